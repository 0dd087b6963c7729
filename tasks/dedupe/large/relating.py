"""What `relations.relations` gathers, by numpy: the same bits, for the texts are added in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.dedupe.large.matrix import rounded
from tasks.dedupe.linkage import UNSCORED
from tasks.dedupe.relations import CLOSE, Close, Near, Relation, Relations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.dedupe.pairs import Pairs


def relations(pairs: Pairs, home: Sequence[int], sizes: Sequence[int]) -> Relations:
    """Gather the scored pairs between groups; `home` gives the group of each item, `sizes` how many each group has."""
    import numpy as np

    groups, many = np.array(home, dtype=np.int64), np.array(sizes, dtype=np.int64)
    ones, twos = groups[np.frombuffer(pairs.one, dtype=np.intc)], groups[np.frombuffer(pairs.two, dtype=np.intc)]
    apart = np.flatnonzero(ones != twos)
    if not len(apart):
        return Relations({}, [])
    ones, twos = ones[apart], twos[apart]
    keys, place = np.unique(np.minimum(ones, twos) * len(many) + np.maximum(ones, twos), return_inverse=True)
    lows, highs = np.divmod(keys, len(many))
    times = np.bincount(place, minlength=len(keys))
    text = np.bincount(place, np.frombuffer(pairs.text)[apart], len(keys))
    all_pairs = many[lows] * many[highs]
    means = rounded((text + (all_pairs - times) * UNSCORED) / all_pairs)

    top = np.full(len(many), -np.inf)
    np.maximum.at(top, lows, means)
    np.maximum.at(top, highs, means)
    low, high = np.flatnonzero(means == top[lows]), np.flatnonzero(means == top[highs])
    rows = np.concatenate([low, high])  # the nearest of each group; where several are, all
    group, other = np.concatenate([lows[low], highs[high]]), np.concatenate([highs[low], lows[high]])
    order = np.lexsort((other, group))
    first = order[np.flatnonzero(np.diff(group[order], prepend=-1))]
    best = np.full(len(keys), -1.0)
    np.maximum.at(best, place, np.frombuffer(pairs.score)[apart])
    reason = np.frombuffer(pairs.reason, dtype=np.int8)[apart]
    published, stated = (
        np.bincount(place[reason == pairs.reasons.index(said)], minlength=len(keys))
        for said in ("publication dates", "stated dates")
    )
    columns = (group[first], other[first], *(column[rows[first]] for column in (means, times, best, published, stated)))
    near = {
        mine: Near(yours, mean, Relation(pairs=count, best=top, published=late, stated=said).verdict(mean))
        for mine, yours, mean, count, top, late, said in zip(*(column.tolist() for column in columns), strict=True)
    }
    close = np.flatnonzero(means >= CLOSE)
    rows_of_close = zip(lows[close].tolist(), highs[close].tolist(), means[close].tolist(), strict=True)
    return Relations(near, list(map(Close._make, rows_of_close)))
