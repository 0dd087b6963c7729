"""An article as the chooser reads it: its sentences with their words, stems and faults."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tasks.languages import get
from tasks.summarise.eligible import counted, fault, line_of, unfinished

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The first sentences of one article, read once."""

    article: Article
    language: Language
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One language of a story: its rules, and the folded words that its texts have."""

    language: Language
    vocabulary: frozenset[str]
    stemmed: dict[str, str] = field(default_factory=dict, compare=False, repr=False)  # "" for a stop word

    def keys(self, terms: Iterable[str]) -> list[str]:
        """Give the stems of folded words in order, without stop words.

        What the language's own `keys` gives with this vocabulary; each word is stemmed once a story.
        """
        stemmed = self.stemmed
        found = []
        for term in terms:
            stem = stemmed.get(term)
            if stem is None:
                stop = self.language.is_stop(term)
                stem = stemmed[term] = "" if stop else self.language.stem(term, self.vocabulary)
            if stem:
                found.append(stem)
        return found


def read(articles: Iterable[Article]) -> dict[ArticleId, Reading]:
    """Read the articles of one story: each at most to `SENTENCES` sentences and `REACH` code points.

    Nothing outside the story enters: the sentences chosen for it do not depend on what else arrived. The words that
    its texts have are those by which clitics are known; a sentence that only repeats one of its titles is furniture.
    """
    parts = {article.id: _Parts.of(article) for article in articles}
    languages = {found.article.language: found.language for found in parts.values()}
    shelves = {
        code: Shelf(language=language, vocabulary=frozenset().union(*_words(code, parts.values())))
        for code, language in languages.items()
    }
    titles = {" ".join(found.language.terms(found.article.title)) for found in parts.values()} - {""}
    return {name: _reading(found, shelves[found.article.language], titles) for name, found in parts.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """An article cut into sentences, each with its text, its folded words and the line that it stands in."""

    article: Article
    language: Language
    spans: tuple[Span, ...]
    texts: tuple[str, ...]
    terms: tuple[list[str], ...]
    lines: tuple[str, ...]

    @classmethod
    def of(cls, article: Article) -> _Parts:
        language = get(article.language)
        spans = tuple(span for span in article.sentences[:SENTENCES] if span.start < REACH)
        texts = tuple(article.text[span.start : span.end] for span in spans)
        return cls(
            article=article,
            language=language,
            spans=spans,
            texts=texts,
            terms=tuple(language.terms(text[:REACH]) for text in texts),
            lines=tuple(line_of(article.text, span) for span in spans),
        )


def _words(code: str, parts: Iterable[_Parts]) -> Iterator[list[str]]:
    for found in parts:
        if found.article.language == code:
            yield from found.terms


def _reading(parts: _Parts, shelf: Shelf, titles: Container[str]) -> Reading:
    items = counted(parts.lines)
    ends = not unfinished([(text, len(words)) for text, words in zip(parts.texts, parts.terms, strict=True)])
    furniture = {line: bool(parts.language.furniture(line)) for line in {*parts.lines, *parts.texts}}
    sentences = []
    for index, (span, text, words, line) in enumerate(
        zip(parts.spans, parts.texts, parts.terms, parts.lines, strict=True)
    ):
        repeats = " ".join(words) in titles
        why = "furniture" if furniture[line] or furniture[text] else "title" if repeats else ""
        why = why or fault(text, len(words), alone=text == line, items=items, ends=ends)
        stems = () if why == "too long" else tuple(shelf.keys(words))
        sentences.append(Sentence(index=index, span=span, text=text, words=len(words), stems=stems, fault=why))
    return Reading(article=parts.article, language=parts.language, sentences=tuple(sentences))
