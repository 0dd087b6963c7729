"""Plain text: for terminals and mail, its direction held by isolates and marks."""

from __future__ import annotations

from collections.abc import Iterator

from tasks.model import Page
from tasks.render.job import Job

NAME = "txt"


def pages(job: Job) -> Iterator[Page]:
    """Give the day's one file."""
    yield job.page(f"{job.day}.txt", job.looks.fill("briefing/page.txt.j2", job.context))
