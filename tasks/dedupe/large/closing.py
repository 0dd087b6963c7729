"""Average link of many components at once: what `linkage.Groups.close` makes of each, by tables side by side.

In each step all pairs of groups join that are each other's nearest, in all tables: average link is reducible, so what
has joined is no nearer to a third than the nearer part was, and such pairs join sooner or later in any case (Murtagh
1983, A survey of recent advances in hierarchical clustering algorithms). Sums are of whole numbers, so no order of the
joins changes them, and of equal means the pair with the lowest items comes first, as there. A window of 10,000 articles
has seven hundred components, most of them of less than twenty, and is through in a dozen steps a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.dedupe.linkage import UNITS, UNSCORED, above

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.columns import Ints

    Floats = NDArray[np.float64]

MOST = 1000  # items of a component: a table of a larger one has so many cells that a heap of its pairs is as quick
CELLS = 200**2  # of tables side by side, and of means worked out at once: they stay in a processor's caches
ROOM = 0.6  # of the places or of the tables still in use: with fewer left the rest is worth copying


def closed(home: Ints, ones: Ints, twos: Ints, scores: Floats, threshold: float) -> Ints:
    """Give for each item the lowest item of its group.

    Args:
        home: the lowest item of each item's component, which has `MOST` items at most where it has pairs.
        ones: of each pair within a component, the one item; each pair is given once.
        twos: the other.
        scores: of the pairs.
        threshold: the mean that two groups must reach to be joined.
    """
    import numpy as np

    lowest = np.arange(len(home))
    order, sizes = np.argsort(home, kind="stable"), np.bincount(home, minlength=len(home))
    starts = np.cumsum(sizes) - sizes
    place = np.empty_like(order)  # of each item among those of its component
    place[order] = np.arange(len(order)) - starts[home[order]]
    asked = np.unique(home[ones])
    owner = np.searchsorted(asked, home[ones])
    for some in _like_sizes(sizes[asked]):
        table = np.full(len(asked), -1)
        table[some] = np.arange(len(some))
        width = int(sizes[asked[some]].max())
        sums = np.zeros((len(some), width, width))
        mine = np.flatnonzero(table[owner] >= 0)
        at, one, two = table[owner[mine]], place[ones[mine]], place[twos[mine]]
        sums[at, one, two] = sums[at, two, one] = np.rint((scores[mine] - UNSCORED) * UNITS)
        joined = _joined(sums, above(threshold))
        there = np.arange(width) < sizes[asked[some]][:, None]
        items = order[(starts[asked[some]][:, None] + np.arange(width))[there]]
        lowest[items] = order[(starts[asked[some]][:, None] + joined)[there]]
    return lowest


def _like_sizes(sizes: Ints) -> Iterator[Ints]:
    """Part components by size, the largest first, so that few cells of the tables stay empty."""
    import numpy as np

    order, start = np.argsort(-sizes, kind="stable"), 0
    while start < len(order):
        end = start + max(1, CELLS // int(sizes[order[start]]) ** 2)
        yield order[start:end]
        start = end


def _joined(sums: Floats, least: int) -> Ints:
    """Give for each place of each table the lowest place of its group.

    Each table has the sums of scores above `UNSCORED` between its groups; a group goes by its lowest place.
    """
    import numpy as np

    count, width = sums.shape[:2]
    lowest = np.tile(np.arange(width), (count, 1))
    tables = _Tables(sums, least)
    while True:
        at, one, two = tables.nearest_pairs()
        if not len(at):
            return lowest
        into = np.tile(np.arange(width), (len(tables.live), 1))
        into[at[:, None], tables.names[at, two][:, None]] = tables.names[at, one][:, None]
        lowest[tables.live] = np.take_along_axis(into, lowest[tables.live], axis=1)
        tables.join(at, one, two)
        tables.shrink()


class _Tables:
    """Groups of some components, a table each, and the nearest of every group.

    Only groups that joined, or whose nearest did, look for their nearest again: no other came nearer to the rest. What
    is left of a group that went into another is of endless size, so that no mean with it reaches anything.
    """

    def __init__(self, sums: Floats, least: int) -> None:
        import numpy as np

        count, width = sums.shape[:2]
        self._sums, self._least = sums, least
        self._sizes = np.ones((count, width))
        self._near = np.zeros((count, width), dtype=np.intp)  # of each group the nearest
        self._best = np.full((count, width), float(least))  # its mean; what is below `least` once stays there
        self._stale = np.ones((count, width), dtype=bool)  # whether it has to be looked for again
        self.live = np.arange(count)  # the tables that are left
        self.names = np.tile(np.arange(width), (count, 1))  # the places in the first table

    def nearest_pairs(self) -> tuple[Ints, Ints, Ints]:
        """Give the pairs of groups that are each other's nearest: their tables, the lower group, the higher one."""
        import numpy as np

        places = np.arange(self._near.shape[1])
        tables, rows = np.nonzero(self._stale & (self._best >= self._least))
        step = max(1, CELLS // len(places))
        for start in range(0, len(rows), step):
            table, row = tables[start : start + step], rows[start : start + step]
            means = self._sums[table, row] / (self._sizes[table, row][:, None] * self._sizes[table])
            near = means.argmax(axis=1)
            self._near[table, row], self._best[table, row] = near, means[np.arange(len(near)), near]
        both = np.take_along_axis(self._near, self._near, axis=1) == places
        at, one = np.nonzero(both & (self._best >= self._least) & (self._near > places))
        return at, one, self._near[at, one]

    def join(self, at: Ints, one: Ints, two: Ints) -> None:
        """Let the groups `two` go into the groups `one`."""
        import numpy as np

        self._sums[at, one] += self._sums[at, two]
        self._sums[at, :, one] += self._sums[at, :, two]
        self._sums[at, one, one] = 0.0
        self._sizes[at, one] += self._sizes[at, two]
        self._sizes[at, two], self._best[at, two] = np.inf, -1.0
        joined = np.zeros(self._sizes.shape, dtype=bool)
        joined[at, one] = joined[at, two] = True
        self._stale = joined | np.take_along_axis(joined, self._near, axis=1)

    def shrink(self) -> None:
        """Leave out tables in which nothing is near enough any more, and places of groups that are gone, when many."""
        import numpy as np

        going = np.flatnonzero((self._best >= self._least).any(axis=1))
        left = np.isfinite(self._sizes[going])
        most = int(left.sum(axis=1).max())
        if most > ROOM * left.shape[1] and len(going) > ROOM * len(self.live):
            return
        order = np.argsort(~left, axis=1, kind="stable")
        there, place = order[:, :most], np.argsort(order, axis=1)
        self._sums = self._sums[going[:, None, None], there[:, :, None], there[:, None, :]]
        self._sizes, self._best, self._stale, self.names, near = (
            np.take_along_axis(each[going], there, axis=1)
            for each in (self._sizes, self._best, self._stale, self.names, self._near)
        )
        self._near = np.minimum(np.take_along_axis(place, near, axis=1), most - 1)  # of what is gone any will do
        self.live = self.live[going]
