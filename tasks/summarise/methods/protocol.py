"""What a method is: something that gives every candidate of a pool one score."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tasks.summarise.pool import Pool

Rank = Callable[[Pool], Sequence[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A way to rank. `to_scale` tells that its scores may be weighed against likeness, which runs from 0 to 1."""

    rank: Rank
    to_scale: bool = False
