"""Average link over a full matrix of likeness, all levels at once: what a library's clustering gives, for measuring."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Joins = list[tuple[float, int, int]]  # mean likeness and one item of each of two groups


def dendrogram(likeness: Matrix) -> Joins:
    """Join nearest neighbours until one group is left: chains of neighbours, each step linear in the items."""
    near = likeness.copy()
    np.fill_diagonal(near, -np.inf)
    sizes = np.ones(len(near))
    joins: Joins = []
    chain: list[int] = []
    alive = set(range(len(near)))
    while len(alive) > 1:
        if not chain:
            chain.append(min(alive))
        last = chain[-1]
        best = int(near[last].argmax())
        if len(chain) > 1 and near[last, best] <= near[last, chain[-2]]:
            other = chain[-2]
            del chain[-2:]
            joins.append((float(near[last, other]), last, other))
            joined = (near[last] * sizes[last] + near[other] * sizes[other]) / (sizes[last] + sizes[other])
            joined[[last, other]] = -np.inf
            near[last] = near[:, last] = joined
            near[other] = near[:, other] = -np.inf
            sizes[last] += sizes[other]
            alive.remove(other)
        else:
            chain.append(best)
    return sorted(joins, reverse=True)


def cut(joins: Joins, count: int, thresholds: Sequence[float]) -> Iterator[tuple[float, list[int]]]:
    """Give the group of each of `count` items at each threshold, from the highest down."""
    home = list(range(count))

    def find(item: int) -> int:
        while home[item] != item:
            home[item] = home[home[item]]
            item = home[item]
        return item

    levels = sorted(thresholds, reverse=True)
    done = 0
    for level in levels:
        while done < len(joins) and joins[done][0] >= level:
            _, one, two = joins[done]
            home[find(two)] = find(one)
            done += 1
        yield level, [find(item) for item in range(count)]
