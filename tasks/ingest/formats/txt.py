"""Plain text, with or without a block of facts at its head."""

from __future__ import annotations

from collections.abc import Iterator

from tasks.ingest.encoding import Binary, decode
from tasks.ingest.formats import html
from tasks.ingest.frontmatter import split_head
from tasks.ingest.gaps import gap
from tasks.ingest.hints import hints_of
from tasks.ingest.parsed import Parsed
from tasks.model import Gap

SUFFIXES = (".txt", ".text")


def parse(data: bytes, where: str) -> Iterator[Parsed | Gap]:
    """Give the text as it stands, without its head."""
    decoded = decode(data)
    if isinstance(decoded, Binary):
        yield gap("binary file", where, f"It is not text but {decoded.what}.")
        return
    if decoded.text[:1000].lstrip().lower().startswith(("<!doctype html", "<html")):
        yield from html.parse(data, where)  # a page saved under the wrong name
        return
    said, text, wrong = split_head(decoded.text)
    if wrong:
        yield gap("bad line", where, wrong)
    yield Parsed(
        kind="text",
        content=text,
        hints=hints_of(said),
        encoding=decoded.encoding,
        confidence=decoded.confidence,
    )
