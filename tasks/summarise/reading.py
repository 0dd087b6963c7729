"""An article as the chooser reads it: its sentences with their words, stems and faults."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tasks.languages import get
from tasks.summarise.eligible import LONGEST, counted, fault, line_of, unfinished
from tasks.summarise.quotes import NEAR, OVER, inside, unattributed

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from tasks.languages import Language
    from tasks.model import Article, ArticleId, Span

# code points of an article that are read, 400 sentences of 300: one of 5 MB costs what a long one does
REACH = 120_000
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
    quoted: bool  # somebody's words, without whose


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The first sentences of one article, read once."""

    article: Article
    language: Language
    title: tuple[str, ...]  # stems of the article's title
    sentences: tuple[Sentence, ...]


class _Anything:
    """A vocabulary that knows every word."""

    def __contains__(self, word: object) -> bool:
        return True


@lru_cache(maxsize=65536)
def _alone(code: str, term: str) -> tuple[str, bool]:
    """Give the stem of a folded word by itself ("" for a stop word), and whether known words could change it."""
    language = get(code)
    stem = "".join(language.keys(term, ()))
    return stem, stem != "".join(language.keys(term, _Anything()))


def stems(language: Language, terms: Iterable[str], vocabulary: Container[str]) -> list[str]:
    """Give what the language's own `keys` gives for a text with these folded words, which are at hand already."""
    found = []
    for term in terms:
        stem, asks = _alone(language.code, term)
        if stem:
            found.append(language.stem(term, vocabulary) if asks else stem)
    return found


def read(articles: Iterable[Article]) -> dict[ArticleId, Reading]:
    """Read the articles of one story: each at most to `SENTENCES` sentences and `REACH` code points.

    Nothing outside the story enters: the sentences chosen for it do not depend on what else arrived. The words that
    its texts have are those by which clitics are known; a sentence that only repeats one of its titles is furniture.
    """
    parts = {article.id: _Parts.of(article) for article in articles}
    languages = sorted({found.article.language for found in parts.values()})
    known = {code: frozenset().union(*_words(code, parts.values())) for code in languages}
    titles = {" ".join(found.language.terms(found.article.title)) for found in parts.values()} - {""}
    return {name: _reading(found, known[found.article.language], titles) for name, found in parts.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """An article cut into sentences, each with its text, its folded words and the line that it stands in."""

    article: Article
    language: Language
    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    terms: tuple[list[str], ...]
    lines: tuple[str, ...]
    quoted: tuple[bool, ...]

    @classmethod
    def of(cls, article: Article) -> _Parts:
        language = get(article.language)
        spans = tuple(span for span in article.sentences[:SENTENCES] if span.start < REACH)
        texts = tuple(article.text[span.start : span.end] for span in spans)
        lines = [line_of(article.text, span) for span in spans]
        around = zip(texts, spans, lines, strict=True)
        return cls(
            article=article,
            language=language,
            spans=spans,
            texts=texts,
            terms=tuple(language.terms(text[:REACH]) for text in texts),
            lines=tuple(article.text[line.start : min(line.end, line.start + 2 * LONGEST)].strip() for line in lines),
            quoted=tuple(_quoted(article.text, text, span, line) for text, span, line in around),
        )


def _quoted(whole: str, text: str, span: Span, line: Span) -> bool:
    before, after = (
        whole[max(line.start, span.start - NEAR) : span.start],
        whole[span.end : min(line.end, span.end + NEAR)],
    )
    return unattributed(text, before, after) or inside(
        text, whole[max(0, span.start - OVER) : span.start], whole[span.end : span.end + OVER]
    )


def _words(code: str, parts: Iterable[_Parts]) -> Iterator[list[str]]:
    for found in parts:
        if found.article.language == code:
            yield from found.terms


def _reading(parts: _Parts, vocabulary: Container[str], titles: Container[str]) -> Reading:
    items = counted(parts.lines)
    ends = not unfinished([(text, len(words)) for text, words in zip(parts.texts, parts.terms, strict=True)])
    furniture = {line: bool(parts.language.furniture(line)) for line in {*parts.lines, *parts.texts}}
    sentences = []
    for index, (span, text, words, line, quoted) in enumerate(
        zip(parts.spans, parts.texts, parts.terms, parts.lines, parts.quoted, strict=True)
    ):
        repeats = " ".join(words) in titles
        why = "furniture" if furniture[line] or furniture[text] else "title" if repeats else ""
        why = why or fault(text, len(words), alone=text == line, items=items, ends=ends)
        about = () if why == "too long" else tuple(stems(parts.language, words, vocabulary))
        sentences.append(
            Sentence(index=index, span=span, text=text, words=len(words), stems=about, fault=why, quoted=quoted)
        )
    title = tuple(stems(parts.language, parts.language.terms(parts.article.title), vocabulary))
    return Reading(article=parts.article, language=parts.language, title=title, sentences=tuple(sentences))
