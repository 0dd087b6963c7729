"""An item of a feed becomes a document: of the feed's own text, or of the item's page with that text beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from tasks.addresses import link
from tasks.ingest.encoding import Binary, decode
from tasks.ingest.feeds.fulltext import feed_text
from tasks.ingest.feeds.plaintext import text_of
from tasks.ingest.head import declared_encoding
from tasks.model import Document, Hints

if TYPE_CHECKING:
    from tasks.ingest.feeds.jobs import FeedSource
    from tasks.ingest.feeds.news import Item
    from tasks.ingest.fetch import Fetched

_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:\-]{1,40})", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z!/]")


class Page(NamedTuple):
    """A page in characters."""

    text: str
    encoding: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """What the documents of one feed have in common."""

    source: FeedSource
    title: str  # of the feed
    seen: datetime

    def of_feed(self, item: Item) -> Document:
        """Make a document of the feed's own text, which is the article or all that there is."""
        return self._document(item, content=feed_text(item.entry))

    def of_page(self, item: Item, page: Page) -> Document:
        """Make a document of an item's page; extraction compares it with the feed's text."""
        made = self._document(item, content=page.text)
        return replace(made, encoding=page.encoding, confidence=page.confidence, feed_text=feed_text(item.entry))

    def of_lost_page(self, item: Item) -> Document:
        """Make a document of an item whose page could not be had: no content, and the feed's text to fall back on."""
        return replace(self._document(item, content=""), feed_text=feed_text(item.entry))

    def where(self, item: Item) -> str:
        """Name an item: by its address, else by the feed's, without what might be a password, and its identity."""
        return link(item.entry.url) or f"{without_secrets(self.source.url)}#{item.identity}"

    def _document(self, item: Item, *, content: str) -> Document:
        entry, source = item.entry, self.source
        return Document(
            source=source.name,
            where=self.where(item),
            kind="html",
            content=content,
            first_seen=self.seen,
            hints=Hints(
                title=entry.title,
                authors=entry.authors,
                published=entry.dated.isoformat() if entry.dated else "",
                language=source.language or entry.language,
                url=link(entry.url),
                outlet=source.outlet or text_of(self.title),
            ),
        )


def page_of(fetched: Fetched) -> Page | None:
    """Give a fetched page in characters; None where nothing came, it is no HTML, or the site's front page instead."""
    if fetched.kind != "ok" or _is_front(fetched):
        return None
    charset = _CHARSET.search(fetched.headers.get("content-type", ""))
    decoded = decode(fetched.body, declared=charset[1] if charset else declared_encoding(fetched.body))
    if isinstance(decoded, Binary) or not _TAG.search(decoded.text):
        return None
    return Page(decoded.text, decoded.encoding, decoded.confidence)


def _is_front(fetched: Fetched) -> bool:
    """Tell whether a redirect led from an article to the front page: what sites do with articles they have lost."""
    asked, came = urlsplit(fetched.url), urlsplit(fetched.final or fetched.url)
    return bool(asked.path.strip("/") or asked.query) and not came.path.strip("/") and not came.query


def without_secrets(url: str) -> str:
    """Give an address without user, password, query and fragment, any of which may hold a key."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
