"""Pages in, readings out, by way of child processes: one page that hangs or crashes costs only itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.extract.page import Page, Reading, read_flat, read_page
from tasks.extract.tags import LARGEST, MOST_TAGS, count_tags
from tasks.sandbox import Failure, Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from tasks.model import Document

CPU_SECONDS = 10
FEW = 8  # pages below which a second process costs more to start than it saves


def read_pages(
    documents: Sequence[Document], *, now: datetime, cpu_seconds: float = CPU_SECONDS
) -> Iterator[Reading | Failure]:
    """Read pages in their order, each within some seconds of CPU and 512 MB.

    A page too large for a tree (5 million characters, 50,000 tags), and one whose reading failed, is read again
    without one: its paragraphs as they stand.
    """
    if not documents:
        return
    pages = [Page(content=document.content, url=document.hints.url, now=now) for document in documents]
    with Sandbox(
        workers=1 if len(pages) < FEW else 2,
        cpu_seconds=cpu_seconds,
        preload=("trafilatura", "tasks.extract.reading"),
    ) as sandbox:
        for page, reading in zip(pages, sandbox.map(read, pages), strict=True):
            yield sandbox.run(read_simply, page) if isinstance(reading, Failure) else reading


def read(page: Page) -> Reading:
    """Read a page the way its size allows."""
    if len(page.content) > LARGEST or count_tags(page.content) > MOST_TAGS:
        return read_simply(page)
    return read_page(page)


def read_simply(page: Page) -> Reading:
    """Read a page without a tree, and say so."""
    return read_flat(page, note="simple reading")
