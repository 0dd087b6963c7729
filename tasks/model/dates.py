"""Dates as precise as they are known."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date as precise as it is known: any part may be missing, and it says what it rests on.

    `evidence` is where it was read: "metadata" (feed, page head, mail header, sidecar), "text" (then `start`
    and `end` mark `quote` in the article's text), "file name", or "none" for a date that is not known at all.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    offset: int | None = None  # minutes east of UTC
    evidence: Literal["metadata", "text", "file name", "none"] = "none"
    quote: str = ""
    start: int | None = None
    end: int | None = None

    def __post_init__(self) -> None:
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"month {self.month} is not between 1 and 12")
        if self.day is not None:
            leap = dt.date(self.year or 2000, self.month or 1, 1)  # refuses an impossible year
            if (self.month is not None and (leap + timedelta(days=self.day - 1)).month != self.month) or self.day > 31:
                raise ValueError(f"there is no day {self.day} in month {self.month}")

    @property
    def precision(self) -> Literal["minute", "day", "month", "year", "month and day", "month of some year", "unknown"]:
        """Say how much of the date is known."""
        if self.year is not None:
            if self.month is None:
                return "year"
            if self.day is None:
                return "month"
            return "day" if self.hour is None else "minute"
        if self.month is not None:
            return "month of some year" if self.day is None else "month and day"
        return "unknown"

    @property
    def known(self) -> bool:
        """Tell whether year, month and day are all known."""
        return self.precision in {"day", "minute"}

    @property
    def instant(self) -> datetime | None:
        """Give the moment in UTC, midnight where only the day is known; None where the day is not."""
        if self.year is None or self.month is None or self.day is None:
            return None
        moment = datetime(self.year, self.month, self.day, self.hour or 0, self.minute or 0, tzinfo=UTC)
        return moment - timedelta(minutes=self.offset) if self.offset else moment

    @property
    def iso(self) -> str:
        """Write what is known as extended ISO 8601-2: 2025-05-10, 2025-05, --09-17, or nothing."""
        if self.year is None:
            if self.month is None:
                return ""
            return f"--{self.month:02}" + (f"-{self.day:02}" if self.day is not None else "")
        text = f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
            if self.day is not None:
                text += f"-{self.day:02}"
                if self.hour is not None:
                    text += f"T{self.hour:02}:{self.minute or 0:02}"
                    text += "" if self.offset is None else _offset(self.offset)
        return text


def _offset(minutes: int) -> str:
    sign = "+" if minutes >= 0 else "-"
    return "Z" if minutes == 0 else f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


UNKNOWN_DATE = When()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A date that a text states, with what kind of statement it is.

    "absolute" names at least a month («10 ماي 2025»); "current" a day or month of the writer's own month
    («17 سبتمبر الجاري»: the month of writing is known, the year is not); "relative" counts from the day of
    writing («أمس الخميس», "yesterday") and is resolved only where that day is known; "year" is a bare year,
    background and never the date of the event.
    """

    when: When
    kind: Literal["absolute", "current", "relative", "year"]
    weekday: int | None = None  # Monday is 0
