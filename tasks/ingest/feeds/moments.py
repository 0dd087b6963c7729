"""Dates of feeds: read exactly or not at all, and only such as can be true."""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from tasks.languages import get

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
LATEST = datetime(2100, 1, 1, tzinfo=UTC)  # where nobody says what time it is
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?")


def moment(
    printed: str, parsed: Sequence[int] | None = None, *, language: str = "", now: datetime | None = None
) -> datetime | None:
    """Give the moment that a feed prints.

    Args:
        printed: the feed's own words.
        parsed: what feedparser made of them (UTC, to the second); followed only where our own reading agrees to
            the minute, because it makes moments of anything: "2024年1月1日" becomes November, a number the year 1704.
        language: of the feed, for names of months.
        now: the end of what is plausible is a day later.

    Returns:
        A moment in UTC from 1990 to now + 1 day, else None. A date without a time is midnight UTC.
    """
    printed = printed.strip()
    if _EPOCH.fullmatch(printed):
        return plausible(datetime.fromtimestamp(int(printed[:10]), UTC), now)
    when = get(language or "en").parse_date(printed)
    read = when.instant if when.year else None  # "Thu, 04 Jul 1776": there was no year 0
    exact = _exact(parsed) or _iso(printed)
    if read is None or not EARLIEST <= read <= LATEST:
        return plausible(exact, now) if exact and _names(printed, exact) else None
    if exact and abs(exact - read) < timedelta(minutes=1):
        return plausible(exact, now)
    return plausible(read, now)


def plausible(found: datetime | None, now: datetime | None) -> datetime | None:
    """Let only moments pass from 1990 to a day past now."""
    end = now + timedelta(days=1) if now else LATEST
    return found if found and EARLIEST <= found <= end else None


def _exact(parsed: Sequence[int] | None) -> datetime | None:
    if not parsed or not EARLIEST.year <= parsed[0] < LATEST.year:
        return None
    try:
        return datetime.fromtimestamp(timegm((*parsed[:6], 0, 0, 0)), UTC)
    except (ValueError, OverflowError):
        return None


def _iso(printed: str) -> datetime | None:
    """Read what Python reads as ISO 8601, for the seconds."""
    try:
        found = datetime.fromisoformat(printed)
    except ValueError:
        return None
    if not EARLIEST.year <= found.year < LATEST.year:
        return None  # so that no zone moves it past the first or last year there is
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _names(printed: str, exact: datetime) -> bool:
    """Tell whether the words hold the year, month and day of a moment that only feedparser could read.

    A time zone may move the day by one; anything further means that it was made up.
    """
    digits = [int(number) for number in re.findall(r"\d+", printed)]
    days = {(exact + timedelta(days=shift)).day for shift in (-1, 0, 1)}
    year = exact.year in digits or (len(digits) > 1 and str(exact.year)[2:] in re.findall(r"\d+", printed))
    month = exact.month in digits or exact.strftime("%b").lower() in printed.lower()
    return year and month and bool(days & set(digits))
