"""The web page of the day, the newest day's second name, a reading copy of every article."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from tasks.model import Page
from tasks.render.context import reading_context
from tasks.render.job import Job

NAME = "html"


def pages(job: Job) -> Iterator[Page]:
    """Give the pages; `latest.html` only where no later day of the edition has been written."""
    scene = job.scene
    text = job.looks.fill("briefing/page.html.j2", job.context)
    yield job.page(f"{job.day}.html", text)
    if scene.briefing.date >= max(scene.archive, default=scene.briefing.date):
        yield job.page("latest.html", text)
    for identity in sorted(scene.told_in):
        copy = job.looks.fill("article/page.html.j2", reading_context(scene, identity))
        yield job.page(f"articles/{quote(identity, safe='')}.html", copy)
