"""What a method is: a function from a pool to one score a candidate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from tasks.summarise.pool import Pool

Method: TypeAlias = Callable[[Pool], Sequence[float]]
