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
CELLS = 200**2  # of the tables that lie side by side: they stay in the caches of a processor


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

    Each table has the sums of scores above `UNSCORED` between its groups. A group goes by its lowest place; what is
    left of those that went into others is of endless size, so that no mean with it reaches anything.
    """
    import numpy as np

    count, width = sums.shape[:2]
    lowest = np.tile(np.arange(width), (count, 1))
    live, names, sizes = np.arange(count), lowest, np.ones((count, width))
    while True:
        at, one, two = _nearest(sums / (sizes[:, :, None] * sizes[:, None, :]), least)
        if not len(at):
            return lowest
        into = np.tile(np.arange(width), (len(live), 1))
        into[at[:, None], names[at, two][:, None]] = names[at, one][:, None]
        lowest[live] = np.take_along_axis(into, lowest[live], axis=1)
        sums[at, one] += sums[at, two]
        sums[at, :, one] += sums[at, :, two]
        sums[at, one, one] = sums[at, two] = sums[at, :, two] = 0.0
        sizes[at, one] += sizes[at, two]
        sizes[at, two] = np.inf
        going = np.unique(at)
        left = np.isfinite(sizes[going])
        there = np.argsort(~left, axis=1, kind="stable")[:, : left.sum(axis=1).max()]
        live, names = live[going], np.take_along_axis(names[going], there, axis=1)
        sizes = np.take_along_axis(sizes[going], there, axis=1)
        sums = sums[going[:, None, None], there[:, :, None], there[:, None, :]]


def _nearest(means: Floats, least: int) -> tuple[Ints, Ints, Ints]:
    """Give the pairs of groups that are each other's nearest: their tables, the lower group, the higher one."""
    import numpy as np

    nearest = means.argmax(axis=2)
    best = np.take_along_axis(means, nearest[:, :, None], axis=2)[:, :, 0]
    both = np.take_along_axis(nearest, nearest, axis=1) == np.arange(means.shape[1])
    at, one = np.nonzero(both & (best >= least) & (nearest > np.arange(means.shape[1])))
    return at, one, nearest[at, one]
