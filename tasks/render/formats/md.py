"""Markdown with a YAML head: for notes, wikis and Prefect's artifact."""

from __future__ import annotations

from collections.abc import Iterator

from tasks.model import Page
from tasks.render.job import Job

NAME = "md"


def pages(job: Job) -> Iterator[Page]:
    """Give the day's one file."""
    yield job.page(f"{job.day}.md", job.looks.fill("briefing/page.md.j2", job.context))
