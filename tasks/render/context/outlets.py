"""The archive's pages of outlets: all of them, and for each the stories that it stands under, month by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from urllib.parse import quote

from tasks.model import ArchiveDay, Listed, OutletMonth, StoryId, digest
from tasks.render.context.editions import NO_TITLES
from tasks.render.context.index import day_link, first, head
from tasks.render.context.scene import Context
from tasks.render.escape import direction
from tasks.render.wording import Wording

OUTLETS = "archive/outlets"
Counted = Mapping[str, Sequence[OutletMonth]]  # by outlet, each oldest first


def by_outlet(rows: Sequence[OutletMonth]) -> Counted:
    """Sort the counts of months by outlet."""
    return {outlet: tuple(months) for outlet, months in groupby(rows, key=lambda row: row.outlet)}


def page_name(outlet: str, month: dt.date | None = None) -> str:
    """Name an outlet's page, or that of one of its months: outlets may be called anything, files may not."""
    return digest("outlet", outlet) + (f"-{month:%Y-%m}" if month else "") + ".html"


def outlet_path(outlet: str, month: dt.date | None = None) -> str:
    """Give where the page of an outlet stands: that of a month, or its first, which is that of its newest month."""
    return f"{OUTLETS}/{page_name(outlet, month)}"


def outlets_context(counted: Counted, *, words: Wording, title: str) -> Context:
    """Give the context of `archive/outlets.html.j2`: those with most stories first."""
    rows = [(sum(month.stories for month in months), outlet, months) for outlet, months in counted.items()]
    return {
        **head(words, f"{title} · {words._('Outlets')}"),
        "outlets": [
            {
                "name": name(outlet, words),
                "href": page_name(outlet),
                "count": words.n_("%(n)s story", "%(n)s stories", count),
                "last": words.day(max(month.last for month in months)),
            }
            for count, outlet, months in sorted(rows, key=lambda row: (-row[0], row[1]))
        ],
    }


def name(outlet: str, words: Wording) -> str:
    """Call an outlet by its name; say so where its articles name none."""
    return outlet or words._("outlet not named")


def outlet_contexts(
    days: Sequence[ArchiveDay], counted: Counted, *, words: Wording, title: str, called: Mapping[str, str] = NO_TITLES
) -> Iterator[tuple[str, Context]]:
    """Give the contexts of `archive/outlet.html.j2` for every outlet of one month, each with its file."""
    month = first(days[0])
    several = len({day.edition for day in days}) > 1
    held: dict[str, list[Context]] = {}
    for day in reversed(days):
        edition = called.get(day.edition, day.edition) if several else ""
        for outlet, stories in _stories(day, words).items():
            link = day_link(day, words, "../../", edition)
            held.setdefault(outlet, []).append({**link, "stories": stories})
    for outlet in sorted(held):
        context = _outlet(outlet, month, held[outlet], counted.get(outlet, ()), words, title)
        yield outlet_path(outlet, month), context


def _outlet(  # noqa: PLR0917 -- what one page shows, each thing once
    outlet: str, month: dt.date, days: list[Context], months: Sequence[OutletMonth], words: Wording, title: str
) -> Context:
    earlier = [each for each in reversed(months) if each.month < month]  # a month that is over never changes
    return {
        **head(words, f"{title} · {name(outlet, words)} · {words.day(month, 'MMMM y')}"),
        "outlet": {
            "name": name(outlet, words),
            "href": page_name(outlet),
            "month": words.day(month, "MMMM y"),
            "count": words.n_("%(n)s story", "%(n)s stories", sum(len(day["stories"]) for day in days)),
            "days": days,
            "months": [
                {
                    "name": words.day(each.month, "MMMM y"),
                    "href": page_name(outlet, each.month),
                    "count": words.n_("%(n)s story", "%(n)s stories", each.stories),
                }
                for each in earlier
            ],
        },
    }


def _stories(day: ArchiveDay, words: Wording) -> dict[str, list[Context]]:
    """Give the stories of a day under each outlet that tells them, in the order of its page."""
    folder = f"../../{quote(day.edition, safe='')}"
    page = f"{folder}/{day.date.isoformat()}.html"
    told: dict[StoryId, dict[str, list[Listed]]] = {}
    for one in day.listed:
        told.setdefault(one.story, {}).setdefault(one.outlet, []).append(one)
    found: dict[str, list[Context]] = {}
    for line in day.lines:
        headline = _words(line.headline, line.language, words)
        for outlet, articles in told.get(line.story, {}).items():
            story = {
                "href": f"{page}#story-{line.story}",
                "headline": headline,
                "articles": [_article(one, line.headline, folder, words) for one in articles],
            }
            found.setdefault(outlet, []).append(story)
    return found


def _article(one: Listed, headline: str, folder: str, words: Wording) -> Context:
    """Link to a reading copy; its title only where it says something else than the headline above it."""
    other = one.title and one.title != headline
    return {
        "href": f"{folder}/articles/{quote(one.article, safe='')}.html",
        "title": _words(one.title, one.language, words) if other else None,
    }


def _words(text: str, language: str, words: Wording) -> Context:
    return {"text": text, "language": language, "direction": direction(text, words.direction)}
