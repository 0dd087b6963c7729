"""Whether two texts bear out each other's headlines: what one headline names stands in the other text, or does not.

Texts out of one mould share their frame and two steps of one matter share their actors, but what each headline adds
is not in the other text. Of the pairs of the labelled Arabic day that score .12 to .2, one in twenty is one event
where the texts hold less than .4 of each other's headlines, and two in five where they hold more; the English and
Russian pairs, labelled by others, part at the same place.

A text of two sentences can hold only so much. Of two such texts (25 stems at most) as many pairs are one event where
they hold a fifth of each other's headlines as of longer texts where they hold two fifths: the labelled Arabic and
English articles cut to their first sentence, and the windows written blind, part there. So what they hold counts twice,
unless both headlines name somebody and neither text has the other's names: then it is the words of the trade alone,
"penalty" and "draw" (`moulds.nameless`).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.dedupe.weights import frequencies, weight

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tasks.dedupe.terms import Terms

BORNE = 0.4  # share of two headlines, by squared weight, that says nothing either way; .3 to .5 do alike
BRIEFLY = 2.0  # times what two short texts hold: blind windows 72.9 to 75.1 in the mean of both figures, articles cut
# to their first sentence 89.9 to 91.1; 1.5 gives a quarter of it, 3 half a point more and costs the Arabic ones one
LEAST = 2  # stems of a headline
WORTH = 0.05  # text score from which a pair is asked: below, no factor brings it near the threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The headlines of a window's texts, by item: numbered stems and their squared weights."""

    squares: Sequence[Mapping[int, float]]  # none for an item without a text, or a headline of one stem
    words: Sequence[array[int]]

    def factor(self, one: int, two: int, *, added: bool = False, briefly: bool = False) -> float:
        """Give the factor for two texts: 1.6 where each holds all of the other's headline, .6 where none.

        Of two headlines of one outlet, ask only for what each has `added`: what they share is its way of titling
        ("weddings", "the king condoles with"). Asked of every pair, that costs basil three points. Of two short texts
        what they hold counts `briefly`, twice, unless both headlines name somebody and neither text has those names.
        """
        borne = self._shares(one, two, added=added)
        if not borne:
            return 1.0
        share = sum(borne) / len(borne)
        return 1 - BORNE + (min(BRIEFLY * share, 1.0) if briefly else share)

    def _shares(self, one: int, two: int, *, added: bool) -> list[float]:
        mine, theirs = self.squares[one], self.squares[two]
        frame = mine.keys() & theirs.keys() if added else frozenset()
        borne = [self._borne(mine, two, frame)] if mine else []
        return borne + ([self._borne(theirs, one, frame)] if theirs else [])

    def _borne(self, squares: Mapping[int, float], other: int, frame: AbstractSet[int]) -> float:
        """Give how much of a headline, its frame left aside, the other text holds."""
        words, held, asked = self.words[other], 0.0, 0.0
        for stem, square in squares.items():
            if stem not in frame:
                place = bisect_left(words, stem)
                asked += square
                if place < len(words) and words[place] == stem:
                    held += square
        return held / (asked or 1.0)


def headings(terms: Sequence[Terms]) -> Headings:
    """Weigh the headlines of a window by how few of its texts hold each stem."""
    texts = [made.words for made in terms if made.stems]
    held = frequencies(texts)

    def squares(made: Terms) -> dict[int, float]:
        if not made.stems or len(made.title) < LEAST:
            return {}
        return {stem: weight(held[stem], len(texts)) ** 2 for stem in made.title}

    return Headings(squares=tuple(map(squares, terms)), words=tuple(made.words for made in terms))
