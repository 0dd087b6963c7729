"""How much a shared term says: the surprise of meeting it, and how alike two sets of terms are beyond chance.

With n items, k pseudo-items and df of them holding term t: p = (df + k q) / (n + k), weight = -ln p. An item is the
vector of its terms' weights at length one; two items score their cosine less half of what each shares with the
average item. The pseudo-items keep the scale in small windows, where every word looks rare or common by accident:
eight headlines score 85/61 with their own counts and 93/84 with these (B-cubed / pairwise F1, uci).
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import fsum, log, sqrt
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

PSEUDO = 100  # items: 20 and 300 are within a point of the mean over all sets; none costs two points
RARE = 0.002  # share of all news that holds a term nobody counted: .001 to .005 do alike in windows of eight
FLOOR = 0.01  # rarer than one in a hundred says nothing more: without it a headline's one odd word outweighs what forty
# outlets share (uci 75/75 to 81/80, gnews and the texts within a point); .005 to .02 are within a point of the mean
CHANCE = 0.5  # of the mean removal: headlines gain 2 to 5 points; 1 gains another and costs full texts 3
DIGITS = 9  # kept of a score: both ways of computing it agree to 12, so a group never hangs on which was taken

SMALL = 128  # items up to which plain Python beats the import of numpy (0.1 CPU-seconds)

Scores = list[list[float]]  # parallel to the candidates: of item i with each of its partners above i


@lru_cache(maxsize=4096)
def weight(held: int, items: int) -> float:
    """Give the weight of a term that `held` of `items` hold."""
    return -log(max(FLOOR, (held + PSEUDO * RARE) / (items + PSEUDO)))


def frequencies(sets: Sequence[array[int]]) -> Counter[int]:
    """Count the items that hold each term."""
    held: Counter[int] = Counter()
    for terms in sets:
        held.update(terms)
    return held


def scores(sets: Sequence[array[int]], above: Sequence[Sequence[int]]) -> Scores:
    """Score item i with each item of `above[i]`, in plain Python: the quick way for a small window.

    Sums are exact (`fsum`) or run in the order of the items, so the same items give the same bits.
    """
    items = len(sets)
    squares = {term: weight(held, items) ** 2 for term, held in frequencies(sets).items()}
    lengths = [sqrt(fsum(squares[term] for term in terms)) or 1.0 for terms in sets]
    load: dict[int, float] = dict.fromkeys(squares, 0.0)
    for terms, length in zip(sets, lengths, strict=True):
        for term in terms:
            load[term] += 1 / length
    chance = [
        (fsum(squares[term] * load[term] for term in terms) / length - 1) / (items + PSEUDO)
        for terms, length in zip(sets, lengths, strict=True)
    ]
    known = [frozenset(terms) for terms in sets]
    return [
        [
            fsum(squares[term] for term in known[one] & known[two]) / (lengths[one] * lengths[two])
            - CHANCE * (chance[one] + chance[two])
            for two in partners
        ]
        for one, partners in enumerate(above)
    ]


def means(channels: Sequence[Sequence[array[int]]], shares: Sequence[int], above: Sequence[Sequence[int]]) -> Scores:
    """Give the weighed mean of the channels' scores, rounded, of item i with each item of `above[i]`."""
    parts = [scores(sets, above) for sets in channels]
    whole = sum(shares)
    return [
        [round(sum(map(mul, shares, found)) / whole, DIGITS) for found in zip(*rows, strict=True)]
        for rows in zip(*parts, strict=True)
    ]
