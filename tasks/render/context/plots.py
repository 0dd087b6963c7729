"""What is seen sooner than read: which outlets tell most of the day, how full the days were, when a story was printed.

Only numbers leave here, in the drawings' own units; `templates/_macros/plots.html.j2` draws them. Time runs as the
language of the interface reads.
"""

from __future__ import annotations

import datetime as dt

from tasks.model import Entry, Item
from tasks.render.context.scene import Context, Scene

LONGEST_BAR = 120  # of an outlet, in pixels: beside a name it fits a phone
SHOWN_OUTLETS = 8
DAYS = 14
STEP, COLUMN, HEIGHT = 20, 14, 48  # of the days: from one to the next, how wide and how high they are drawn
WIDTH, MARGIN = 300, 6  # of a story's line


def coverage(scene: Scene) -> Context | None:
    """Give how many of the page's stories each outlet tells; None where there is nothing to compare."""
    told: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for entry in scene.entries.values():
        for item in entry.articles:
            told.setdefault(source(item), set()).add(entry.id)
            names.setdefault(source(item), scene.name(item))
    counts = sorted(((len(stories), names[key]) for key, stories in told.items()), key=lambda row: (-row[0], row[1]))
    if not counts or counts[0][0] == counts[-1][0]:
        return None
    most, n_ = counts[0][0], scene.words.n_
    rest = len(counts) - SHOWN_OUTLETS
    return {
        "outlets": [
            {
                "name": scene.named(name),
                "count": n_("%(n)s story", "%(n)s stories", count),
                "length": max(1, round(LONGEST_BAR * count / most)),
            }
            for count, name in counts[:SHOWN_OUTLETS]
        ],
        "more": n_("and %(n)s more outlet", "and %(n)s more outlets", rest) if rest > 0 else "",
    }


def source(item: Item) -> str:
    """Give what a source is counted as: its publisher, else what it is known by."""
    return item.publisher or item.outlet or item.file or item.id


def volume(scene: Scene) -> Context | None:
    """Give how much the last days of the edition held; None where only one of them held anything."""
    words, today = scene.words, scene.briefing.date
    held = {day.date: day for day in scene.briefing.days if day.articles}
    days = [today - dt.timedelta(days=back) for back in reversed(range(DAYS))]
    known = [held[day] for day in days if day in held]
    if len(known) < 2:
        return None
    most = max(day.articles for day in known)
    columns = []
    for day in known:
        place = days.index(day.date)
        columns.append(
            {
                "x": (DAYS - 1 - place if words.direction == "rtl" else place) * STEP + (STEP - COLUMN) // 2,
                "articles": max(1, round(HEIGHT * day.articles / most)),
                "stories": max(1, round(HEIGHT * min(day.stories, day.articles) / most)),
            }
        )
    said = [
        f"{words.day(day.date, 'd MMMM')}: {words.n_('%(n)s article', '%(n)s articles', day.articles)}"
        f"{words._(', ')}{words.n_('%(n)s story', '%(n)s stories', day.stories)}"
        for day in known
    ]
    return {
        "columns": columns,
        "width": DAYS * STEP,
        "height": HEIGHT,
        "column": COLUMN,
        "start": words.day(days[0], "d MMMM"),
        "end": words.day(today, "d MMMM"),
        "most": words.n_("%(n)s article at most", "%(n)s articles at most", most),
        "described": words._("; ").join(said),
    }


def timeline(scene: Scene, entry: Entry) -> Context | None:
    """Give when the sources of a story printed it, as dots on a line; None where one alone or one moment is known."""
    dated = [(moment, item) for item in entry.articles if item.when.known and (moment := item.when.instant)]
    moments = sorted({moment for moment, _ in dated})
    if len(moments) < 2 or len({source(item) for _, item in dated}) < 2:
        return None
    first, span = moments[0], (moments[-1] - moments[0]).total_seconds()
    fresh = frozenset(entry.new_articles) if entry.status != "new" else frozenset()
    places: dict[int, bool] = {}
    for moment, item in dated:
        along = MARGIN + round((WIDTH - 2 * MARGIN) * (moment - first).total_seconds() / span)
        place = WIDTH - along if scene.words.direction == "rtl" else along
        places[place] = places.get(place, False) or item.id in fresh
    ends = [next(item.when for at, item in dated if at == moment) for moment in (moments[0], moments[-1])]
    start, end = (scene.words.when(when) for when in ends)
    n_ = scene.words.n_
    return {
        "known": sorted(place for place, new in places.items() if not new),
        "new": sorted(place for place, new in places.items() if new),
        "start": start,
        "end": end,
        "described": scene.words._("%(count)s from %(start)s to %(end)s")
        % {"count": n_("%(n)s article", "%(n)s articles", len(dated)), "start": start, "end": end},
        "width": WIDTH,
        "first": MARGIN,
        "last": WIDTH - MARGIN,
    }
