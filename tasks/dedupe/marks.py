"""What an article is known by whatever its language: letters and sounds of its words, its numbers, its countries."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Self

from tasks.dedupe.countries import countries
from tasks.dedupe.lazy import Lazy
from tasks.dedupe.romanised import Romanised

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tasks.model import Article, ArticleId

READ = 800  # letters of the text, where the names stand; 1,500 find no more at twice the cost
WORDS = 60  # of title and text that give letters and sounds; 40 and 100 do alike on headlines and short texts
GRAM = 4  # letters; 3 to 5 together are no better at twice the cost
SHORTEST = 3  # consonants of a sound: two stand in every other word
DIGITS = 2  # of a number: every text counts to nine


def read(article: Article) -> str:
    """Give the part of an article that its marks are taken from."""
    return f"{article.title}\n{article.text[:READ]}"


class Reader:
    """Reads the marks of one language's articles.

    Numbers and countries are read when they are asked for: most stories have no partner that would be compared by
    them.
    """

    def __init__(
        self,
        spelt: Romanised,
        held: Mapping[ArticleId, Sequence[int]],
        figures: dict[ArticleId, frozenset[str]] | None = None,
        named: dict[ArticleId, frozenset[str]] | None = None,
    ) -> None:
        """Read articles whose words are numbered.

        Args:
            spelt: the words.
            held: the words of each article in order, by number.
            figures: the numbers of those of which they are known.
            named: the countries, likewise.
        """
        self.spelt = spelt
        self.figures = {} if figures is None else figures
        self.named = {} if named is None else named
        self._held = held
        self._grams = Lazy(len(spelt), lambda number: grams(spelt.letters[number]))

    @classmethod
    def of(cls, code: str, articles: Iterable[Article]) -> Self:
        """Number and spell the words of articles; all at once."""
        spelt = Romanised(code)
        held = {article.id: spelt.number(spelt.language.terms(read(article))) for article in articles}
        spelt.settle()
        return cls(spelt, held)

    def words(self, article: Article) -> list[int]:
        """Give the numbers of the first words of one of the articles, those that have Latin letters."""
        return list(islice(filter(self.spelt.letters.__getitem__, self._held[article.id]), WORDS))

    def letters(self, article: Article) -> frozenset[str]:
        """Give the 4-grams of its words in Latin letters."""
        return frozenset().union(*map(self._grams.__getitem__, self.words(article)))

    def heard(self, article: Article) -> frozenset[str]:
        """Give the consonants of its words."""
        found = map(self.spelt.sounds.__getitem__, self.words(article))
        return frozenset(sound for sound in found if len(sound) >= SHORTEST)

    def numbers(self, article: Article) -> frozenset[str]:
        """Give its numbers."""
        if article.id not in self.figures:
            said = self.spelt.language.numbers(read(article))
            self.figures[article.id] = frozenset(number for number in said if len(number) >= DIGITS)
        return self.figures[article.id]

    def countries(self, article: Article) -> frozenset[str]:
        """Give the codes of the countries that it names."""
        if article.id not in self.named:
            self.named[article.id] = self._countries(article)
        return self.named[article.id]

    def spellings(self, article: Article) -> dict[str, str]:
        """Give a spelling for each sound of an article: the first that it stands in, capitals and all."""
        language, found = self.spelt.language, dict[str, str]()
        for word in language.words(read(article)):
            for term in language.terms(word):
                found.setdefault(self.spelt.sound(term), word)
        return found

    def _countries(self, article: Article) -> frozenset[str]:
        spelt, held = self.spelt, self._held[article.id]
        if spelt.naming.isdisjoint(held):
            return frozenset()
        said = [number for number in held if spelt.says[number]]
        places = [place for place, number in enumerate(said) if number in spelt.naming]
        return countries(Lazy(len(said), lambda place: spelt.stem(said[place])), spelt.code, places)


def grams(spelt: str) -> tuple[str, ...]:
    """Give the 4-grams of a word between spaces; a shorter one is its own gram."""
    padded = f" {spelt} "
    return tuple(padded[at : at + GRAM] for at in range(max(1, len(padded) - GRAM + 1)))
