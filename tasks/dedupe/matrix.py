"""The scores of `weights.scores` by numpy, for windows where plain Python is too slow.

The channels of an item lie side by side in one vocabulary, so that it meets each partner once for all of them.
Memory is four bytes a term of an item and one vector over the vocabulary; time is linear in the terms of the pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tasks.dedupe.weights import CHANCE, DIGITS, FLOOR, PSEUDO, RARE

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.weights import Scores


def scores(sets: Sequence[array[int]], above: Sequence[Sequence[int]]) -> Scores:
    """Score item i with each item of `above[i]`; the figures of `weights.scores` to twelve digits."""
    return [row.tolist() for row in _rows((sets,), (1,), above)]


def means(channels: Sequence[Sequence[array[int]]], shares: Sequence[int], above: Sequence[Sequence[int]]) -> Scores:
    """Give the weighed mean of the channels' scores, rounded, of item i with each item of `above[i]`."""
    import numpy as np

    return [np.round(row, DIGITS).tolist() for row in _rows(channels, shares, above)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The items of a window as rows of weighted terms, all channels in one vocabulary."""

    flat: NDArray[np.intc]  # terms, item after item and channel after channel; one more at the end
    sizes: NDArray[np.intp]  # of each item's channels
    squares: NDArray[np.float64]  # squared weight of each term
    lengths: NDArray[np.float64]  # of each item's channels
    chance: NDArray[np.float64]  # of each item, channels weighed: what it shares with the average item


def _rows(
    channels: Sequence[Sequence[array[int]]], shares: Sequence[int], above: Sequence[Sequence[int]]
) -> Iterator[NDArray[np.float64]]:
    """Give the mean scores of each item with its partners."""
    import numpy as np

    part = np.array(shares, dtype=np.float64) / sum(shares)
    table = _table(channels, part)
    flat, here = table.flat, np.zeros(len(table.squares))
    starts = np.concatenate(([0], np.cumsum(table.sizes.sum(axis=1)))).tolist()
    rows = [slice(start, end) for start, end in pairwise(starts)]
    end = slice(starts[-1], None)  # a term that begins no channel, so that the last one may be empty
    for one, partners in enumerate(above):
        if not partners:
            yield np.zeros(0)
            continue
        mine = flat[rows[one]]
        here[mine] = table.squares[mine]
        met = here.take(np.concatenate([*(flat[rows[two]] for two in partners), flat[end]]))
        here[mine] = 0
        others = np.array(partners, dtype=np.intp)
        sizes = table.sizes[others]
        bounds = np.concatenate(([0], np.cumsum(sizes)))
        sums = np.where(sizes, np.add.reduceat(met, bounds)[:-1].reshape(sizes.shape), 0.0)
        cosines = sums / (table.lengths[one] * table.lengths[others])
        yield cosines @ part - table.chance[one] - table.chance[others]


def _table(channels: Sequence[Sequence[array[int]]], part: NDArray[np.float64]) -> _Table:
    """Lay the channels side by side and weigh their terms."""
    import numpy as np

    items = len(channels[0])
    sizes = np.array([[len(terms) for terms in sets] for sets in channels], dtype=np.intp).T
    flats = [np.frombuffer(b"".join(terms.tobytes() for terms in sets), dtype=np.intc) for sets in channels]
    held = [np.bincount(flat, minlength=1) for flat in flats]
    first = np.concatenate(([0], np.cumsum([len(each) for each in held])))
    squares = np.log(np.maximum(FLOOR, (np.concatenate(held) + PSEUDO * RARE) / (items + PSEUDO))) ** 2
    lengths = np.empty((items, len(channels)))
    chance = np.zeros(items)
    for place, flat in enumerate(flats):
        owner = np.repeat(np.arange(items), sizes[:, place])
        mine = squares[first[place] : first[place + 1]]
        length = np.sqrt(np.bincount(owner, weights=mine[flat], minlength=items))
        length[length == 0] = 1.0
        load = np.bincount(flat, weights=1 / length[owner], minlength=len(mine))
        shared = np.bincount(owner, weights=(mine * load)[flat], minlength=items)
        chance += part[place] * CHANCE * (shared / length - 1) / (items + PSEUDO)
        lengths[:, place] = length
    return _Table(flat=_woven(flats, sizes, first), sizes=sizes, squares=squares, lengths=lengths, chance=chance)


def _woven(flats: Sequence[NDArray[np.intc]], sizes: NDArray[np.intp], first: NDArray[np.intp]) -> NDArray[np.intc]:
    """Put the channels of each item one after another, the terms of each channel numbered on from the one before."""
    import numpy as np

    if len(flats) == 1:
        return np.append(flats[0], np.intc(0))
    woven = np.zeros(int(sizes.sum()) + 1, dtype=np.intc)
    ends = np.cumsum(sizes.ravel()).reshape(sizes.shape)
    for place, flat in enumerate(flats):
        size = sizes[:, place]
        shift = ends[:, place] - np.cumsum(size)  # from the place in its channel to the place among all
        woven[np.arange(len(flat)) + np.repeat(shift, size)] = flat + np.intc(first[place])
    return woven
