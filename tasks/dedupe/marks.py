"""What an article is known by whatever its language: letters and sounds of its words, its numbers, its countries."""

from __future__ import annotations

from functools import cached_property
from itertools import chain, count, islice
from typing import TYPE_CHECKING

from tasks.dedupe.countries import countries, names, words
from tasks.dedupe.lazy import Lazy
from tasks.dedupe.romanise import latin, sounds
from tasks.languages import get, stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tasks.model import Article

READ = 800  # letters of the text, where the names stand; 1,500 find no more at twice the cost
WORDS = 60  # of title and text that give letters and sounds; 40 and 100 do alike on headlines and short texts
GRAM = 4  # letters; 3 to 5 together are no better at twice the cost
SHORTEST = 3  # consonants of a sound: two stand in every other word
DIGITS = 2  # of a number: every text counts to nine


def read(article: Article) -> str:
    """Give the part of an article that its marks are taken from."""
    return f"{article.title}\n{article.text[:READ]}"


class Reader:
    """Reads the marks of one language's articles; the words of all of them are spelt in Latin letters at once.

    Clitics come off where the rest is a word of any of the `articles` or a country's name. Numbers and countries are
    read when they are asked for: most stories have no partner that would be compared by them.
    """

    def __init__(self, code: str, articles: Iterable[Article]) -> None:
        self._code = code
        self._language = get(code)
        self._terms = {article.id: self._language.terms(read(article)) for article in articles}
        met = dict.fromkeys(chain.from_iterable(self._terms.values()), 0)
        # no word changes another in a language without affixes
        self._known = words(code).union(met) if self._language.rules.affixes else frozenset[str]()
        self._said = {term: self._plain(term) for term in met if self._says(term)}
        spelt = _lines(latin, [*self._said.values()])
        self.spelt = ["", *filter(None, spelt)]  # the words that have Latin letters, by number, from one on
        self.sounds = _lines(sounds, self.spelt)
        number = count(1)
        met.update((term, next(number)) for term, letters in zip(self._said, spelt, strict=True) if letters)
        self._numbers = met
        self._grams = Lazy(len(self.spelt), lambda number: grams(self.spelt[number]))

    @cached_property
    def _naming(self) -> frozenset[str]:
        """Give the words with which the name of a country may begin."""
        known = names(self._code)
        said: Iterable[str] = self._said
        if self._language.rules.affixes:  # what is taken off a bare word is its end
            sizes = sorted({len(stem) for stem in known})
            said = (term for term, bare in self._said.items() if any(bare[:size] in known for size in sizes))
        return frozenset(term for term in said if self._stem(term) in known)

    def words(self, article: Article) -> list[int]:
        """Give the numbers of the first words of one of the articles, those that have Latin letters."""
        return list(islice(filter(None, map(self._numbers.__getitem__, self._terms[article.id])), WORDS))

    def letters(self, article: Article) -> frozenset[str]:
        """Give the 4-grams of its words in Latin letters."""
        return frozenset().union(*map(self._grams.__getitem__, self.words(article)))

    def heard(self, article: Article) -> frozenset[str]:
        """Give the consonants of its words."""
        found = map(self.sounds.__getitem__, self.words(article))
        return frozenset(sound for sound in found if len(sound) >= SHORTEST)

    def numbers(self, article: Article) -> frozenset[str]:
        """Give its numbers."""
        return frozenset(n for n in self._language.numbers(read(article)) if len(n) >= DIGITS)

    def countries(self, article: Article) -> frozenset[str]:
        """Give the codes of the countries that it names."""
        terms = self._terms[article.id]
        if self._naming.isdisjoint(terms):
            return frozenset()
        said = [term for term in terms if term in self._said]
        places = [place for place, term in enumerate(said) if term in self._naming]
        return countries(Lazy(len(said), lambda place: self._stem(said[place])), self._code, places)

    def spellings(self, article: Article) -> dict[str, str]:
        """Give a spelling for each sound of an article: the first that it stands in, capitals and all."""
        found: dict[str, str] = {}
        for word in self._language.words(read(article)):
            for term in self._language.terms(word):
                found.setdefault(self._sound(term), word)
        return found

    def _says(self, term: str) -> bool:
        """Tell whether a word is neither a number nor a stop word."""
        return not term[0].isdigit() and not self._language.is_stop(term)

    def _plain(self, term: str) -> str:
        """Give a word without clitics and article."""
        return stems.bare(term, self._language.rules, self._known)

    def _stem(self, term: str) -> str:
        return stems.stem(term, self._language.rules, self._known)

    def _sound(self, term: str) -> str:
        """Give the sound of a word; "" where it has none."""
        number = self._numbers.get(term)
        if number is None:  # nowhere between two spaces
            return sounds(latin(self._plain(term))) if self._says(term) else ""
        return self.sounds[number]


def grams(spelt: str) -> tuple[str, ...]:
    """Give the 4-grams of a word between spaces; a shorter one is its own gram."""
    padded = f" {spelt} "
    return tuple(padded[at : at + GRAM] for at in range(max(1, len(padded) - GRAM + 1)))


def _lines(change: Callable[[str], str], lines: Sequence[str]) -> list[str]:
    """Change many words at once."""
    return change("\n".join(lines)).split("\n") if lines else []
