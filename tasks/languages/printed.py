"""One printed date, as feeds and pages print it: exact or not at all.

Read: RFC 3339 and ISO 8601, RFC 5322, and day, month name, year in the language's own names or the internet's English
ones, in any order; numeric dates where the language fixes the order or a weekday settles it; times with am/pm
(«ص», «م») and zone. A text that states two different days is no date, except that what follows "updated" is left out.
Source of the formats: RFC 3339 §5.6, RFC 5322 §3.3, Unicode CLDR date patterns.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tasks.languages.flat import Flat
from tasks.languages.mentions import numeric, rare
from tasks.languages.names import ENGLISH_MONTHS, ENGLISH_WEEKDAYS, either, names, order
from tasks.languages.patterns import BEFORE_YEAR, IDEOGRAPHIC, JOINERS, NUMERIC, ORDINAL, S, folded, patterns
from tasks.languages.times import clock, offset
from tasks.model import UNKNOWN_DATE, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tasks.languages.rules import Rules

_LONGEST = 200  # code points: what is longer is prose, not a printed date
_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|(?P<m>\d\d)(?P<d>\d\d))?"
    r"(?:[Tt ]+(?P<hour>\d\d)(?::?(?P<minute>\d\d))(?::?\d\d(?:[.,]\d+)?)?"
    r" ?(?P<zone>[Zz]|[+-]\d\d:?\d\d|[+-]\d\d|UTC|GMT)?)?"
    r"(?:\[[\w/+-]+\])?"
)
UPDATED = re.compile(
    r"updated|modified|last edit|تحديث|حدث في|اخر تعديل|mise? a jour|modifie|actualis|aktualisier|zuletzt"
    r"|(?<!\w)stand(?=: |\s*\d|$)|actualizad|actualizacion|обновлен|изменен|g[uü]ncelle|به ?روز ?رساني|atualizad"
    r"|atualização|aggiornat|aggiornament|modifica|оновлен|змінен|עודכנ|עדכונ|اپ ڈيٹ|geandert|letzte anderung"
)
_SPACED = re.compile(r"(?<=\d)\s*([/-])\s*(?=\d)")  # 1 / 5 / 2022
_DOTTED = re.compile(r"(?<=\d)\s*([/.-])\s*(?=\d)")  # 1. 5. 2022, where nothing else is said
_FIGURES = re.compile(r"[\d\s./:-]+?\d{4}|\d{4}[\d\s./:-]+")
_SHORT = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d\d)")
JOINING = re.compile(r"(?<!\w)(?:في|يوم|شهر|on|the|le|am|el|of)(?!\w)")
_WORDLIKE = re.compile(r"[^\W_]")


class _Forms(NamedTuple):
    months: Mapping[str, int]
    weekday: re.Pattern[str]
    weekdays: Mapping[str, int]
    words: Mapping[str, int]  # days of the month written as words
    dated: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=64)
def _forms(rules: Rules) -> _Forms:
    """Build a language's patterns for printed dates: its own names before the English ones."""
    known = names(rules)
    months = {**ENGLISH_MONTHS, **known.all_months}
    weekdays = {**ENGLISH_WEEKDAYS, **known.all_weekdays}
    words = dict(zip(folded(rules.dates.days, rules), rules.dates.days.values(), strict=True))
    either_month = either(months)
    month = rf"(?P<month>{either_month})(?![^\W\d_])\.?(?:{S}*[/\-(]{S}*(?:{either_month})(?![^\W\d_])\)?)?"
    loose = rf"(?:{S}|[\-/.,،\]])*"
    year = r"(?P<year>(?:1[89]|20)\d\d|\d\d(?=\s+\d{1,2}:|\s*$))(?![\d:])"
    day = rf"(?<![\d:])(?P<day>\d{{1,2}}){ORDINAL}(?!\d)"
    dated = (
        rf"(?:{day}|(?<!\w)(?P<word>{either(words)})(?!\w)){loose}{JOINERS}{month}(?:{loose}'?{BEFORE_YEAR}{year})?",
        rf"(?<!\w){month}{loose}(?P<day>\d{{1,2}})(?!\d|:){ORDINAL}(?:{loose}{BEFORE_YEAR}{year})?",
        rf"(?<!\d)(?P<year>(?:1[89]|20)\d\d){loose}{month}{loose}(?P<day>\d{{1,2}})(?![\d:])",
        rf"(?<!\w){month}{loose}{BEFORE_YEAR}(?P<year>(?:1[89]|20)\d\d)(?!\d)",
    )
    alone = rf"(?<!\w)(?P<weekday>{either(weekdays)})(?!\w)"
    return _Forms(months, re.compile(alone), weekdays, words, tuple(re.compile(pattern) for pattern in dated))


