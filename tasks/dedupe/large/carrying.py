"""What `evidence.terms` gives, by numpy: of the thousand stems that ten texts share, sixty are looked at closely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.dedupe.evidence import CARRYING
from tasks.dedupe.weights import DIGITS, weight

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence


def terms(rows: Sequence[array[int]], held: Sequence[int], items: int, known: Sequence[str]) -> dict[str, float]:
    """Weigh the best stems that texts share."""
    import numpy as np

    flat = np.frombuffer(b"".join(row.tobytes() for row in rows), dtype=np.intc)
    found, many = np.unique(flat, return_counts=True)
    found, times = found[many > 1], many[many > 1]
    counts = [held[term] for term in found.tolist()]
    squares = np.array([weight(count, items) for count in counts]) ** 2
    carried = squares * times * (times - 1) * times / np.maximum(counts, times)
    if len(carried) > CARRYING:  # whatever rounding puts among the best, and ties with the last of them
        least = np.partition(carried, -CARRYING)[-CARRYING] - 2 * 10**-DIGITS
        found, carried = found[carried >= least], carried[carried >= least]
    told = {known[term]: round(value, DIGITS) for term, value in zip(found.tolist(), carried.tolist(), strict=True)}
    return {stem: told[stem] for stem in sorted(told, key=lambda stem: (-told[stem], stem))[:CARRYING]}
