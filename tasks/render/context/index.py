"""The archive's pages of days: every edition's newest months day by day, older months as pages of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from urllib.parse import quote

from tasks.model import ArchiveDay
from tasks.render.context.editions import NO_TITLES
from tasks.render.context.scene import CONTEXT_VERSION, Context
from tasks.render.escape import direction
from tasks.render.wording import Wording

FEW = 3  # months that the archive's first page shows day by day: what is asked for lies in them nine times in ten
MONTHS = "archive/months"
HEAD_LETTERS = 90  # of a headline in a list of days: three of them stay within three lines


def head(words: Wording, title: str) -> Context:
    """Give what every page of the archive has."""
    return {
        "version": CONTEXT_VERSION,
        "page": {"language": words.region, "direction": words.direction, "title": title},
    }


def index_context(
    days: Sequence[ArchiveDay], *, words: Wording, title: str, called: Mapping[str, str] = NO_TITLES
) -> Context:
    """Give the context of `archive/index.html.j2`; `called` is what editions are called, by their names."""
    names = sorted({day.edition for day in days})
    return {
        **head(words, title),
        "title": title,
        "editions": [
            {
                **_edition(name, [day for day in days if day.edition == name], words),
                "title": called.get(name, name),
            }
            for name in names
        ],
    }


def month_context(
    days: Sequence[ArchiveDay],
    months: Sequence[dt.date],
    *,
    words: Wording,
    title: str,
    called: Mapping[str, str] = NO_TITLES,
) -> Context:
    """Give the context of `archive/month.html.j2`; `months` are all there are, by their first days."""
    month = first(days[0])
    earlier = max((each for each in months if each < month), default=None)
    later = min((each for each in months if each > month), default=None)
    several = len({day.edition for day in days}) > 1
    name = _name(month, words)

    def named(day: ArchiveDay) -> str:
        return called.get(day.edition, day.edition) if several else ""

    return {
        **head(words, f"{title} · {name}"),
        "month": {
            "name": name,
            "days": [_day(day, words, "../../", named(day)) for day in reversed(days)],
            "previous": _link(earlier, words) if earlier else None,
            "next": _link(later, words) if later else None,
        },
    }


def first(day: ArchiveDay) -> dt.date:
    """Give the first day of a day's month."""
    return day.date.replace(day=1)


def months_of(days: Iterable[ArchiveDay]) -> list[dt.date]:
    """Give the months of these days, oldest first."""
    return sorted({first(day) for day in days})


def _edition(name: str, days: Sequence[ArchiveDay], words: Wording) -> Context:
    newest = sorted(days, key=lambda day: day.date, reverse=True)
    months = [(month, list(held)) for month, held in groupby(newest, key=first)]
    return {
        "name": name,
        "count": words.n_("%(n)s briefing", "%(n)s briefings", len(days)),
        "latest": f"{quote(name, safe='')}/latest.html",
        "months": [
            {"name": _name(month, words), "days": [_day(day, words, "") for day in held]}
            for month, held in months[:FEW]
        ],
        "earlier": [
            {
                "name": _name(month, words),
                "href": f"{MONTHS}/{month:%Y-%m}.html",
                "count": words.n_("%(n)s briefing", "%(n)s briefings", len(held)),
            }
            for month, held in months[FEW:]
        ],
    }


def _name(month: dt.date, words: Wording) -> str:
    return words.day(month, "MMMM y")


def _link(month: dt.date, words: Wording) -> Context:
    return {"name": _name(month, words), "href": f"{month:%Y-%m}.html"}


def _day(day: ArchiveDay, words: Wording, up: str, edition: str = "") -> Context:
    counts = [
        words.n_("%(n)s story", "%(n)s stories", day.stories),
        words.n_("%(n)s article", "%(n)s articles", day.articles),
    ]
    return {
        **day_link(day, words, up, edition),
        "count": words.listed(counts),
        "heads": [
            {
                "text": _short(line.headline),
                "language": line.language,
                "direction": direction(line.headline, words.direction),
            }
            for line in day.lines[:3]
        ],
    }


def day_link(day: ArchiveDay, words: Wording, up: str, edition: str = "") -> Context:
    """Give the link to a day's page, from a page that stands `up` from the reports folder.

    `edition` is what its edition is called, where days of several stand together.
    """
    iso = day.date.isoformat()
    return {
        "iso": iso,
        "text": words.day(day.date, "EEEE d MMMM"),
        "href": f"{up}{quote(day.edition, safe='')}/{iso}.html",
        "edition": edition,
    }


def _short(text: str) -> str:
    """Cut a headline at a word; it is whole on its day's page."""
    if len(text) <= HEAD_LETTERS:
        return text
    return text[:HEAD_LETTERS].rsplit(" ", 1)[0] + "…"
