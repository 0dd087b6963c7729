"""Which runs of three stems the texts of a group share, by numpy: what `neardup` counts with sets, the same numbers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray


class Runs:
    """The runs of a group's items, each item's when first asked for."""

    def __init__(self, stems: Mapping[int, array[int]], width: int) -> None:
        """Take the stems of each item in order of text, all below `width`."""
        self._held = cache(lambda item: _runs(stems[item], width))  # a method of its own would be a cycle

    def count(self, item: int) -> int:
        """Count the different runs of an item."""
        return len(self._held(item))

    def shared(self, one: int, two: int) -> int:
        """Count the runs that two items share."""
        import numpy as np

        few, many = sorted((self._held(one), self._held(two)), key=len)
        if not len(few):
            return 0
        places = np.minimum(many.searchsorted(few), len(many) - 1)
        return int(np.count_nonzero(many[places] == few))


def _runs(stems: array[int], width: int) -> NDArray[np.int64]:
    """Give the runs of a text, each as one number, ascending and each once."""
    import numpy as np

    text = np.frombuffer(stems, dtype=np.intc).astype(np.int64)
    runs = np.sort((text[:-2] * width + text[1:-1]) * width + text[2:])
    return runs[np.diff(runs, prepend=-1) > 0]
