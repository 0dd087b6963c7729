"""What `evidence.terms` gives, by numpy: of the thousand stems that ten texts share, sixty are looked at closely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.dedupe.evidence import CARRYING
from tasks.dedupe.weights import DIGITS, weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.dedupe.large.columns import Rows


class Carrying:
    """The stems of a large window and what each weighs."""

    def __init__(self, held: Sequence[int], items: int, known: Sequence[str]) -> None:
        """Weigh once what many stories ask for.

        Args:
            held: how many of the items that are counted hold each stem.
            items: how many are counted.
            known: the stems by number.
        """
        import numpy as np

        self._held = np.array(held)
        squares = np.zeros(int(self._held.max(initial=0)) + 1)
        times = np.unique(self._held)
        squares[times] = np.array([weight(many, items) for many in times.tolist()]) ** 2
        self._squares = squares[self._held]
        self._known = known

    def terms(self, words: Rows, items: Sequence[int]) -> dict[str, float]:
        """Weigh the best stems that items share; `words` are those of each item."""
        import numpy as np

        flat = np.sort(np.concatenate([words.row(item) for item in items]))
        starts = np.flatnonzero(np.concatenate(([True], flat[1:] != flat[:-1])))
        times = np.diff(starts, append=len(flat))
        shared = times > 1
        found, times = flat[starts[shared]], times[shared]
        counts = self._held[found]
        carried = self._squares[found] * times * (times - 1) * times / np.maximum(counts, times)
        if len(carried) > CARRYING:  # whatever rounding puts among the best, and ties with the last of them
            least = np.partition(carried, -CARRYING)[-CARRYING] - 2 * 10**-DIGITS
            found, carried = found[carried >= least], carried[carried >= least]
        known = self._known
        told = {known[term]: round(value, DIGITS) for term, value in zip(found.tolist(), carried.tolist(), strict=True)}
        return {stem: told[stem] for stem in sorted(told, key=lambda stem: (-told[stem], stem))[:CARRYING]}
