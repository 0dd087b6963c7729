"""Atom (RFC 4287): the edition's feed, and one for each thread that today tells something of.

Made of a briefing alone, each holds today's entries; `tasks.render.feeds` joins them to those that stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from tasks.model import Page
from tasks.render import stamps
from tasks.render.context import Context, feed_context, thread_feed_context
from tasks.render.job import Job

NAME = "atom"


def pages(job: Job) -> Iterator[Page]:
    """Give the edition's feed, then its threads'."""
    briefing = job.scene.briefing
    feed = feed_context(job.scene, url=job.url)
    (entry,) = feed["entries"]
    entry["id"] = stamps.name(briefing.edition, job.day)
    entry["content"] = job.looks.fill("feed/day.html.j2", job.context | {"base": entry["base"]})
    yield _page(job, "feed.xml", feed, stamps.name(briefing.edition))
    for view in briefing.threads:
        told = thread_feed_context(job.scene, view, url=job.url)
        if told is None:
            continue
        for entry in told["entries"]:
            entry["id"] = stamps.name(briefing.edition, job.day, view.id, entry["story"]["anchor"])
            entry["content"] = job.looks.fill("feed/telling.html.j2", {"page": told["page"], **entry})
        yield _page(
            job, f"threads/{quote(view.id, safe='')}.xml", told, stamps.name(briefing.edition, "thread", view.id)
        )


def _page(job: Job, path: str, context: Context, name: str) -> Page:
    """Fill a feed's template, every entry with the day's own times."""
    times = {
        "published": stamps.written(stamps.begun(job.scene.briefing)),
        "updated": stamps.written(stamps.changed(job.scene)),
    }
    entries = [{"language": context["page"]["language"], **entry, **times} for entry in context["entries"]]
    feed = {**context["feed"], "id": name, "updated": times["updated"], "entries": entries}
    return job.page(path, job.looks.fill("feed/feed.atom.j2", {**context, "feed": feed}))
