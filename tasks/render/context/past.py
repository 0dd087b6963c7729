"""Threads over days and years, in the archive: a page for each, and lists of them by the year of their last telling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from urllib.parse import quote

from tasks.model import Telling, ThreadId, ToldStory, ToldThread
from tasks.render.context.editions import NO_TITLES
from tasks.render.context.index import head
from tasks.render.context.scene import Context
from tasks.render.context.threads import line, point
from tasks.render.escape import direction
from tasks.render.wording import Wording

THREADS = "archive/threads"
UP = "../../"  # from a page there to the reports folder
SPOKEN = 12  # dates that the drawing of a thread says to those who do not see it; of more, the first and the last


def thread_path(thread: ThreadId) -> str:
    """Give where a thread's page stands."""
    return f"{THREADS}/{_file(thread)}"


def _file(thread: ThreadId) -> str:
    return f"{quote(thread, safe='')}.html"


def thread_context(
    thread: ToldThread,
    *,
    words: Wording,
    title: str,
    several: bool,
    feeds: Sequence[str] = (),
    called: Mapping[str, str] = NO_TITLES,
) -> Context:
    """Give the context of `thread/page.html.j2`: every story that was told of a thread, with the days that told it."""
    names = {one.edition: called.get(one.edition, one.edition) for story in thread.stories for one in story.tellings}
    label = _label(thread, words)
    return {
        **head(words, f"{label} · {title}"),
        "thread": {
            "label": label,
            "count": words.n_("%(n)s story", "%(n)s stories", len(thread.stories)),
            "described": _described(thread, words),
            "line": line(len(thread.stories)),
            "stories": [
                _story(one, place, len(thread.stories), words=words, called=names if several else NO_TITLES)
                for place, one in enumerate(thread.stories)
            ],
            "feeds": [
                {
                    "name": called.get(edition, edition),
                    "href": f"{UP}{quote(edition, safe='')}/threads/{quote(thread.id, safe='')}.xml",
                }
                for edition in feeds
            ],
            "gone": thread.gone,
            "heirs": [{"name": " · ".join(names), "href": _file(heir)} for heir, names in thread.heirs],
        },
    }


def _label(thread: ToldThread, words: Wording) -> str:
    """Name a thread by those who act in it; one that is gone by its newest headline."""
    if thread.names:
        return " · ".join(thread.names)
    told = [one for story in thread.stories for one in story.tellings]
    return max(told, key=lambda one: one.date).headline if told else words._("Threads")


def _described(thread: ToldThread, words: Wording) -> str:
    dates = [words.when(one.when) for one in thread.stories]
    return words.listed(dates if len(dates) <= SPOKEN else [dates[0], "…", dates[-1]])


def _story(one: ToldStory, place: int, count: int, *, words: Wording, called: Mapping[str, str]) -> Context:
    """Give a story under its newest headline, with the days that told it, the newest first."""
    newest = one.tellings[-1]
    days = [_day(telling, words, called.get(telling.edition, "")) for telling in reversed(one.tellings)]
    return {
        "anchor": f"story-{one.story}",
        "headline": {
            "text": newest.headline,
            "language": newest.language,
            "direction": direction(newest.headline, words.direction),
        },
        "href": days[0]["href"],
        "when": {"iso": one.when.iso if one.when.known else "", "text": words.when(one.when)},
        "known": one.when.known,
        "days": days,
        **point(place, count, words.short(one.when), words),
    }


def _day(telling: Telling, words: Wording, edition: str) -> Context:
    """Give the link to a day's page at a story."""
    iso = telling.date.isoformat()
    return {
        "iso": iso,
        "text": words.day(telling.date),
        "href": f"{UP}{quote(telling.edition, safe='')}/{iso}.html#story-{telling.story}",
        "edition": edition,
    }


def by_year(threads: Sequence[ToldThread]) -> dict[str, list[ToldThread]]:
    """Part the threads by the year of their last telling, the newest first; those that are gone are left out."""
    dated = [(_last(thread), thread) for thread in threads if not thread.gone]
    ordered = sorted(dated, key=lambda pair: (-pair[0].date.toordinal(), pair[1].id))
    return {
        year: [thread for _, thread in held] for year, held in groupby(ordered, key=lambda pair: f"{pair[0].date.year}")
    }


def _last(thread: ToldThread) -> Telling:
    return max((story.tellings[-1] for story in thread.stories), key=lambda one: one.date)


def list_path(year: str, years: Mapping[str, Sequence[ToldThread]]) -> str:
    """Give where the list of a year stands; the newest year's is the first page."""
    return f"{THREADS}/{'index' if year == next(iter(years)) else year}.html"


def threads_context(year: str, years: Mapping[str, Sequence[ToldThread]], *, words: Wording, title: str) -> Context:
    """Give the context of `archive/threads.html.j2`."""
    n_ = words.n_
    return {
        **head(words, f"{title} · {words._('Threads')}"),
        "year": year,
        "threads": [
            {
                "label": _label(thread, words),
                "href": _file(thread.id),
                "count": n_("%(n)s story", "%(n)s stories", len(thread.stories)),
                "last": words.day(_last(thread).date),
            }
            for thread in years[year]
        ],
        "years": [
            {
                "name": other,
                "href": list_path(other, years).rsplit("/", 1)[-1],
                "count": n_("%(n)s thread", "%(n)s threads", len(held)),
            }
            for other, held in years.items()
            if other != year
        ],
    }
