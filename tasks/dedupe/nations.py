"""Headlines by the countries they name: of two delegations to one tournament, or of one.

A headline has room for its actor and little else, and on a day of one topic the actor is the country: "five athletes
for Sudan", "44 athletes for Algeria". Eight words weigh it like any other word; here it counts besides. The countries
are told from adjectives and short names too, so that «السعودي» and «المملكة» are one actor.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from math import fsum, sqrt
from typing import TYPE_CHECKING

from tasks.dedupe.countries import countries, words
from tasks.dedupe.weights import weight
from tasks.languages import get, stems

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping, Sequence

APART = 0.8  # factor for two headlines without a country in common: .75 to .9 do alike, .7 costs og2021's Arabic part
SAME = 1.5  # for two with the same countries; 1.4 to 1.6 do alike. Both: og2021's Arabic part 85/72 to 90/82
COMMON = 2  # words that they share at least for that: "Spain" alone makes one event of two matters (gnews)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nations:
    """The countries of a window's headlines, by item, and the words of their short forms."""

    squares: Sequence[Mapping[str, float]]  # squared weights by code; none of an article
    words: Sequence[array[int]]

    def factor(self, one: int, two: int) -> float:
        """Give the factor for two headlines; 1 where either names no country, or is an article."""
        mine, yours = self.squares[one], self.squares[two]
        if not mine or not yours:
            return 1.0
        both = fsum(mine[code] for code in sorted(mine.keys() & yours.keys()))
        alike = both / sqrt(fsum(mine.values()) * fsum(yours.values()))
        factor = APART + (SAME - APART) * alike
        return factor if factor < 1 or len({*self.words[one]} & {*self.words[two]}) >= COMMON else 1.0


def nations(titles: Sequence[Sequence[str]], short: Sequence[bool], code: str, brief: Sequence[array[int]]) -> Nations:
    """Read the countries of the `short` items' titles (folded words), each weighed by how few headlines name it."""
    named = [countries_of(title, code) if asked else frozenset() for title, asked in zip(titles, short, strict=True)]
    held = Counter(country for found in named for country in found)
    return Nations(squares=tuple(weighed(found, held, len(titles)) for found in named), words=brief)


def weighed(named: frozenset[str], held: Mapping[str, int], items: int) -> Mapping[str, float]:
    """Give the squared weights of countries, of which so many of the items name each."""
    return {country: weight(held.get(country, 0), items) ** 2 for country in sorted(named)}


def countries_of(title: Sequence[str], code: str) -> frozenset[str]:
    """Give the countries that a title of folded words names."""
    known, mine = words(code), frozenset(title)
    found = []
    for word in title:
        stem, rests = _alone(word, code)
        for rest in rests:
            if rest in known or rest in mine:
                stem = stems.among(word, get(code).rules, known | mine)
                break
        found.append(stem)
    return countries(found, code)


@lru_cache(maxsize=65536)
def _alone(word: str, code: str) -> tuple[str, tuple[str, ...]]:
    """Give the stem that a word has by itself, and the words that could change it if they were known."""
    return stems.alone(word, get(code).rules)
