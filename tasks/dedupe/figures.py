"""Reports that are mostly figures: the market's close, the weather, a harvest, a match by its numbers.

What such texts share is the form; what they tell stands in the figures. Of the pairs of such texts that score above
.12 and share no figure, none of 25 of the labelled Arabic day is one event, none of 4 of the English and Russian
pairs, both of 2 of basil: so it halves the score and is no veto. A toll is none of these: twelve dead
are twenty-three the day after, and the missing fewer. So two texts that tell of the dead and bear out each other's
headlines are not asked; if headlines did not matter, two accidents of one kind would meet (one of tg's pairs).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from tasks.dedupe.terms import Terms
    from tasks.languages import Language

APART = 0.5  # factor for two such texts without a figure in common: tg's F1 rises by one point, basil's falls by half
LEAST = 3  # figures of such a text
DENSE = 0.03  # of its distinct stems: .05 leaves out half of the wrong pairs and no right one
FIGURE = re.compile(r"(?!(?:19|20)\d\d$)\d[\d.]*\d")  # two digits at least, no year and no time of day


class Figures(NamedTuple):
    """The figures of a text that is mostly figures, by number; none of any other. And whether it tells of the dead."""

    held: frozenset[int]
    dead: bool


def figures(terms: Sequence[Terms], stems: Sequence[str], language: Language) -> tuple[Figures, ...]:
    """Give the figures of each item."""
    known, tolling = frozenset(numbers(stems)), tolls(language)
    dead = frozenset(number for number, stem in enumerate(stems) if stem in tolling)
    return tuple(
        Figures(_dense(made.words, known) if made.stems else frozenset(), not dead.isdisjoint(made.words))
        for made in terms
    )


@lru_cache(maxsize=64)
def tolls(language: Language) -> frozenset[str]:
    """Give the stems by which a language tells of the dead."""
    told = language.rules.states
    words = (*told.dead, *told.killing, *told.tolls)
    return frozenset(stem for word in words for stem in language.keys(word, ()))


def numbers(stems: Sequence[str]) -> list[int]:
    """Give the numbers of the stems that are figures."""
    return [number for number, stem in enumerate(stems) if stem[:1].isdigit() and FIGURE.fullmatch(stem)]


def _dense(words: array[int], known: frozenset[int]) -> frozenset[int]:
    found = known.intersection(words)
    return found if len(found) >= max(LEAST, DENSE * len(words)) else frozenset()


def factor(one: Figures, two: Figures, *, borne: bool) -> float:
    """Give the factor for two texts; `borne`: they bear out each other's headlines."""
    apart = one.held and two.held and one.held.isdisjoint(two.held)
    return APART if apart and not (borne and one.dead and two.dead) else 1.0
