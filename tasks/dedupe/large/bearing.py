"""How much of one item's headline another item's text holds, for many pairs at once.

The sums of `headings.Headings` in the same order, so the same bits: 10,000 articles ask some 200,000 times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.columns import Ints, Rows

    Floats = NDArray[np.float64]

PAIRS = 20_000  # looked up at once: bounds the memory


class Bearing:
    """What is asked of each item, each with its weight, and what each item holds."""

    def __init__(self, asked: Rows, squares: Floats, held: Rows) -> None:
        """Lay out what is held.

        Args:
            asked: the terms of each item that others are asked for.
            squares: the weight of each of these, in their order.
            held: the terms that each item holds, ascending.
        """
        self._asked, self._squares, self._sizes = asked, squares, asked.sizes
        self._width = int(max(held.flat.max(initial=0), asked.flat.max(initial=0))) + 1
        self._held = held.owners * self._width + held.flat

    def borne(self, headlines: Ints, texts: Ints) -> Floats:
        """Give how much of each headline, by weight, the text beside it holds; nothing of a headline without terms."""
        import numpy as np

        order = np.argsort(texts)  # what is looked up one after another lies side by side
        found = np.zeros(len(order))
        for start in range(0, len(order), PAIRS):
            some = order[start : start + PAIRS]
            found[some] = self._some(headlines[some], texts[some])
        return found

    def _some(self, headlines: Ints, texts: Ints) -> Floats:
        import numpy as np

        sizes = self._sizes[headlines]
        ends = np.cumsum(sizes)
        pair = np.repeat(np.arange(len(sizes)), sizes)
        at = np.arange(len(pair)) + np.repeat(self._asked.starts[headlines] - (ends - sizes), sizes)
        asked = texts[pair] * self._width + self._asked.flat[at]
        place = np.minimum(np.searchsorted(self._held, asked), max(len(self._held) - 1, 0))
        held = self._held[place] == asked if len(self._held) else np.zeros(len(asked), dtype=bool)
        squares = self._squares[at]
        whole = np.bincount(pair, squares, len(sizes))
        return np.bincount(pair, squares * held, len(sizes)) / np.where(whole, whole, 1.0)
