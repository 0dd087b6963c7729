"""The archive's page: every edition's days, by month, newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from tasks.render.context.scene import CONTEXT_VERSION, Context
from tasks.render.wording import Wording


def index_context(editions: Mapping[str, Sequence[dt.date]], *, words: Wording, title: str) -> Context:
    """Give the context of `archive/index.html.j2`."""
    return {
        "version": CONTEXT_VERSION,
        "page": {"language": words.region, "direction": words.direction, "title": title},
        "title": title,
        "editions": [_edition(name, editions[name], words) for name in sorted(editions) if editions[name]],
    }


def _edition(name: str, days: Sequence[dt.date], words: Wording) -> Context:
    months: dict[tuple[int, int], list[dt.date]] = {}
    for day in sorted(set(days), reverse=True):
        months.setdefault((day.year, day.month), []).append(day)
    folder = quote(name, safe="")
    return {
        "name": name,
        "count": words.n_("%(n)s briefing", "%(n)s briefings", len(set(days))),
        "latest": f"{folder}/latest.html",
        "months": [
            {
                "name": words.day(month[0], "MMMM y"),
                "days": [
                    {
                        "iso": day.isoformat(),
                        "text": words.day(day, "EEEE d MMMM"),
                        "href": f"{folder}/{day.isoformat()}.html",
                    }
                    for day in month
                ],
            }
            for month in months.values()
        ],
    }
