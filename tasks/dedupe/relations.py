"""How the groups of a window stand to each other: the mean of their texts, and what dates said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tasks.dedupe.linkage import THRESHOLD, UNSCORED
from tasks.dedupe.pairs import LARGE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tasks.dedupe.pairs import Pairs

Kept = Literal["below threshold", "publication dates", "stated dates", "average below threshold"]


@dataclass(slots=True)
class Relation:
    """Two groups: the scores across them, gathered pair by pair."""

    pairs: int = 0
    text: float = 0.0  # sum over the scored pairs
    best: float = -1.0  # highest score after dates
    published: int = 0  # pairs of which publication dates said no
    stated: int = 0  # pairs of which stated dates did

    def mean(self, across: int) -> float:
        """Give the mean text score over all `across` pairs, those nobody scored included."""
        return round((self.text + (across - self.pairs) * UNSCORED) / across, 9)

    def verdict(self) -> Kept:
        """Say what kept the two groups apart."""
        if 2 * (self.published + self.stated) >= self.pairs:
            return "publication dates" if self.published >= self.stated else "stated dates"
        return "average below threshold" if self.best >= THRESHOLD else "below threshold"


def relations(pairs: Pairs, home: Sequence[int]) -> dict[tuple[int, int], Relation]:
    """Gather the scored pairs between different groups; `home` gives the group of each item."""
    return _added(pairs, home) if len(pairs) <= LARGE else _summed(pairs, home)


def _added(pairs: Pairs, home: Sequence[int]) -> dict[tuple[int, int], Relation]:
    """Gather pair by pair: the quick way for a small window."""
    found: dict[tuple[int, int], Relation] = {}
    for pair in pairs:
        one, two = home[pair.one], home[pair.two]
        if one == two:
            continue
        key = (one, two) if one < two else (two, one)
        relation = found.get(key)
        if relation is None:
            relation = found[key] = Relation()
        relation.pairs += 1
        relation.text += pair.text
        relation.best = max(relation.best, pair.score)
        relation.published += pair.reason == "publication dates"
        relation.stated += pair.reason == "stated dates"
    return found


def _summed(pairs: Pairs, home: Sequence[int]) -> dict[tuple[int, int], Relation]:
    """Gather by numpy: the same bits, for the texts are added in the same order."""
    import numpy as np

    groups = np.array(home, dtype=np.int64)
    ones, twos = groups[np.frombuffer(pairs.one, dtype=np.intc)], groups[np.frombuffer(pairs.two, dtype=np.intc)]
    apart = np.flatnonzero(ones != twos)
    ones, twos = ones[apart], twos[apart]
    keys, place = np.unique(np.minimum(ones, twos) * (len(home) + 1) + np.maximum(ones, twos), return_inverse=True)
    reason = np.frombuffer(pairs.reason, dtype=np.int8)[apart]
    best = np.full(len(keys), -1.0)
    np.maximum.at(best, place, np.frombuffer(pairs.score)[apart])
    columns = (
        np.bincount(place, minlength=len(keys)),
        np.bincount(place, np.frombuffer(pairs.text)[apart], len(keys)),
        best,
        np.bincount(place[reason == pairs.reasons.index("publication dates")], minlength=len(keys)),
        np.bincount(place[reason == pairs.reasons.index("stated dates")], minlength=len(keys)),
    )
    rows = zip(*(column.tolist() for column in (*np.divmod(keys, len(home) + 1), *columns)), strict=True)
    return {
        (one, two): Relation(pairs=many, text=text, best=best, published=published, stated=stated)
        for one, two, many, text, best, published, stated in rows
    }


def nearest(found: Mapping[tuple[int, int], Relation], sizes: Sequence[int]) -> dict[int, tuple[float, int]]:
    """Give for each group the mean and number of the other group whose texts are closest; ties go to the lower."""
    best: dict[int, tuple[float, int]] = {}
    for (one, two), relation in sorted(found.items()):
        mean = relation.mean(sizes[one] * sizes[two])
        for group, other in ((one, two), (two, one)):
            if group not in best or mean > best[group][0]:
                best[group] = mean, other
    return best
