"""What an answer says of time: when to come again, and how long it is good for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

SOONEST = 60.0  # seconds: a server that says "in a second" would be asked in a circle
LATEST = 82_800.0  # 23 hours, so that a daily run comes again: one that says "in ten years" made a mistake
_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,12})", re.IGNORECASE)


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Read Retry-After: seconds, or a date; between a minute and 23 hours. None where nothing can be read."""
    said = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[+-]?\d{1,30}(?:\.\d*)?", said):
        return _within(float(said))
    moment = _moment(said)
    return None if moment is None else _within((moment - now).total_seconds())


def max_age(headers: Mapping[str, str], now: datetime) -> float | None:
    """Read for how many seconds an answer is good, up to 23 hours: Cache-Control, else Expires. None: not said."""
    said = headers.get("cache-control", "")
    if re.search(r"\bno-(?:cache|store)\b", said, re.IGNORECASE):
        return 0.0
    if found := _AGE.search(said):
        return min(float(found[1]), LATEST)
    moment = _moment(headers.get("expires", "")) if not said else None
    return None if moment is None else min(max((moment - now).total_seconds(), 0.0), LATEST)


def _within(seconds: float) -> float:
    return min(max(seconds, SOONEST), LATEST)


def _moment(said: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
