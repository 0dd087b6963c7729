"""Reports that are mostly figures: the market's close, the weather, a harvest, a match by its numbers.

What such texts share is the form; what they tell stands in the figures. Of the pairs of such texts that score above
.12 and share no figure, none of 25 of the labelled Arabic day is one event, none of 4 of the English and Russian
pairs, both of 2 of basil: so it halves the score and is no veto.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from tasks.dedupe.terms import Terms

APART = 0.5  # factor for two such texts without a figure in common: tg's F1 rises by one point, basil's falls by half
LEAST = 3  # figures of such a text
DENSE = 0.03  # of its distinct stems: .05 leaves out half of the wrong pairs and no right one
FIGURE = re.compile(r"(?!(?:19|20)\d\d$)\d[\d.]*\d")  # two digits at least, no year and no time of day


def figures(terms: Sequence[Terms], stems: Sequence[str]) -> tuple[frozenset[int], ...]:
    """Give the figures of each item that is mostly figures, by their numbers; none of any other."""
    known = frozenset(numbers(stems))
    return tuple(_dense(made.words, known) if made.stems else frozenset() for made in terms)


def numbers(stems: Sequence[str]) -> list[int]:
    """Give the numbers of the stems that are figures."""
    return [number for number, stem in enumerate(stems) if stem[:1].isdigit() and FIGURE.fullmatch(stem)]


def _dense(words: array[int], known: frozenset[int]) -> frozenset[int]:
    found = known.intersection(words)
    return found if len(found) >= max(LEAST, DENSE * len(words)) else frozenset()


def factor(one: frozenset[int], two: frozenset[int]) -> float:
    """Give the factor for two texts of these figures."""
    return APART if one and two and one.isdisjoint(two) else 1.0
