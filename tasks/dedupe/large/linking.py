"""The groups of a large window: those that nothing new touches stay as they were, all others are linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.dedupe.large.closing import MOST, closed
from tasks.dedupe.large.relating import relations
from tasks.dedupe.linkage import THRESHOLD, Groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.columns import Ints
    from tasks.dedupe.pairs import Pairs

    Mask = NDArray[np.bool_]

__all__ = ["groups", "relations", "within"]


def groups(pairs: Pairs, count: int, before: Sequence[tuple[int, ...]] = ()) -> tuple[tuple[int, ...], ...]:
    """Give the groups of `count` items, each ascending, in the order of their lowest items, as `linkage.link` does.

    Of groups known `before` only those are linked again that a near pair connects with something new, and those that a
    near pair connects with these. Average link is reducible: two groups joined are no nearer to a third than the nearer
    of them was (Murtagh 1983, The Computer Journal 26). So where the outer ones come out as they were, every join
    there and beyond is the one made before; where one does not, it counts as new and the reach grows by its neighbours.

    Args:
        pairs: of the items, with their scores.
        count: of the items.
        before: the groups of the first items, from the pairs among these.
    """
    import numpy as np

    near = np.flatnonzero(np.frombuffer(pairs.score) >= THRESHOLD)
    home = _homes(count, before)  # a group goes by its lowest item
    ones, twos = (home[np.frombuffer(side, dtype=np.intc)[near]] for side in (pairs.one, pairs.two))
    new = np.zeros(count, dtype=bool)
    new[sum(map(len, before)) :] = True
    new = _met(new, ones, twos)
    while True:
        met = _met(new, ones, twos)
        lowest = _linked(pairs, near, met[home], home)
        moved = np.flatnonzero(lowest != home)
        broken = np.zeros(count, dtype=bool)
        broken[home[moved]] = broken[home[lowest[moved]]] = True
        if not (broken & ~new).any():
            break
        new |= broken
    again = np.flatnonzero(met[home])
    order = again[np.argsort(lowest[again], kind="stable")]
    parts = np.split(order, np.flatnonzero(np.diff(lowest[order])) + 1) if len(order) else []
    kept = [group for group in before if not met[group[0]]]
    return tuple(sorted([*kept, *(tuple(part.tolist()) for part in parts)]))


def _homes(count: int, groups: Sequence[tuple[int, ...]]) -> Ints:
    """Give for each item the lowest item of its group; those of none stand alone."""
    import numpy as np

    home = np.arange(count)
    home[[item for group in groups for item in group]] = np.repeat(
        np.array([group[0] for group in groups], dtype=np.intp), list(map(len, groups))
    )
    return home


def _met(some: Mask, ones: Ints, twos: Ints) -> Mask:
    """Give some groups and those that pairs connect with them."""
    met = some.copy()
    met[ones[some[twos]]] = met[twos[some[ones]]] = True
    return met


def _linked(pairs: Pairs, near: Ints, among: Mask, home: Ints) -> Ints:
    """Link the items `among` all; give for each item the lowest of its group, and of all others their `home`."""
    import numpy as np

    ones, twos = np.frombuffer(pairs.one, dtype=np.intc), np.frombuffer(pairs.two, dtype=np.intc)
    inside = near[among[ones[near]] & among[twos[near]]]
    part = components(len(home), ones[inside], twos[inside])
    inside = np.flatnonzero(among[ones] & among[twos] & (part[ones] == part[twos]))
    large = np.bincount(part, minlength=len(home))[part[ones[inside]]] > MOST
    some, rest = inside[~large], inside[large]
    scores = np.frombuffer(pairs.score)
    lowest = closed(part, ones[some], twos[some], scores[some], THRESHOLD)
    if len(rest):
        made = Groups(len(home), zip(ones[rest].tolist(), twos[rest].tolist(), scores[rest].tolist(), strict=True))
        made.close(THRESHOLD)
        for item, members in enumerate(made.members):
            if len(members) > 1:
                lowest[members] = item
    return np.where(among, lowest, home)


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


def within(pairs: Pairs, home: Sequence[int], wanted: Sequence[bool]) -> dict[tuple[int, int], float]:
    """Give the scores of the pairs inside groups that are wanted, the lower item first.

    Args:
        pairs: of the items, with their scores.
        home: the group of each item.
        wanted: which groups are.
    """
    import numpy as np

    ones, twos = np.frombuffer(pairs.one, dtype=np.intc), np.frombuffer(pairs.two, dtype=np.intc)
    groups = np.array(home)
    inside = np.flatnonzero(groups[ones] == groups[twos])
    inside = inside[np.array(wanted)[groups[ones[inside]]]]
    both = zip(ones[inside].tolist(), twos[inside].tolist(), strict=True)
    return dict(zip(both, np.frombuffer(pairs.score)[inside].tolist(), strict=True))
