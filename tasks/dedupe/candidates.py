"""Which pairs are worth a score: those that share rare terms. Work grows with the window, not with its square.

An item is filed under its rarest terms that another item holds too; two items filed together often enough are
candidates. Two headlines need one term in common (two lose uci 8 points); two texts need six of 120, which finds
what scoring every pair finds within a point, and does better than one of thirty at half the pairs (saudi's pairwise
F1 84 to 80).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tasks.dedupe.weights import frequencies

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence

RAREST = 120  # terms an item is filed under: with 90 saudi falls from 94/87, what scoring every pair gives, to 94/84
COMMON = 200  # items that hold a term at most, for it to be filed: a word of every tenth article points nowhere
PARTNERS = 400  # kept of an item's candidates, most shared terms first: bounds the work on a one-topic day
ALL_PAIRS = 64  # items up to which every pair is scored: 2,016 pairs cost less than the care for missing one


def candidates(sets: Sequence[array[int]], need: int, leave: Sequence[bool] = ()) -> list[list[int]]:
    """Give, for each item, its partners of a higher number, ascending.

    Args:
        sets: the terms of each item.
        need: how many of the terms under which two items are filed they must share.
        leave: items that need no pair among themselves (they are compared elsewhere); empty for none.
    """
    skip = list(leave) or [False] * len(sets)
    if len(sets) <= ALL_PAIRS:
        return [[two for two in range(one + 1, len(sets)) if not (skip[one] and skip[two])] for one in range(len(sets))]
    asking = [item for item in range(len(sets)) if not skip[item]]  # pairs of others are found from this side
    above: list[set[int]] = [set() for _ in sets]
    for one, partners in zip(asking, _counted(_rarest(sets), asking, need), strict=True):
        for two in partners:
            above[min(one, two)].add(max(one, two))
    return [sorted(partners) for partners in above]


def _rarest(sets: Sequence[array[int]]) -> list[list[int]]:
    """Choose the terms that each item is filed under; ties go to the term met first."""
    held = frequencies(sets)
    return [
        sorted((term for term in terms if 1 < held[term] <= COMMON), key=lambda term: (held[term], term))[:RAREST]
        for terms in sets
    ]


def _under(filed: Sequence[Sequence[int]]) -> dict[int, list[int]]:
    under: dict[int, list[int]] = {}
    for item, terms in enumerate(filed):
        for term in terms:
            under.setdefault(term, []).append(item)
    return under


def _counted(filed: Sequence[Sequence[int]], asking: Sequence[int], need: int) -> Iterator[list[int]]:
    """Give the partners of each item of `asking`, those that share most first where there are too many."""
    under = _under(filed)
    for one in asking:
        shared: Counter[int] = Counter()
        for term in filed[one]:
            shared.update(under[term])
        del shared[one]
        found = sorted((item for item, times in shared.items() if times >= need), key=lambda i: (-shared[i], i))
        yield found[:PARTNERS]
