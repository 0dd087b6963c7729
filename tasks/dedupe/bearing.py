"""How much of one item's headline another item's text holds, for many pairs at once by numpy.

The sums of `headings.Headings` in the same order, so the same bits: 10,000 articles ask some 200,000 times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

PAIRS = 20_000  # looked up at once: bounds the memory

Shares = tuple[float, ...]  # of the one's headline in the other's text, and the reverse: of those that have a headline


class Bearing:
    """Headlines and texts of a window in columns."""

    def __init__(self, squares: Sequence[Mapping[int, float]], words: Sequence[array[int]]) -> None:
        import numpy as np

        self._sizes = np.array(list(map(len, squares)), dtype=np.intp)
        self._starts = np.cumsum(self._sizes) - self._sizes
        self._stems = np.array([stem for each in squares for stem in each], dtype=np.int64)
        self._squares = np.array([square for each in squares for square in each.values()], dtype=np.float64)
        flat = np.frombuffer(b"".join(each.tobytes() for each in words), dtype=np.intc)
        self._width = int(max(flat.max(initial=0), self._stems.max(initial=0))) + 1
        self._held = np.repeat(np.arange(len(words)), list(map(len, words))) * np.int64(self._width) + flat

    def shares(self, ones: Sequence[int], twos: Sequence[int]) -> Iterator[Shares]:
        """Give for each pair what each text holds of the other's headline."""
        import numpy as np

        for start in range(0, len(ones), PAIRS):
            mine = np.array(ones[start : start + PAIRS], dtype=np.intp)
            theirs = np.array(twos[start : start + PAIRS], dtype=np.intp)
            heads = ((self._sizes[mine] > 0) + 2 * (self._sizes[theirs] > 0)).tolist()
            there, back = self._borne(mine, theirs).tolist(), self._borne(theirs, mine).tolist()
            for head, one, two in zip(heads, there, back, strict=True):
                yield (one, two) if head == 3 else (one,) if head == 1 else (two,) if head else ()

    def _borne(self, headlines: NDArray[np.intp], texts: NDArray[np.intp]) -> NDArray[np.float64]:
        """Give how much of each headline, by squared weight, the text beside it holds."""
        import numpy as np

        sizes = self._sizes[headlines]
        ends = np.cumsum(sizes)
        pair = np.repeat(np.arange(len(sizes)), sizes)
        at = np.arange(len(pair)) + np.repeat(self._starts[headlines] - (ends - sizes), sizes)
        asked = texts[pair] * np.int64(self._width) + self._stems[at]
        place = np.minimum(np.searchsorted(self._held, asked), max(len(self._held) - 1, 0))
        held = self._held[place] == asked if len(self._held) else np.zeros(len(asked), dtype=bool)
        squares = self._squares[at]
        whole = np.bincount(pair, squares, len(sizes))
        return np.bincount(pair, squares * held, len(sizes)) / np.where(whole, whole, 1.0)
