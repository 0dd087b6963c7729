"""Texts out of one mould: an outlet writes tomorrow's weather, the next package, the other bourse in today's words.

Two different texts of one outlet are less likely to tell one event than two texts of two outlets that are as much
alike: below the score of reprints, 12 in a hundred such pairs of the labelled Arabic day against 35. And where no
name of either headline stands anywhere in the other text, the reports are of two matches of one league; texts as short
as headlines are not asked, for two sentences leave names out though they tell the event (11 of 91 true pairs of short
texts; asked of all, the windows written blind lose a point).
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from tasks.dedupe.terms import Terms

REPRINT = 0.8  # text score from which two texts are the same words, whatever their titles
OWN = 0.5  # factor for two texts of one outlet: saudi 92/77 to 93/80; .4 and .6 do alike
SERIES = 0.4  # factor besides, where its titles are one frame, filled with other words: blind windows 70/73 to 71/74
# in the mean of both figures (first, second set) from .5, no labelled set moves; .3 parts what an outlet updates
STRANGERS = 0.5  # factor where no name of either title is in the other text: 1 of 344 true pairs of texts is so
NAMED = 1  # names that both titles must have for that: with two, tg's F1 falls by a point
WORDS = 4  # of a title at least: "Weather today" is no mould but a label
FRAME = 0.5  # share of the longer title that the members of a series have in common, in order


def strangers(one: Terms, two: Terms) -> bool:
    """Tell whether two articles have no actor of their headlines in common; never of headlines and short texts."""
    return not (one.short or two.short) and nameless(one, two)


def nameless(one: Terms, two: Terms) -> bool:
    """Tell whether both headlines name somebody, and neither text whom the other's names."""
    if min(len(one.headed), len(two.headed)) < NAMED:
        return False
    return set(one.headed).isdisjoint(two.names) and set(two.headed).isdisjoint(one.names)


def series(one: Sequence[str], two: Sequence[str]) -> bool:
    """Tell whether two titles are one sentence with something swapped: "twelfth" for "thirteenth".

    Swapped figures alone do not count: "4 dead" becomes "8 dead" while the event goes on. Nor does an addition.
    """
    if min(len(one), len(two)) < WORDS:
        return False
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    if sum(block.size for block in blocks) < FRAME * max(len(one), len(two)):
        return False
    mine = {place for block in blocks for place in range(block.a, block.a + block.size)}
    theirs = {place for block in blocks for place in range(block.b, block.b + block.size)}
    return _words(one, mine) and _words(two, theirs)


def _words(title: Sequence[str], frame: Container[int]) -> bool:
    """Tell whether a title has a word of its own outside the frame, other than a figure."""
    return any(place not in frame and not word[:1].isdigit() for place, word in enumerate(title))
