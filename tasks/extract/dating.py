"""When an article was published: from what is said beside its text, never from the text itself."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Literal

from tasks.model import UNKNOWN_DATE, When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tasks.languages import Language

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_SKEW = timedelta(minutes=10)  # that a server's clock may be ahead of ours
_EASTERNMOST = timedelta(hours=14)  # the zone in which a day begins first
_NAMED = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])")
_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_STAMP = re.compile(r"1\d{9}(?:\d{3})?")  # seconds or milliseconds since 1970, from 2001 to 2033


def published(
    stated: Iterable[str], head: When, where: str, url: str, *, now: datetime, language: Language
) -> tuple[When, bool]:
    """Give the date of publication and whether one had to be refused as implausible.

    Asked in turn: what metadata states (best first, as printed), a date line at the head of the text, the path of the
    address ("/2025/05/10/"), the name of the file. The first known day from 1990 to `now` is taken; if there is none,
    the first month or year in that time.
    """
    candidates = [*(_read(text, language) for text in stated), head, _from_path(url), _from_name(where)]
    dated = [when for when in candidates if when.year is not None]
    sound = [kept for when in dated if plausible(kept := _timed(when, now), now=now)]
    known = next((when for when in sound if when.known), None)
    return known or next(iter(sound), UNKNOWN_DATE), bool(dated) and not sound


def plausible(when: When, *, now: datetime) -> bool:
    """Tell whether a moment, day, month or year is not before 1990 and has begun somewhere on earth."""
    if not when.known:
        return when.year is not None and EARLIEST.year <= when.year <= (now + _EASTERNMOST).year
    try:
        moment = when.instant
    except (OverflowError, ValueError):  # a year that no calendar has, or its very first or last hours
        return False
    return moment is not None and EARLIEST <= moment <= now + (_EASTERNMOST if when.hour is None else _SKEW)


def _timed(when: When, now: datetime) -> When:
    """Drop the time of a date that is still to come today: printed in local time, it names the wrong zone.

    Nothing was published after it was found, so the time is wrong, but the day may well be right.
    """
    try:
        moment = when.instant
    except (OverflowError, ValueError):
        return when
    if moment is None or when.hour is None or moment <= now + _SKEW:
        return when
    zone = timezone(timedelta(minutes=when.offset or 0))
    day = replace(when, hour=None, minute=None, offset=None)
    return day if moment.astimezone(zone).date() == now.astimezone(zone).date() else when


def _read(text: str, language: Language) -> When:
    if _STAMP.fullmatch(text):
        moment = datetime.fromtimestamp(int(text[:10]), UTC)
        return When(
            year=moment.year, month=moment.month, day=moment.day, hour=moment.hour, minute=moment.minute, offset=0,
            evidence="metadata", quote=text,
        )  # fmt: skip
    when = language.parse_date(text) if text else UNKNOWN_DATE
    return when if when.year is None else replace(when, evidence="metadata", quote=when.quote or text)


def _from_path(url: str) -> When:
    found = _IN_PATH.search(url)
    return _day(found[1], found[2], found[3], quote=found[0], evidence="metadata") if found else UNKNOWN_DATE


def _from_name(where: str) -> When:
    if "://" in where:
        return UNKNOWN_DATE
    found = _NAMED.search(where.rpartition("/")[2])
    return _day(found[1], found[3], found[4], quote=found[0], evidence="file name") if found else UNKNOWN_DATE


def _day(year: str, month: str, day: str, *, quote: str, evidence: Literal["metadata", "file name"]) -> When:
    try:
        return When(year=int(year), month=int(month), day=int(day), evidence=evidence, quote=quote)
    except ValueError:  # 31 February
        return UNKNOWN_DATE
