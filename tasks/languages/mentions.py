"""Dates that running text states: partial, each with its span, nothing invented.

Read: «10 ماي 2025», «8 مايو/أيار 2025», «العاشر من سبتمبر الجاري», "May 10", "26-28 September 2023", numeric dates
where day and month cannot be mistaken, a month alone, «أمس الخميس», "three days ago", weekdays, bare years.
Not read: impossible days, Hijri and Persian solar dates (their months are in no table), scores, sums, times.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Literal

from tasks.languages.flat import Flat
from tasks.languages.names import order
from tasks.languages.patterns import BARE_YEAR, IDEOGRAPHIC, NUMERIC, Patterns, folded, patterns
from tasks.model import Mention, When

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from tasks.languages.rules import Rules

_LOOK_BACK = 24  # code points before a month or year in which a preposition is sought
_AROUND = 80  # code points on either side of a name that a date can reach over


def mentions(text: str, rules: Rules) -> tuple[Mention, ...]:
    """Give the dates that `text` states, in order of text; where two overlap the more telling pattern has it."""
    reader = _Reader(text, rules)
    found: list[Mention] = []
    starts: list[int] = []  # of the stretches taken so far, in order
    ends: list[int] = []
    for made, start, end in reader.candidates():
        place = bisect_left(starts, start)
        if (place and ends[place - 1] > start) or (place < len(starts) and starts[place] < end):
            continue
        starts.insert(place, start)
        ends.insert(place, end)
        found.extend(made)
    return tuple(sorted(found, key=lambda m: (m.when.start or 0, m.when.end or 0, m.when.iso)))


def numeric(match: re.Match[str], day_first: str) -> tuple[int, int, int] | None:
    """Read a match of `NUMERIC` as year, month, day; None where it is no date or could be two."""
    if match["y"]:
        return int(match["y"]), int(match["m"]), int(match["d"])
    a, b, year = int(match["a"]), int(match["b"]), int(match["z"])
    if a > 12 or a == b or (day_first == "dmy" and b <= 12):
        return year, b, a
    return (year, a, b) if b > 12 else None


def rare(match: re.Match[str], rules: Rules) -> tuple[int, int, int]:
    """Read a match of `Patterns.rare` as year, month, day."""
    months = dict(zip(folded(rules.dates.rare, rules), rules.dates.rare.values(), strict=True))
    name = " ".join((match["month"] or match["second"]).split())
    return int(match["year"]), months[name], int(match["day"])


def _widen(stretches: list[tuple[int, int]], start: int, end: int) -> None:
    """Add a stretch to a list in order, joining it to the last one where they meet."""
    if stretches and start <= stretches[-1][1]:
        stretches[-1] = (stretches[-1][0], end)
    else:
        stretches.append((max(0, start), end))


def _within(pattern: re.Pattern[str], text: str, stretches: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    for start, end in stretches:
        yield from pattern.finditer(text, start, end)


class _Reader:
    """One text being read."""

    __slots__ = ("flat", "known", "rules", "source")

    def __init__(self, text: str, rules: Rules) -> None:
        self.source = text
        self.rules = rules
        self.flat = Flat(text, rules)
        self.known: Patterns = patterns(rules)

    def candidates(self) -> Iterator[tuple[list[Mention], int, int]]:
        """Give what each match says, and its place in the folded text, by precedence."""
        text = self.flat.text
        for match in NUMERIC.finditer(text):
            day = numeric(match, order(self.rules))
            # a number that could be two dates, or none, is no other date either
            yield (self._mention(match.span(), "absolute", *day) if day else []), *match.span()
        for match in IDEOGRAPHIC.finditer(text) if "月" in text or "월" in text else ():
            yield self._named(match, match.start()), *match.span()
        yield from self._rare(text)
        around: dict[str, list[tuple[int, int]]] = {"month": [], "day": []}
        for anchor in self.known.anchors.finditer(text):
            _widen(around[anchor.lastgroup or "day"], anchor.start() - _AROUND, anchor.end() + _AROUND)
        for pattern in self.known.dated:
            for match in _within(pattern, text, around["month"]):
                begin = min(match.start(group) for group, value in match.groupdict().items() if value is not None)
                yield self._named(match, begin), begin, match.end()
        for match in _within(self.known.relative, text, around["day"]):
            yield self._relative(match), *match.span()
        for match in BARE_YEAR.finditer(text):
            if self._introduced(match.start()):
                yield self._mention(match.span(), "year", int(match["year"])), *match.span()

    def _rare(self, text: str) -> Iterator[tuple[list[Mention], int, int]]:
        """Give the dates whose month has a name that is a common word too."""
        for match in self.known.rare.finditer(text) if self.rules.dates.rare else ():
            year, month, day = rare(match, self.rules)
            yield self._mention(match.span(), "absolute", year, month, day), *match.span()

    def _introduced(self, place: int) -> bool:
        """Tell whether a word like "in" or "since" stands right before `place`."""
        return self.known.before.search(self.flat.text, max(0, place - _LOOK_BACK), place) is not None

    def _named(self, match: re.Match[str], begin: int) -> list[Mention]:
        """Read a match that names a month, or a day of the current one."""
        said = {group: value for group, value in match.groupdict().items() if value is not None}
        month, year = self._month(match), int(said["year"]) if "year" in said else None
        if "month" in said and month is None:
            return []
        word = " ".join(said.get("word", "").split())
        days: list[int | None] = [int(said[group]) for group in ("first", "day", "last") if group in said]
        weekday = self._weekday(said.get("weekday"))
        kind: Literal["current", "absolute"] = "current" if "current" in said else "absolute"
        made: list[Mention] = []
        for day in days or [self.known.words.get(word)]:
            made += self._mention((begin, match.end()), kind, year, month, day, weekday=weekday)
        other = self.known.names.all_months[" ".join(said["other"].split())] if "other" in said else month
        if other != month:  # "June-July", not one month by two names
            made += self._mention((begin, match.end()), kind, year, other)
        return made

    def _month(self, match: re.Match[str]) -> int | None:
        """Give the month of a match, or None where its name is another word here."""
        said = match.groupdict()
        name = " ".join((said.get("month") or "").split())
        if not name or name.isdigit():
            return int(name) if name else None
        start, _ = self.flat.span(*match.span("month"))
        wanted, guarded = self.rules.dates.case, name in self.known.guarded
        fits = not wanted or (self.source[start].isupper() if wanted == "upper" else self.source[start].islower())
        beside = any(said.get(group) for group in ("day", "year", "word", "current"))
        if not fits and (guarded or not beside):
            return None
        if guarded and not beside:
            if name not in self.known.names.months:
                return None
            if not self._introduced(match.start("month")):
                return None
        return self.known.names.all_months[name]

    def _weekday(self, name: str | None) -> int | None:
        return None if name is None else self.known.names.all_weekdays[" ".join(name.split())]

    def _relative(self, match: re.Match[str]) -> list[Mention]:
        """Read a match that counts from the day of writing."""
        if match["word"] and match["weekday"] is None and " ".join(match["word"].split()) in self.known.with_weekday:
            return []
        start = self.flat.span(*match.span())[0]
        if match["alone"] and self.rules.dates.case:
            letter = self.source[self.flat.span(*match.span("alone"))[0]]
            if letter.isupper() != (self.rules.dates.case == "upper"):
                return []
        if (
            match["word"]
            and self.source[start].isupper()
            and self.source[max(0, start - 3) : start].rstrip(" \u00a0")[-1:].isalnum()
        ):
            return []  # "USA Today"
        weekday = self._weekday(match["weekday"] or match["alone"])
        return self._mention(match.span(), "relative", weekday=weekday)

    def _mention(
        self,
        place: tuple[int, int],
        kind: Literal["absolute", "current", "relative", "year"],
        year: int | None = None,
        month: int | None = None,
        day: int | None = None,
        *,
        weekday: int | None = None,
    ) -> list[Mention]:
        """Make a mention of a place in the folded text; nothing where there is no such day."""
        start, end = self.flat.span(*place)
        while end > start and not self.source[end - 1].isalnum() and self.source[end - 1] != ")":
            end -= 1
        try:
            when = When(
                year=year, month=month, day=day, evidence="text", quote=self.source[start:end], start=start, end=end
            )
        except ValueError:  # the 31st of September is no date
            return []
        return [Mention(when=when, kind=kind, weekday=weekday)]
