"""Which pairs are worth a score: those that share a rare term. Work grows with the window, not with its square.

An item is filed under its rarest terms that another item holds too; two items filed under one term are candidates.
On the labelled sets this finds the same groups as scoring every pair (within half a point), at 9 to 31 partners an
item. Asking for two shared terms loses headlines (uci 78 to 70).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tasks.dedupe.weights import frequencies

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

RAREST = 30  # terms an item is filed under
COMMON = 200  # items that hold a term at most, for it to be filed: a word of every tenth article points nowhere
PARTNERS = 400  # kept of an item's candidates, most shared terms first: bounds the work on a one-topic day
ALL_PAIRS = 64  # items up to which every pair is scored: 2,016 pairs cost less than the care for missing one


def candidates(sets: Sequence[array[int]], leave: Sequence[bool] = ()) -> list[list[int]]:
    """Give, for each item, its partners of a higher number, ascending.

    Args:
        sets: the terms of each item.
        leave: items that need no pair among themselves (they are compared elsewhere); empty for none.
    """
    skip = list(leave) or [False] * len(sets)
    if len(sets) <= ALL_PAIRS:
        return [[two for two in range(one + 1, len(sets)) if not (skip[one] and skip[two])] for one in range(len(sets))]
    filed = _rarest(sets)
    under: dict[int, list[int]] = {}
    for item, terms in enumerate(filed):
        for term in terms:
            under.setdefault(term, []).append(item)
    above: list[set[int]] = [set() for _ in sets]
    for one, terms in enumerate(filed):
        shared: Counter[int] = Counter()
        for term in terms:
            shared.update(under[term])
        del shared[one]
        for two in _closest(shared):
            if not (skip[one] and skip[two]):
                above[min(one, two)].add(max(one, two))
    return [sorted(partners) for partners in above]


def _rarest(sets: Sequence[array[int]]) -> list[list[int]]:
    """Choose the terms that each item is filed under; ties go to the term met first."""
    held = frequencies(sets)
    return [
        sorted((term for term in terms if 1 < held[term] <= COMMON), key=lambda term: (held[term], term))[:RAREST]
        for terms in sets
    ]


def _closest(shared: Counter[int]) -> list[int]:
    """Keep the partners that share most; ties go to the lower number."""
    if len(shared) <= PARTNERS:
        return list(shared)
    return sorted(shared, key=lambda item: (-shared[item], item))[:PARTNERS]
