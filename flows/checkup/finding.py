"""What was found when something was looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at. `mend` puts it right and says what it did; None: only its user can."""

    what: str
    fine: bool
    said: str
    mend: Callable[[], str] | None = None
