"""Sets of terms of many items in one array: 10,000 articles are forty million bytes, and no value for each."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.integer]

ROWS = 1000  # of articles, worked on at once: a million grams lie in the caches of a processor


@dataclass(frozen=True, slots=True)
class Rows:
    """One row of numbers an item; `starts` has one entry more than there are rows."""

    flat: Ints
    starts: Ints

    @classmethod
    def of(cls, sets: Sequence[array[int]]) -> Self:
        """Put arrays one after another."""
        import numpy as np

        flat = np.frombuffer(b"".join(each.tobytes() for each in sets), dtype=np.intc)
        return cls(flat, np.concatenate(([0], np.cumsum(list(map(len, sets)), dtype=np.int64))))

    @classmethod
    def parted(cls, owner: Ints, values: Ints, items: int) -> Self:
        """Part values, ordered by owner, into rows."""
        import numpy as np

        return cls(values.astype(np.intc, copy=False), np.searchsorted(owner, np.arange(items + 1)).astype(np.int64))

    @classmethod
    def sized(cls, flat: Ints, sizes: Ints) -> Self:
        """Part values into rows of these sizes."""
        import numpy as np

        return cls(flat, np.concatenate(([0], np.cumsum(sizes, dtype=np.int64))))

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.starts) - 1

    def __getitem__(self, item: int) -> array[int]:
        """Give a row."""
        return array("i", self.flat[self.starts[item] : self.starts[item + 1]].tobytes())

    def row(self, item: int) -> Ints:
        """Give a row where it lies."""
        return self.flat[self.span(item)]

    def span(self, item: int) -> slice:
        """Give where a row lies."""
        return slice(int(self.starts[item]), int(self.starts[item + 1]))

    def __iter__(self) -> Iterator[array[int]]:
        """Give one row after another."""
        return map(self.__getitem__, range(len(self)))

    @property
    def sizes(self) -> Ints:
        """Give the length of each row."""
        import numpy as np

        return np.diff(self.starts)

    @property
    def owners(self) -> Ints:
        """Give the item of each number."""
        import numpy as np

        return np.repeat(np.arange(len(self)), self.sizes)

    def slice(self, start: int, end: int) -> Rows:
        """Give some rows that follow each other, without copying their numbers."""
        starts = self.starts[start : end + 1]
        return Rows(self.flat[starts[0] : starts[-1]], starts - starts[0])

    def take(self, items: Ints) -> Rows:
        """Give the rows of some items, in their order."""
        import numpy as np

        sizes = self.sizes[items]
        ends = np.cumsum(sizes)
        at = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(self.starts[:-1][items] - (ends - sizes), sizes)
        return Rows(self.flat[at], np.concatenate(([0], ends)))

    def counts(self, width: int = 1) -> Ints:
        """Count the items that hold each number, of which each holds one once; up to `width` at least."""
        import numpy as np

        return np.bincount(self.flat, minlength=width)

    def holding(self, wanted: NDArray[np.bool_]) -> tuple[Ints, Ints]:
        """Give each place at which a wanted number stands: its item, and the number."""
        import numpy as np

        met = np.flatnonzero(wanted.take(self.flat))
        return np.searchsorted(self.starts, met, "right") - 1, self.flat[met]

    def of_size(self, least: int) -> Rows:
        """Give the same rows, empty where they are shorter."""
        return self.where(self.sizes >= least)

    def where(self, kept: NDArray[np.bool_]) -> Rows:
        """Give the same rows, empty where they are not kept."""
        import numpy as np

        if kept.all():
            return self
        sizes = np.where(kept, self.sizes, 0)
        return Rows(self.flat[np.repeat(kept, self.sizes)], np.concatenate(([0], np.cumsum(sizes))))

    def plus(self, *more: Rows) -> Rows:
        """Give these rows, then those."""
        import numpy as np

        parts = [self, *more]
        shifts = np.cumsum([0, *(len(part.flat) for part in parts[:-1])])
        starts = [part.starts[:-1] + shift for part, shift in zip(parts, shifts, strict=True)]
        end = shifts[-1] + len(parts[-1].flat)
        return Rows(np.concatenate([part.flat for part in parts]), np.concatenate([*starts, [end]]))


def parts(rows: Rows) -> Iterator[tuple[slice, Rows]]:
    """Give all rows, some at a time, each time with their places."""
    for start in range(0, len(rows), ROWS):
        end = min(start + ROWS, len(rows))
        yield slice(start, end), rows.slice(start, end)


def firsts(values: Ints) -> Ints:
    """Give the places at which a value of an ordered array is first met."""
    import numpy as np

    new = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return np.flatnonzero(new)


def distinct(owner: Ints, values: Ints, width: int) -> tuple[Ints, Ints]:
    """Give each owner's values once, ascending; owners ascend, values are below `width`."""
    import numpy as np

    most = (int(owner[-1]) + 1) * width if len(owner) else 0
    kind = np.intc if most <= np.iinfo(np.intc).max else np.int64  # narrow numbers are sorted in half the time
    keys: Ints = np.multiply(owner, width, dtype=kind) + values.astype(kind, copy=False)
    keys.sort()
    kept = keys[firsts(keys)]
    owners = kept // kind(width)
    return owners, kept - owners * kind(width)
