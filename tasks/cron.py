"""Cron lines of five fields: what they say, and when they come next in a time zone.

The reading is the part on which cron itself and Prefect agree; what the two read differently is refused. It is written
here because `mujaz status` tells the next run, and Prefect's own reader costs more to load than all the rest of it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

FIELDS = (("minute", 0, 59), ("hour", 0, 23), ("day of the month", 1, 31), ("month", 1, 12), ("weekday", 0, 7))
DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAMES = {
    "month": {name: number for number, name in enumerate(MONTHS, 1)},
    "weekday": {name: number for number, name in enumerate(DAYS)},
}
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # days of each month
HORIZON = 8 * 366 + 1  # days: 29 February comes at least once in eight years
_PART = re.compile(r"(?:\*|(?P<low>\w+)(?:-(?P<high>\w+))?)(?:/(?P<step>\d+))?")


class Unreadable(ValueError):  # noqa: N818 -- reads as what happened
    """A line that is no cron line; its text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cron:
    """A cron line that was read. Where both kinds of days are named, a day of either kind counts."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]  # of the month; empty: all
    months: frozenset[int]
    weekdays: frozenset[int]  # 0 is Sunday; empty: all

    def on(self, day: dt.date) -> bool:
        """Tell whether it comes on a calendar day."""
        if day.month not in self.months:
            return False
        if not self.days and not self.weekdays:
            return True
        return day.day in self.days or day.isoweekday() % 7 in self.weekdays


def read(line: str) -> Cron:
    """Read a cron line: minute, hour, day of the month, month, weekday.

    Raises:
        Unreadable: it is none, it never comes, or cron and Prefect would read it differently.
    """
    given = line.split()
    if len(given) != len(FIELDS):
        raise Unreadable(f"has {len(given)} {'field' if len(given) == 1 else 'fields'}, not five")
    minutes, hours, days, months, weekdays = (
        _field(name, low, high, written) for (name, low, high), written in zip(FIELDS, given, strict=True)
    )
    if given[2] != "*" and given[4] != "*":
        for name, written, found, size in (("day", given[2], days, 31), ("weekday", given[4], weekdays, 7)):
            if written.startswith("*") or len(found) == size:
                raise Unreadable(f'its {name} "{written}" beside the other means one thing to cron, another to Prefect')
    if not any(day <= LONGEST[month - 1] for month in months for day in days):
        raise Unreadable("never comes: these months have no such day")
    return Cron(
        minutes=minutes,
        hours=hours,
        days=frozenset() if len(days) == 31 else days,
        months=months,
        weekdays=frozenset() if len(weekdays) == 7 else weekdays,
    )


def upcoming(line: Cron, zone: ZoneInfo, after: dt.datetime) -> Iterator[dt.datetime]:
    """Give the times, in UTC, at which it comes after `after`; there is always a next one.

    Where clocks go forward, a time that the day does not have comes as much later as the clocks jump (Prefect takes
    that, or the same time before the jump, by the version of Python); where they go back, an hour that comes twice
    counts the first time.
    """
    told = after
    first = after.astimezone(zone).date() - dt.timedelta(days=1)
    for number in range(HORIZON):
        day = first + dt.timedelta(days=number)
        if not line.on(day):
            continue
        walls = (dt.time(hour, minute) for hour in line.hours for minute in line.minutes)
        for moment in sorted({dt.datetime.combine(day, wall, zone).astimezone(dt.UTC) for wall in walls}):
            if moment > told:
                told = moment
                yield moment


def following(line: str, zone: str, after: dt.datetime) -> dt.datetime | None:
    """Give the next time, in the zone, at which a cron line comes after `after`; None where there is no line."""
    if not line:
        return None
    there = ZoneInfo(zone)
    return next(upcoming(read(line), there, after)).astimezone(there)


def _field(name: str, low: int, high: int, written: str) -> frozenset[int]:
    found: set[int] = set()
    for part in written.split(","):
        match = _PART.fullmatch(part)
        if match is None:
            raise Unreadable(f'its {name} "{written}" is not a number, a range, a list or *')
        begin, end = low, min(high, 6) if name == "weekday" else high
        if match["low"]:
            begin = _number(name, low, high, match["low"])
            end = _number(name, low, high, match["high"]) if match["high"] else begin
            if match["high"] and end <= begin:  # cron takes "5-5" for 5, Prefect for all
                raise Unreadable(f'its {name} "{part}" does not end after it begins')
            if match["step"] and not match["high"]:  # "5/15" is not standard
                raise Unreadable(f'its {name} "{part}" has a step and no range')
        step = int(match["step"] or 1)
        if not 1 <= step <= high:
            raise Unreadable(f'its {name} "{part}" has a step that is out of range')
        found.update(number % 7 if name == "weekday" else number for number in range(begin, end + 1, step))
    return frozenset(found)


def _number(name: str, low: int, high: int, written: str) -> int:
    known = NAMES.get(name, {})
    number = known.get(written.lower(), int(written) if written.isascii() and written.isdigit() else -1)
    if not low <= number <= high:
        raise Unreadable(f'its {name} "{written}" is not from {low} to {high}')
    return number
