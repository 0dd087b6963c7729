"""One file to send on: the briefing and the reading copies of its articles, which its marks open inside it."""

from __future__ import annotations

from collections.abc import Iterator

from tasks.model import Page
from tasks.render.context import ONE_FILE, bound_context, copies
from tasks.render.job import Job

NAME = "single"


def pages(job: Job) -> Iterator[Page]:
    """Give the day's one file."""
    scene = job.scene.seen_from(ONE_FILE)
    context = bound_context(scene) | {"copies": copies(scene)}
    yield job.page(f"{job.day}.single.html", job.looks.fill("single/page.html.j2", context))
