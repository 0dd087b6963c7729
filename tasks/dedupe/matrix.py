"""The scores of `weights.scores` by numpy, for windows where plain Python is too slow.

Memory is one number a term of an item, and one vector over the vocabulary; time is linear in the terms of the pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.dedupe.weights import CHANCE, FLOOR, PSEUDO, RARE

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.weights import Scores


def scores(sets: Sequence[array[int]], above: Sequence[Sequence[int]]) -> Scores:
    """Score item i with each item of `above[i]`; the figures of `weights.scores` to twelve digits."""
    import numpy as np

    items = len(sets)
    sizes = np.array([len(terms) for terms in sets], dtype=np.intp)
    starts = np.concatenate(([0], np.cumsum(sizes)))
    flat = np.frombuffer(b"".join(terms.tobytes() for terms in sets), dtype=np.intc)
    owner = np.repeat(np.arange(items), sizes)
    held = np.bincount(flat)
    squares = np.log(np.maximum(FLOOR, (held + PSEUDO * RARE) / (items + PSEUDO))) ** 2
    lengths = np.sqrt(np.bincount(owner, weights=squares[flat], minlength=items))
    lengths[lengths == 0] = 1.0
    load = np.bincount(flat, weights=1 / lengths[owner])
    shared = np.bincount(owner, weights=(squares * load)[flat], minlength=items)
    chance = CHANCE * (shared / lengths - 1) / (items + PSEUDO)
    here = np.zeros(len(held))
    found: Scores = []
    for one, partners in enumerate(above):
        if not partners:
            found.append([])
            continue
        mine = flat[starts[one] : starts[one + 1]]
        here[mine] = squares[mine]
        cosine = _overlaps(here, flat, starts, np.array(partners, dtype=np.intp)) / (lengths[one] * lengths[partners])
        here[mine] = 0
        found.append((cosine - chance[one] - chance[partners]).tolist())
    return found


def _overlaps(
    here: NDArray[np.float64], flat: NDArray[np.intc], starts: NDArray[np.intp], partners: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Sum `here` over the terms of each partner."""
    import numpy as np

    sizes = starts[partners + 1] - starts[partners]
    ends = np.cumsum(sizes)
    places = np.arange(ends[-1]) + np.repeat(starts[partners] - ends + sizes, sizes)
    running = np.concatenate(([0.0], np.cumsum(here[flat[places]])))
    sums: NDArray[np.float64] = running[ends] - running[ends - sizes]
    return sums
