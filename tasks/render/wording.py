"""Dates, numbers and counted things in the words of the interface language (gettext and Babel)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tasks.model import UNKNOWN_DATE, When
from tasks.render.escape import Direction
from tasks.render.locale import chosen, translations

if TYPE_CHECKING:
    from babel import Locale

_MARKS = str.maketrans("", "", "\u200e\u200f")  # CLDR puts direction marks into Arabic dates
_ISO = re.compile(r"(\d{4})?(?:-{1,2}(\d\d))?(?:-(\d\d))?")


class Wording:
    """One language of the interface, with the time zone that its clock times are told in."""

    def __init__(self, language: str, zone: str = "UTC") -> None:
        self.code = chosen(language)  # of the catalogue: what the interface really speaks
        self.region = language.replace("_", "-") if language.lower().startswith(self.code) else self.code
        self.zone = zone
        self._spoken = translations(self.code)
        self._days: dict[tuple[dt.date, str], str] = {}  # the same few days stand on a page many times

    @cached_property
    def locale(self) -> Locale:
        """Give Babel's knowledge of the language, of its region where the edition names one."""
        from babel import Locale, UnknownLocaleError

        try:
            return Locale.parse(self.region, sep="-")
        except (UnknownLocaleError, ValueError):
            return Locale.parse(self.code)

    @property
    def direction(self) -> Direction:
        """Say which way the interface runs."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    def _(self, message: str) -> str:
        """Translate a message."""
        return self._spoken.gettext(message)

    def n_(self, one: str, many: str, count: int) -> str:
        """Translate a counted message in the plural form that the language has for `count`."""
        return self._spoken.ngettext(one, many, count) % {"n": self.number(count)}

    def number(self, count: int) -> str:
        """Write a number with the language's grouping."""
        from babel.numbers import format_decimal

        return str(count) if -1000 < count < 1000 else format_decimal(count, locale=self.locale)

    def score(self, value: float) -> str:
        """Write a score with two decimals."""
        return f"{value:.2f}".replace(".", self._decimal)

    @cached_property
    def _decimal(self) -> str:
        """Give the language's decimal mark."""
        from babel.numbers import get_decimal_symbol

        return get_decimal_symbol(self.locale)

    def listed(self, parts: Sequence[str]) -> str:
        """Join words with the language's comma."""
        return self._(", ").join(parts)

    def day(self, date: dt.date, pattern: str = "d MMMM y") -> str:
        """Write a date by a CLDR pattern."""
        written = self._days.get((date, pattern))
        if written is None:
            from babel.dates import format_date

            written = format_date(date, pattern, locale=self.locale).translate(_MARKS)
            self._days[date, pattern] = written
        return written

    def language(self, code: str) -> str:
        """Name a language; its code where no name is known."""
        return str(self.locale.languages.get(code.replace("-", "_"), code))

    def when(self, when: When) -> str:
        """Write a date as precisely as it is known, and say what is not."""
        short = self.short(when)
        if when.precision in {"month and day", "month of some year"}:
            return self._("%(date)s, year not stated") % {"date": short}
        if when.precision == "minute":
            return self._("%(date)s, %(time)s") % {"date": short, "time": f"{self._local(when):%H:%M}"}
        return short

    def short(self, when: When) -> str:
        """Write the known part of a date alone, for lists and timelines."""
        if when.precision == "unknown":
            return self._("date unknown")
        if when.precision == "year":
            return f"{when.year:04}"
        pattern = {"month": "MMMM y", "month of some year": "MMMM", "month and day": "d MMMM"}
        return self.day(self._local(when).date(), pattern.get(when.precision, "d MMMM y"))

    def basis(self, when: When) -> dict[str, str] | None:
        """Say what a date rests on where that is not plain: the words of the text, or the file's name.

        The quoted words stand apart from what is round them, since they may run the other way.
        """
        if when.evidence == "file name":
            return {"before": self._("from the file's name"), "quote": "", "after": ""}
        if when.evidence == "text" and when.quote:
            before, after = self._("from the text: “%(quote)s”").split("%(quote)s")
            return {"before": before, "quote": when.quote, "after": after}
        return None

    def stated(self, iso: str) -> str:
        """Write a date given as ISO 8601-2 (2025-05-10, 2025-05, --09-17); anything else as it is."""
        found = _ISO.fullmatch(iso)
        if not found or not iso:
            return iso
        year, month, day = (int(part) if part else None for part in found.groups())
        try:
            return self.when(When(year=year, month=month, day=day)) if (year or month) else iso
        except ValueError:
            return iso

    def _local(self, when: When) -> dt.datetime:
        """Give a moment to format: in the edition's zone where the source names its own, else as printed."""
        if when is UNKNOWN_DATE or not when.known or when.offset is None or when.instant is None:
            leap = dt.datetime(when.year or 2000, when.month or 1, when.day or 1, tzinfo=dt.UTC)
            return leap.replace(hour=when.hour or 0, minute=when.minute or 0)
        return when.instant.astimezone(ZoneInfo(self.zone))
