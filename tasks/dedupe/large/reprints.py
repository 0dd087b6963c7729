"""Which runs of three stems the texts of a group share, by numpy: what `neardup` counts with sets, the same numbers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

CELLS = 10_000_000  # bytes of a table at most: it has a row for each item and a column for each of their runs


class Runs:
    """The runs of a group's items, counted together when first asked for."""

    def __init__(self, stems: Mapping[int, array[int]], width: int) -> None:
        """Take the stems of each item in order of text, all below `width`."""
        self._stems = stems
        self._width = width
        self._places = {item: place for place, item in enumerate(stems)}

    def count(self, item: int) -> int:
        """Count the different runs of an item."""
        return self._counts[self._places[item]]

    def shared(self, one: int, two: int) -> int:
        """Count the runs that two items share."""
        import numpy as np

        return int(np.count_nonzero(self._held[self._places[one]] & self._held[self._places[two]]))

    @staticmethod
    def fit(stems: Mapping[int, array[int]]) -> bool:
        """Tell whether a table of these items is small enough to be made."""
        return len(stems) * sum(map(len, stems.values())) <= CELLS

    @cached_property
    def _counts(self) -> list[int]:
        import numpy as np

        counts: list[int] = np.count_nonzero(self._held, axis=1).tolist()
        return counts

    @cached_property
    def _held(self) -> NDArray[np.bool_]:
        """Tell which item, by its place, has which of all their runs."""
        import numpy as np

        texts = [np.frombuffer(stems, dtype=np.intc).astype(np.int64) for stems in self._stems.values()]
        runs = [(text[:-2] * self._width + text[1:-1]) * self._width + text[2:] for text in texts]
        found, columns = np.unique(np.concatenate(runs), return_inverse=True)
        held = np.zeros((len(runs), len(found)), dtype=bool)
        held[np.repeat(np.arange(len(runs)), list(map(len, runs))), columns] = True
        return held
