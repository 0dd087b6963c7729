"""What day a stated date means for somebody who knows when the text was published."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tasks.languages.folding import fold
from tasks.languages.numerals import numbers
from tasks.languages.patterns import folded
from tasks.model import UNKNOWN_DATE, Mention, When

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tasks.languages.rules import Rules

_SLACK = 1  # days by which "yesterday, Thursday" may miss: papers print after midnight and in other zones
_MIDDLE = 15  # stands for the day of a month of which only the month is known


def resolve(mention: Mention, published: When, rules: Rules) -> When:
    """Give the full date that `mention` means in a text published on `published`.

    A bare year stays a bare year; where publication is not known to the day, only what the text itself says is given.
    `UNKNOWN_DATE` where the two contradict each other.
    """
    when = mention.when
    if mention.kind == "year" or when.year is not None:
        return when
    if published.year is None or published.month is None or published.day is None:
        return when
    today = date(published.year, published.month, published.day)
    if mention.kind == "relative":
        day = _counted(mention, today, rules)
        return UNKNOWN_DATE if day is None else replace(when, year=day.year, month=day.month, day=day.day)
    month = when.month or today.month
    try:
        return replace(when, year=_nearest(today, month, when.day), month=month)
    except ValueError:  # the 31st of a month that has none
        return UNKNOWN_DATE


def _nearest(today: date, month: int, day: int | None) -> int:
    """Give the year in which a month, or a day of it, is nearest to `today`."""

    def distance(year: int) -> int:
        return abs((date(year, month, min(day or _MIDDLE, 28)) - today).days)

    return min((today.year, today.year - 1, today.year + 1), key=distance)


def _counted(mention: Mention, today: date, rules: Rules) -> date | None:
    """Count from the day of publication."""
    quote = f" {fold(mention.when.quote, kept=rules.kept, dotless=rules.dotless)} "
    dates = rules.dates
    offset = _first(quote, dict(zip(folded(dates.relative, rules), dates.relative.values(), strict=True)))
    if offset is not None:
        day = today + timedelta(days=offset)
        return day if mention.weekday is None else _close(day, mention.weekday)
    if mention.weekday is not None:
        back = (today.weekday() - mention.weekday) % 7
        if any(_has(quote, word) for word in folded(dates.coming, rules)):
            return today + timedelta(days=7 - back)
        gone = any(_has(quote, word) for word in folded(dates.gone, rules))
        return today - timedelta(days=back or (7 if gone else 0))
    unit = _first(quote, dict(zip(folded(dates.units, rules), dates.units.values(), strict=True)))
    counts = sorted(numbers(quote, rules))
    count = int(counts[0]) if len(counts) == 1 and counts[0].isdigit() else 1
    return None if unit is None else today - timedelta(days=unit * count)


def _close(day: date, weekday: int) -> date | None:
    """Give the day with that weekday next to `day`; None where they contradict each other."""
    for slack in (0, *(sign * days for days in range(1, _SLACK + 1) for sign in (-1, 1))):
        if (moved := day + timedelta(days=slack)).weekday() == weekday:
            return moved
    return None


def _first(quote: str, table: Mapping[str, int]) -> int | None:
    """Give the value of the longest entry that stands in the quote."""
    found = [(-len(word), word) for word in table if _has(quote, word)]
    return table[min(found)[1]] if found else None


def _has(quote: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", quote) is not None
