"""An article as the chooser reads it: its sentences with their words, stems and faults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.summarise.eligible import counted, fault, line_of, unfinished
from tasks.summarise.shelf import REACH

if TYPE_CHECKING:
    from tasks.languages import Language
    from tasks.model import Article, Span
    from tasks.summarise.shelf import Shelf

SENTENCES = 400  # a later one has lost 0.85 of the place points: it is never chosen for a summary of a few sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: where it stands, how long it is, what it is about, and why it may not be quoted ("" = it may)."""

    index: int  # in Article.sentences
    span: Span
    text: str
    words: int
    stems: tuple[str, ...]  # in order, stop words left out
    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The first sentences of one article, read once."""

    article: Article
    language: Language
    sentences: tuple[Sentence, ...]


def read(article: Article, shelf: Shelf, titles: frozenset[str] = frozenset()) -> Reading:
    """Read the first sentences of an article; what only repeats one of `titles` (as folded words) is never quoted."""
    spans = [span for span in article.sentences[:SENTENCES] if span.start < REACH]
    texts = [article.text[span.start : span.end] for span in spans]
    terms = [shelf.language.terms(text[:REACH]) for text in texts]
    lines = [line_of(article.text, span) for span in spans]
    items = counted(lines)
    ends = not unfinished([(text, len(words)) for text, words in zip(texts, terms, strict=True)])
    sentences = []
    for index, (span, text, words, line) in enumerate(zip(spans, texts, terms, lines, strict=True)):
        why = fault(text, words, line=line, language=shelf.language, titles=titles, items=items, ends=ends)
        stems = () if why == "too long" else tuple(shelf.keys(words))
        sentences.append(Sentence(index=index, span=span, text=text, words=len(words), stems=stems, fault=why))
    return Reading(article=article, language=shelf.language, sentences=tuple(sentences))
