"""How much a word tells: the fewer texts have it, the more.

w(stem) = max(0.1, ln((N + 1) / (df + 0.5))), with N the distinct texts of the call in one language and df those that
have the stem. The floor keeps a word that every text has from vanishing; a single text gives all its words one weight.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FLOOR = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Document frequencies, and the weights that follow from them."""

    texts: int
    counts: Mapping[str, int]
    known: dict[str, float] = field(default_factory=dict, compare=False, repr=False)

    def of(self, stem: str) -> float:
        """Give the weight of a stem; one that was never counted weighs most."""
        weight = self.known.get(stem)
        if weight is None:
            weight = max(FLOOR, math.log((self.texts + 1) / (self.counts.get(stem, 0) + 0.5)))
            self.known[stem] = weight
        return weight


def count(texts: Iterable[Iterable[str]]) -> Weights:
    """Count in how many of `texts` (each given as its stems) every stem stands."""
    counts: Counter[str] = Counter()
    number = 0
    for stems in texts:
        counts.update(set(stems))
        number += 1
    return Weights(texts=number, counts=counts)
