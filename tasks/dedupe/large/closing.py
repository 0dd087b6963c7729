"""Average link of many components at once: what `linkage.Groups.close` makes of each, by tables side by side.

Components have nothing to do with each other, so each takes its next step in the same few calls of numpy: a window of
10,000 articles has seven hundred, most of them of less than twenty. Sums run in the order of the joins and means are
rounded as there, so ties are the same ties; `argmax` gives the lowest of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.dedupe.large.matrix import rounded
from tasks.dedupe.linkage import UNSCORED

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.columns import Ints

    Floats = NDArray[np.float64]

MOST = 400  # items of a component: a larger one has so few pairs for its square that the heap is as quick
CELLS = MOST**2  # of the tables that lie side by side: a million bytes stay in the caches of a processor


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
        excess = np.zeros((len(some), width, width))
        mine = np.flatnonzero(table[owner] >= 0)
        at, one, two = table[owner[mine]], place[ones[mine]], place[twos[mine]]
        excess[at, one, two] = excess[at, two, one] = scores[mine] - UNSCORED
        joined = _joined(excess, threshold)
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


def _joined(excess: Floats, threshold: float) -> Ints:
    """Give for each place of each table the lowest place of its group; the tables are used up.

    Each table has the sums of scores above `UNSCORED` between its groups. A group goes by its lowest place; those that
    went into others are of endless size, so that no mean with them reaches anything.
    """
    import numpy as np

    count, width = excess.shape[:2]
    sizes, lowest = np.ones((count, width)), np.tile(np.arange(width), (count, 1))
    best, nearest = np.empty((count, width)), np.empty((count, width), dtype=np.intp)
    for table in range(count):
        best[table], nearest[table] = _nearest(rounded(excess[table] + UNSCORED))
    live = np.arange(count)
    while True:
        one = best[live].argmax(axis=1)
        going = best[live, one] >= threshold
        live, one = live[going], one[going]
        if not len(live):
            return lowest
        two = nearest[live, one]
        _join(excess, sizes, live, one, two)
        left, right = one[:, None], two[:, None]
        lowest[live] = np.where(lowest[live] == right, left, lowest[live])
        near = nearest[live]
        asked = (near == left) | (near == right)  # what was nearest to either; of both themselves, the one that is left
        asked[np.arange(len(live)), two] = False
        at, place = np.nonzero(asked)
        table = live[at]
        means = rounded(excess[table, place] / (sizes[table, place][:, None] * sizes[table]) + UNSCORED)
        best[live, two], nearest[live, two] = UNSCORED, -1
        best[table, place], nearest[table, place] = _nearest(means)
        means, known = means[place == one[at]], best[live]
        better = (means > known) | ((means == known) & (left < nearest[live]))
        best[live] = np.where(better, means, known)
        nearest[live] = np.where(better, left, nearest[live])


def _join(excess: Floats, sizes: Floats, live: Ints, one: Ints, two: Ints) -> None:
    """Put a group of each live table into another."""
    import numpy as np

    row, at = excess[live, one] + excess[live, two], np.arange(len(live))
    row[at, one] = row[at, two] = 0.0
    excess[live, two] = excess[live, :, two] = 0.0
    excess[live, one] = excess[live, :, one] = row
    sizes[live, one] += sizes[live, two]
    sizes[live, two] = np.inf


def _nearest(means: Floats) -> tuple[Floats, Ints]:
    """Give the best mean of each row, and the lowest place that has it."""
    import numpy as np

    places = means.argmax(axis=1)
    return means[np.arange(len(means)), places], places
