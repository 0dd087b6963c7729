"""What an article is known by whatever its language: letters and sounds of its words, its numbers, its countries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tasks.dedupe.countries import countries, words
from tasks.dedupe.romanise import latin, sounds
from tasks.languages import get, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.model import Article

READ = 800  # letters of the text, where the names stand; 1,500 find no more at twice the cost
WORDS = 60  # of title and text that give letters and sounds; 40 and 100 do alike on headlines and short texts
GRAM = 4  # letters; 3 to 5 together are no better at twice the cost
SOUNDS = 3  # consonants: two stand in every other word
DIGITS = 2  # of a number: every text counts to nine


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The marks of one article."""

    letters: frozenset[str]  # 4-grams of its words in Latin letters
    sounds: frozenset[str]  # consonants of its words
    numbers: frozenset[str]
    countries: frozenset[str]  # codes


class _Word(NamedTuple):
    """What a folded word gives."""

    letters: tuple[str, ...]
    sound: str
    stem: str


def read(article: Article) -> str:
    """Give the part of an article that its marks are taken from."""
    return f"{article.title}\n{article.text[:READ]}"


class Reader:
    """Reads the marks of one language's articles; a word is looked at once.

    Clitics come off where the rest is a word of any of the `articles` or a country's name.
    """

    def __init__(self, code: str, articles: Sequence[Article]) -> None:
        self._code = code
        self._language = get(code)
        self._terms = {article.id: self._language.terms(read(article)) for article in articles}
        self._known = frozenset(term for terms in self._terms.values() for term in terms) | words(code)
        self._words: dict[str, _Word | None] = {}

    def marks(self, article: Article) -> Marks:
        """Give the marks of one of the articles."""
        meant = [word for term in self._terms[article.id] if (word := self._word(term))]
        spelt = [word for word in meant if word.letters][:WORDS]
        return Marks(
            letters=frozenset().union(*(word.letters for word in spelt)),
            sounds=frozenset(word.sound for word in spelt if len(word.sound) >= SOUNDS),
            numbers=frozenset(n for n in self._language.numbers(read(article)) if len(n) >= DIGITS),
            countries=countries([word.stem for word in meant], self._code),
        )

    def spellings(self, article: Article) -> dict[str, str]:
        """Give a spelling for each sound of an article: the first that it stands in, capitals and all."""
        found: dict[str, str] = {}
        for word in self._language.words(read(article)):
            for term in self._language.terms(word):
                if known := self._word(term):
                    found.setdefault(known.sound, word)
        return found

    def _word(self, term: str) -> _Word | None:
        """Give what a word gives; None for a stop word and a number."""
        if term not in self._words:
            stop = term[0].isdigit() or self._language.is_stop(term)
            self._words[term] = None if stop else self._look(term)
        return self._words[term]

    def _look(self, term: str) -> _Word:
        rules = self._language.rules
        spelt = latin(stems.bare(term, rules, self._known))
        padded = f" {spelt} "
        grams = [padded[at : at + GRAM] for at in range(max(1, len(padded) - GRAM + 1))] if spelt else []
        return _Word(tuple(grams), sounds(spelt), stems.stem(term, rules, self._known))
