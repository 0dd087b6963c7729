"""Pages and the feed texts beside them: read in one go, and the better of the two made an article of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.extract import reading
from tasks.extract.feed_text import better, stand_in, with_head
from tasks.extract.paging import from_page
from tasks.model import Gap
from tasks.sandbox import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from tasks.extract.page import Reading
    from tasks.model import Article, Document


def from_pairs(documents: Sequence[Document], *, now: datetime) -> Iterator[Article | Gap]:
    """Make articles of pages, in their order; where a feed's text stands beside a page, of the better one.

    A document with a feed's text and no content is an item whose page could not be had.
    """
    asked = [part for document in documents for part in _parts(document)]
    readings = reading.read_pages(asked, now=now)
    for document in documents:
        if not document.feed_text:
            yield from_page(document, next(readings), now=now)
        else:
            page = next(readings) if document.content else None
            yield _chosen(document, page, next(readings), now=now)


def _parts(document: Document) -> tuple[Document, ...]:
    """Give what has to be read of a document."""
    if not document.feed_text:
        return (document,)
    return (*((document,) if document.content else ()), stand_in(document))


def _chosen(
    document: Document, page: Reading | Failure | None, text: Reading | Failure, *, now: datetime
) -> Article | Gap:
    """Choose between page and feed; what is made of either is named by the document that holds both."""
    fallback = from_page(document, with_head(text, page), now=now)
    made = None if page is None else from_page(document, page, now=now)
    wall = "" if page is None or isinstance(page, Failure) else page.wall
    chosen = better(made, wall, fallback)
    return chosen if isinstance(chosen, Gap) else replace(chosen, document=document.key)
