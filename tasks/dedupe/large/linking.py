"""The groups of a large window: those that nothing new touches stay as they were, all others are linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.dedupe.large.closing import MOST, closed
from tasks.dedupe.large.relating import relations
from tasks.dedupe.linkage import THRESHOLD, Groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.dedupe.large.columns import Ints
    from tasks.dedupe.pairs import Pairs


__all__ = ["groups", "relations", "within"]


def groups(pairs: Pairs, count: int, before: Sequence[tuple[int, ...]] = ()) -> tuple[tuple[int, ...], ...]:
    """Give the groups of `count` items, each ascending, in the order of their lowest items, as `linkage.link` does.

    Args:
        pairs: of the items, with their scores.
        count: of the items.
        before: the groups of the first items, from the pairs among these.
    """
    import numpy as np

    ones, twos = np.frombuffer(pairs.one, dtype=np.intc), np.frombuffer(pairs.two, dtype=np.intc)
    scores = np.frombuffer(pairs.score)
    near = scores >= THRESHOLD
    home = components(count, ones[near], twos[near])
    first = sum(map(len, before))
    touched = np.zeros(count, dtype=bool)
    touched[home[first:]] = True
    inside = (home[ones] == home[twos]) & touched[home[ones]]
    large = np.bincount(home, minlength=count)[home[ones]] > MOST
    some, rest = np.flatnonzero(inside & ~large), np.flatnonzero(inside & large)
    lowest = closed(home, ones[some], twos[some], scores[some], THRESHOLD)
    made = Groups(count, zip(ones[rest].tolist(), twos[rest].tolist(), scores[rest].tolist(), strict=True))
    made.close(THRESHOLD)
    for item, members in enumerate(made.members):
        if len(members) > 1:
            lowest[members] = item
    new = np.flatnonzero(touched[home])
    order = new[np.argsort(lowest[new], kind="stable")]
    parts = np.split(order, np.flatnonzero(np.diff(lowest[order])) + 1) if len(order) else []
    kept = [group for group in before if not touched[home[group[0]]]]
    return tuple(sorted([*kept, *(tuple(part.tolist()) for part in parts)]))


def components(count: int, ones: Ints, twos: Ints) -> Ints:
    """Give for each item the lowest item that pairs connect it with."""
    import numpy as np

    home = np.arange(count)
    while True:
        low = np.minimum(home[ones], home[twos])
        last = home.copy()
        np.minimum.at(home, ones, low)
        np.minimum.at(home, twos, low)
        np.minimum.at(home, last[ones], low)
        np.minimum.at(home, last[twos], low)
        home = home[home]
        if np.array_equal(home, last):
            return home


def within(pairs: Pairs, home: Sequence[int]) -> dict[tuple[int, int], float]:
    """Give the scores of the pairs inside a group, the lower item first; `home` gives the group of each item."""
    import numpy as np

    ones, twos = np.frombuffer(pairs.one, dtype=np.intc), np.frombuffer(pairs.two, dtype=np.intc)
    groups = np.array(home)
    inside = np.flatnonzero(groups[ones] == groups[twos])
    both = zip(ones[inside].tolist(), twos[inside].tolist(), strict=True)
    return dict(zip(both, np.frombuffer(pairs.score)[inside].tolist(), strict=True))
