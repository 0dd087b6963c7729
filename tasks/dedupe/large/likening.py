"""Which pairs of stories share words enough for a score: their cosines summed in columns, many pairs at once.

Of the pairs that a rare sound brings together most share hardly another word (24,600 pairs of a window in nine
languages, 800 with enough): whoever is clearly below the least that is asked of words never gets a score.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.dedupe.partners import LEAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.columns import Ints
    from tasks.dedupe.large.crossing import Columns
    from tasks.dedupe.partners import Pair

    Floats = NDArray[np.float64]

SURE = 1e-6  # sums in another order differ by less than a millionth of this
CELLS = 4_000_000  # of a table of stories and marks: 32 million bytes


def worded(pairs: Sequence[Pair], letters: Columns, sounds: Columns) -> list[Pair]:
    """Leave out the pairs whose words are clearly less alike than is asked for."""
    import numpy as np

    ends = np.array(pairs)
    first, second = letters.rows.sizes[ends].T
    ends[first < second] = ends[first < second][:, ::-1]  # the one that has more marks first
    order = np.argsort(ends[:, 0], kind="stable")
    alike = np.zeros(len(pairs))
    block = max(1, CELLS // max(1, len(letters.names), len(sounds.names)))
    for start in range(0, len(pairs), block):
        part = order[start : start + block]
        alike[part] = (_cosines(letters, *ends[part].T) + _cosines(sounds, *ends[part].T)) / 2
    return [pairs[at] for at in np.flatnonzero(alike >= LEAST - SURE).tolist()]


def _cosines(columns: Columns, ones: Ints, twos: Ints) -> Floats:
    """Compare stories pair by pair: marks of the second ones are looked up among those of the first, which are few."""
    import numpy as np

    sizes = columns.rows.sizes
    asked, place = np.unique(ones, return_inverse=True)
    table = np.zeros((len(asked), len(columns.names)))
    at = columns.places(asked)
    table[np.repeat(np.arange(len(asked)), sizes[asked]), columns.rows.flat[at]] = columns.values[at]
    pair, at = np.repeat(np.arange(len(ones)), sizes[twos]), columns.places(twos)
    both = table[place[pair], columns.rows.flat[at]] * columns.values[at]
    return np.bincount(pair, weights=both, minlength=len(ones)).astype(np.float64)
