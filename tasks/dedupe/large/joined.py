"""Columns in two parts: those of many articles, and those of the few that came later."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tasks.dedupe.large.columns import Rows

if TYPE_CHECKING:
    from array import array

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.columns import Ints


class Joined(Rows):
    """Rows and those that came later. The first are many: most of what is asked of both is had without copying them."""

    __slots__ = ("_both", "first", "later")
    first: Rows
    later: Rows
    _both: Ints | None

    def __init__(self, first: Rows, later: Rows) -> None:
        import numpy as np

        if isinstance(first, Joined):
            later, first = first.later.plus(later), first.first
        starts = np.concatenate([first.starts[:-1], first.starts[-1] + later.starts])
        for name, value in {"first": first, "later": later, "_both": None, "starts": starts}.items():
            object.__setattr__(self, name, value)

    @property
    def flat(self) -> Ints:
        """Give all numbers in one array, which is made once."""
        import numpy as np

        if self._both is None:
            object.__setattr__(self, "_both", np.concatenate([self.first.flat, self.later.flat]))
        return cast("Ints", self._both)

    def __getitem__(self, item: int) -> array[int]:
        """Give a row."""
        first = len(self.first)
        return self.first[item] if item < first else self.later[item - first]

    def row(self, item: int) -> Ints:
        """Give a row where it lies."""
        first = len(self.first)
        return self.first.row(item) if item < first else self.later.row(item - first)

    def slice(self, start: int, end: int) -> Rows:
        """Give some rows that follow each other, without copying their numbers where they are of one kind."""
        first = len(self.first)
        if end <= first:
            return self.first.slice(start, end)
        if start >= first:
            return self.later.slice(start - first, end - first)
        return Rows(self.flat, self.starts).slice(start, end)

    def holding(self, wanted: NDArray[np.bool_]) -> tuple[Ints, Ints]:
        """Give each place at which a wanted number stands: its item, and the number."""
        import numpy as np

        (items, numbers), (more, later) = self.first.holding(wanted), self.later.holding(wanted)
        return np.concatenate([items, more + len(self.first)]), np.concatenate([numbers, later])

    def take(self, items: Ints) -> Rows:
        """Give the rows of some items, in their order."""
        first = len(self.first)
        later = items >= first
        if (later[:-1] > later[1:]).any():
            return Rows(self.flat, self.starts).take(items)
        return self.first.take(items[~later]).plus(self.later.take(items[later] - first))
