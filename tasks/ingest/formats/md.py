"""Markdown: its text without the marks, each paragraph on one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tasks.ingest.formats import txt
from tasks.ingest.markdown import first_heading, unmarked
from tasks.ingest.parsed import Parsed
from tasks.model import Gap

SUFFIXES = (".md", ".markdown")


def parse(data: bytes, where: str) -> Iterator[Parsed | Gap]:
    """Give the text without Markdown's marks; a first heading of the first level is the title if none is given."""
    for found in txt.parse(data, where):
        if isinstance(found, Parsed):
            heading, body = first_heading(found.content)
            hints = replace(found.hints, title=found.hints.title or unmarked(heading))
            yield replace(found, content=unmarked(body), hints=hints)
        else:
            yield found
