"""The scores of `weights.scores` by numpy, and of items that come after the tables were made.

Memory is eight bytes a term of an item and two vectors over the vocabulary; time is linear in the terms of the pairs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from tasks.dedupe.large.columns import parts
from tasks.dedupe.large.meeting import Meeting
from tasks.dedupe.weights import CHANCE, DIGITS, FLOOR, PSEUDO, RARE

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.columns import Ints, Rows

    Floats = NDArray[np.float64]
    Number = TypeVar("Number", np.intp, np.float64)


UNSURE = 1e-5  # in the last digit kept: a hundred times what a product of a score below two may be off


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What the items that are counted say of each term, and every item's length and chance by that."""

    items: int  # counted
    squares: tuple[Floats, ...]  # squared weight of each term of a channel
    loads: tuple[Floats, ...]  # of each term, the sum over the items that hold it of one by their lengths
    lengths: Floats  # of each item's channels
    chance: Floats  # of each item, channels weighed: what it shares with the average item

    @property
    def unknown(self) -> float:
        """Give the squared weight of a term that no counted item holds."""
        import numpy as np

        return float(_squares(np.zeros(1, dtype=np.intp), self.items)[0])


def table(channels: Sequence[Rows], shares: Sequence[int], members: NDArray[np.bool_]) -> Table:
    """Count the items that are `members`; the lengths of others are made as well, and count for nothing."""
    import numpy as np

    items = int(members.sum())
    squares: list[Floats] = []
    loads: list[Floats] = []
    lengths = np.empty((len(members), len(channels)))
    for place, rows in enumerate(channels):
        width = int(rows.flat.max(initial=0)) + 1
        square = _squares(_added(rows, members.astype(np.intp), width), items)
        lengths[:, place] = length = _lengths(rows, square)
        squares.append(square)
        loads.append(_added(rows, np.where(members, 1 / length, 0.0), width))
    bare = Table(
        items=items,
        squares=tuple(squares),
        loads=tuple(loads),
        lengths=np.empty((0, len(channels))),
        chance=np.empty(0),
    )
    return _with(bare, channels, shares, members, lengths)


def measured(made: Table, channels: Sequence[Rows], shares: Sequence[int], counted: NDArray[np.bool_]) -> Table:
    """Add items to the table; those that are `counted` are in its loads, so they leave themselves out there."""
    import numpy as np

    squares = (_widened(square, rows, made.unknown) for square, rows in zip(made.squares, channels, strict=True))
    lengths = [_lengths(rows, square) for square, rows in zip(squares, channels, strict=True)]
    return _with(made, channels, shares, counted, np.stack(lengths, axis=1))


def _with(
    made: Table, channels: Sequence[Rows], shares: Sequence[int], counted: NDArray[np.bool_], lengths: Floats
) -> Table:
    """Add items of these lengths."""
    import numpy as np

    part = np.array(shares, dtype=np.float64) / sum(shares)
    chance = np.zeros(len(counted))
    for place, rows in enumerate(channels):
        square = _widened(made.squares[place], rows, made.unknown)
        load = _widened(made.loads[place], rows, 0.0)
        shared = _summed(rows, square * load)
        chance += part[place] * CHANCE * (shared / lengths[:, place] - counted) / (made.items + PSEUDO)
    return replace(made, lengths=np.concatenate([made.lengths, lengths]), chance=np.concatenate([made.chance, chance]))


def means(made: Table, channels: Sequence[Rows], shares: Sequence[int], ones: Ints, twos: Ints) -> Floats:
    """Give the weighed mean of the channels' scores, rounded, of pairs of items, which are ordered by `ones`."""
    import numpy as np

    part = np.array(shares, dtype=np.float64) / sum(shares)
    squares = [_widened(made.squares[place], rows, made.unknown) for place, rows in enumerate(channels)]
    found = np.zeros(len(ones))
    for places, sums in Meeting(channels, squares).shared(ones, twos):
        one, two = ones[places], twos[places]
        cosines = sums / (made.lengths[one] * made.lengths[two])
        for place, share in enumerate(part.tolist()):
            found[places] += cosines[:, place] * share
        found[places] -= made.chance[one]
        found[places] -= made.chance[two]
    return np.round(found, DIGITS)


def rounded(values: Floats) -> Floats:
    """Round as Python does, which is not as numpy does where a value lies between two.

    The product of a value and ten to the `DIGITS` is off by less than `UNSURE`, and a whole number by that power is
    the nearest value to what is written so. Only what lies so near to a half is left to Python.
    """
    import numpy as np

    parts = values * 10**DIGITS
    whole = np.rint(parts)
    made: Floats = whole / 10**DIGITS
    unsure = np.abs(parts - whole) > 0.5 - UNSURE
    if unsure.any():
        made[unsure] = [round(value, DIGITS) for value in values[unsure].tolist()]
    return made


def some(made: Table, items: Ints) -> Table:
    """Give the table with the lengths and chances of some items alone."""
    return replace(made, lengths=made.lengths[items], chance=made.chance[items])


def _squares(held: Ints, items: int) -> Floats:
    import numpy as np

    squares: Floats = np.log(np.maximum(FLOOR, (held + PSEUDO * RARE) / (items + PSEUDO))) ** 2
    return squares


def _lengths(rows: Rows, square: Floats) -> Floats:
    import numpy as np

    length = np.sqrt(_summed(rows, square))
    length[length == 0] = 1.0
    return length


def _summed(rows: Rows, values: Floats) -> Floats:
    """Sum the values of each item's terms, in their order."""
    import numpy as np

    sums = np.zeros(len(rows))
    for places, some in parts(rows):
        sums[places] = np.bincount(some.owners, values[some.flat], len(some))
    return sums


def _added(rows: Rows, values: NDArray[Number], width: int) -> NDArray[Number]:
    """Sum for each term the values of the items that hold it, in their order."""
    import numpy as np

    sums = np.zeros(width, dtype=values.dtype)
    for places, some in parts(rows):
        np.add.at(sums, some.flat, values[places][some.owners])
    return sums


def _widened(known: Floats, rows: Rows, value: float) -> Floats:
    """Give a value to terms that were met later."""
    import numpy as np

    more = int(rows.flat.max(initial=-1)) + 1 - len(known)
    return np.append(known, np.full(more, value)) if more > 0 else known
