"""What an article is compared by: three sets of terms, numbered once for a run.

Words are the stems of title and whole text, lead those of title and the text's first stems, grams the character
4-grams of the folded words. Sets, not counts: counted terms rank long texts a little better, but their scale runs
off with length, so that no one threshold would serve headlines and articles alike.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tasks.languages import Language
    from tasks.model import Article

GRAM = 4  # letters; 3 to 5 together are no better at three times the cost
LEAD = 60  # stems of the text beside the title: saudi pairwise F1 +4; 40 and 100 do the same
BRIEF = 25  # stems of the text that stand in for a headline: 92/87 on half-cut basil against 80/67 with the whole text
GRAM_WORDS = 500  # words of the text that give grams: a long report's tail says nothing new of its event
WORDS = 5000  # words of the text that are read at all: a book among the news must not cost a minute


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The numbered terms of one article; `brief` forms are what it would be as a headline."""

    stems: array[int]  # of the text, in order, repeated as it repeats them
    short: bool  # a headline, or so little text that it is no longer than the brief form of an article
    words: array[int]
    lead: array[int]
    grams: array[int]
    brief_words: array[int]
    brief_grams: array[int]


class Numbering:
    """Hands out the numbers of one language's terms, in order of first meeting.

    Feed it articles in an order that does not depend on arrival, so that the numbers do not either.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._words: dict[str, int] = {}
        self._grams: dict[str, int] = {}
        self._spelt: dict[str, tuple[int, ...]] = {}

    def terms(self, article: Article, title: str) -> Terms:
        """Number the terms of `article`, whose title without its outlet's tail is `title`."""
        language = self._language
        head = language.terms(title)
        body = language.terms(article.text)[:WORDS]
        vocabulary = frozenset(head).union(body)
        head = [word for word in head if not language.is_stop(word)]
        early = sum(not language.is_stop(word) for word in body[:GRAM_WORDS])
        body = [word for word in body if not language.is_stop(word)]
        head_stems = [language.stem(word, vocabulary) for word in head]
        body_stems = [language.stem(word, vocabulary) for word in body]
        words = self._number(head_stems + body_stems)
        grams = self._grams_of(head + body[:early])
        short = len(body) <= BRIEF
        return Terms(
            stems=array("i", [self._words[stem] for stem in body_stems]),
            short=short,
            words=words,
            lead=words if short else self._number(head_stems + body_stems[:LEAD]),
            grams=grams,
            brief_words=words if short else self._number(head_stems + body_stems[:BRIEF]),
            brief_grams=grams if short else self._grams_of(head + body[:BRIEF]),
        )

    def figures(self) -> frozenset[int]:
        """Give the numbers of the terms that are figures."""
        return frozenset(number for term, number in self._words.items() if term[0].isdigit())

    def _number(self, stems: Iterable[str]) -> array[int]:
        numbers = self._words
        return array("i", sorted({numbers.setdefault(stem, len(numbers)) for stem in stems}))

    def _grams_of(self, words: Iterable[str]) -> array[int]:
        found: set[int] = set()
        for word in words:
            found.update(self._spelt.get(word) or self._spell(word))
        return array("i", sorted(found))

    def _spell(self, word: str) -> tuple[int, ...]:
        """Number the 4-grams of `word` between spaces; a shorter word is its own gram."""
        padded = f" {word} "
        numbers = self._grams
        cuts = [padded[at : at + GRAM] for at in range(max(1, len(padded) - GRAM + 1))]
        self._spelt[word] = tuple(numbers.setdefault(cut, len(numbers)) for cut in cuts)
        return self._spelt[word]
