"""A query as it is typed: words, phrases between quotation marks, and what narrows it.

    "ceasefire talks" libya from:2025-05 to:2025-06-15 outlet:"Al Jazeera" lang:en

The page's script reads it by the same two patterns (`templates/_script/query.js`); a test holds both to one answer.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.errors import UsageError
from tasks.languages import get

MOST_PARTS = 32  # of a query: what comes after is not looked for
# what may stand before a colon; in Arabic as well, so that no keyboard needs to be changed
FIELDS = {
    "from": "from", "to": "to", "outlet": "outlet", "lang": "lang",
    "من": "from", "إلى": "to", "الى": "to", "صحيفة": "outlet", "مصدر": "outlet", "لغة": "lang",
}  # fmt: skip
_PART = re.compile(r'(?:([^\W\d_]+):(?=\S))?(?:"([^"]*)"|«([^»]*)»|“([^”]*)”|(\S+))')
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked for: every part must be met, and one of each kind of narrowing. Days are included at both ends."""

    parts: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        """Tell whether it says anything besides words."""
        return bool(self.since or self.until or self.outlets or self.languages)


def read(text: str) -> Query:
    """Read a query; of several days the last one counts, of several outlets or languages any.

    Raises:
        UsageError: `from:` or `to:` is followed by something that is no day, month or year.
    """
    parts: list[str] = []
    said: dict[str, list[str]] = {"from": [], "to": [], "outlet": [], "lang": []}
    for found in _PART.finditer(text):
        before, *texts = found.groups()
        value = next(each for each in texts if each is not None)
        field = FIELDS.get((before or "").lower())
        if field:
            said[field].append(value)
        else:
            parts.append(f"{before}:{value}" if before else value)
    return Query(
        parts=tuple(parts[:MOST_PARTS]),
        since=_day(said["from"], "from"),
        until=_day(said["to"], "to"),
        outlets=tuple(said["outlet"]),
        languages=tuple(code.lower() for code in said["lang"]),
    )


def _day(values: Sequence[str], field: str) -> dt.date | None:
    """Read the last value: a day, or the first or last one of a month or year."""
    if not values:
        return None
    found = _DAY.fullmatch(get("und").fold(values[-1]))
    try:
        if not found:
            raise ValueError  # noqa: TRY301 -- told below, with the rest
        year, month, day = (int(part) if part else 0 for part in found.groups())
        last = field == "to"
        month = month or (12 if last else 1)
        return dt.date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
    except (ValueError, IndexError) as error:
        said = f"{field}:{values[-1]} is not a day. Write {field}:2026-11-22, {field}:2026-11 or {field}:2026"
        raise UsageError(said) from error


def plain(text: str) -> str:
    """Give the words of a name folded, with a space between and round them: so that names are found by whole words."""
    return f" {' '.join(_WORD.findall(get('und').fold(text)))} "


def named(name: str, asked: Sequence[str]) -> bool:
    """Tell whether an outlet's name holds the words of any that is asked for; any name does where none is."""
    held = plain(name)
    return not asked or any(words.strip() and words in held for words in map(plain, asked))