def parse_date(text: str, rules: Rules) -> When:
    """Read one printed date; `UNKNOWN_DATE` where it is none, or could be two."""
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return UNKNOWN_DATE
    flat = Flat(text, rules).text.strip()
    if (match := _ISO.fullmatch(flat.upper())) is not None:
        return _iso(match)
    for part in _parts(flat):
        read = set(_days(part, rules))
        found = sorted(day for day in read if _possible(*day))
        full = [day for day in found if day[0] and day[2]]
        if len(full) == 1:
            return _made(full[0], part)
        if len(read) == len(found) == 1:
            return _partial(found[0], part, rules)
        if read:  # several days, or one that does not exist
            return UNKNOWN_DATE
    return UNKNOWN_DATE


def names_something(text: str) -> bool:
    """Tell whether a printed date may hold a month's name: letters, and no date in figures."""
    return re.search(r"[^\W\d_]{3}", text) is not None and NUMERIC.search(text) is None


def _parts(flat: str) -> Iterator[str]:
    """Give the text up to a word like "updated", then what follows it; all of it where there is no such word."""
    cut = UPDATED.search(flat)
    if cut is None:
        yield flat
    else:
        yield flat[: cut.start()]
        yield flat[cut.end() :]


def _days(part: str, rules: Rules) -> Iterator[tuple[int, int, int]]:
    """Give each date found, as year, month, day; 0 stands for what is not said."""
    forms = _forms(rules)
    joined = (_DOTTED if _FIGURES.fullmatch(part) else _SPACED).sub(r"\1", part)
    for match in NUMERIC.finditer(joined):
        yield from _numeric(match, forms.weekday.search(part), forms, rules)
    if order(rules) == "dmy" and (short := _SHORT.fullmatch(part)) is not None:
        yield 2000 + int(short["year"]), int(short["month"]), int(short["day"])
    for match in IDEOGRAPHIC.finditer(part):
        yield int(match["year"] or 0), int(match["month"]), int(match["day"] or 0)
    if rules.dates.rare and (named := patterns(rules).rare.search(part)) is not None:
        yield rare(named, rules)
        return
    for pattern in forms.dated:
        for match in pattern.finditer(part):
            said = match.groupdict()
            month = forms.months[" ".join(match["month"].split())]
            word = " ".join((said.get("word") or "").split())
            yield _year(said.get("year")), month, int(said.get("day") or forms.words.get(word, 0))


def _numeric(
    match: re.Match[str], weekday: re.Match[str] | None, forms: _Forms, rules: Rules
) -> Iterator[tuple[int, int, int]]:
    """Read a numeric date; where it could be two, the weekday printed beside it settles it."""
    plain = numeric(match, order(rules))
    if plain is not None:
        yield plain
    elif weekday is not None:
        wanted = forms.weekdays[" ".join(weekday["weekday"].split())]
        a, b, year = int(match["a"]), int(match["b"]), int(match["z"])
        fitting = [day for day in ((year, a, b), (year, b, a)) if _possible(*day) and date(*day).weekday() == wanted]
        if len(fitting) == 1:
            yield fitting[0]


def _year(said: str | None) -> int:
    if not said:
        return 0
    year = int(said)
    return year if len(said) == 4 else year + (2000 if year < 50 else 1900)


def _possible(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and day <= (monthrange(year or 2000, month)[1])


def _made(day: tuple[int, int, int], part: str) -> When:
    """Add the time of day and the zone to a full date."""
    time = clock(part)
    hour, minute, end = time or (None, None, 0)
    east = offset(part[end:]) if time else None
    return When(year=day[0], month=day[1], day=day[2], hour=hour, minute=minute, offset=east, evidence="metadata")


def _partial(day: tuple[int, int, int], part: str, rules: Rules) -> When:
    """Keep a date without its year or day only where the text says nothing else."""
    forms = _forms(rules)
    rest = JOINING.sub(" ", forms.weekday.sub(" ", part))
    for pattern in forms.dated:
        rest = pattern.sub(" ", rest)
    if _WORDLIKE.search(IDEOGRAPHIC.sub(" ", rest)):
        return UNKNOWN_DATE
    return When(year=day[0] or None, month=day[1], day=day[2] or None, evidence="metadata")


def _iso(match: re.Match[str]) -> When:
    """Read a date in the standard form; `UNKNOWN_DATE` where there is no such day or hour."""
    year, month, day = int(match["year"]), int(match["month"] or match["m"] or 0), int(match["day"] or match["d"] or 0)
    hour, minute = int(match["hour"] or 0), int(match["minute"] or 0)
    if year == 0 or (month == 0 and (match["month"] or match["m"])) or (day == 0 and (match["day"] or match["d"])):
        return UNKNOWN_DATE
    if (month and not _possible(year, month, day)) or hour > 23 or minute > 59 or (match["hour"] and not day):
        return UNKNOWN_DATE
    timed = match["hour"] is not None
    return When(
        year=year,
        month=month or None,
        day=day or None,
        hour=hour if timed else None,
        minute=minute if timed else None,
        offset=offset(match["zone"] or "") if timed else None,
        evidence="metadata",
    )
