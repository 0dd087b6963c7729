"""JSON Feed 1.0 and 1.1 (jsonfeed.org), read leniently: feedparser does not know it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from tasks.ingest.encoding import Binary, decode
from tasks.ingest.feeds.moments import moment
from tasks.ingest.feeds.values import Feed, FeedEntry
from tasks.ingest.hints import clean_url, people, plain, whole

MOST_ENTRIES = 2000
_LONGEST = 2_000_000


def parse_json(data: bytes, *, base: str, now: datetime | None) -> Feed:
    """Parse a JSON feed; what is JSON but no feed has the problem "not a feed"."""
    decoded = decode(data, declared="utf-8")
    if isinstance(decoded, Binary):
        return Feed(problems=("not a feed",))
    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError):
        return Feed(problems=("not a feed",))
    items = value.get("items") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(items, list):
        return Feed(problems=("not a feed",))
    kept = [item for item in items if isinstance(item, dict)]
    version = plain(value.get("version")).rstrip("/").rpartition("/")[2]
    language = plain(value.get("language"))
    shared = people(value.get("authors") or value.get("author"))
    made = [_entry(item, base, language, shared, now) for item in kept[:MOST_ENTRIES]]
    problems = [
        *(["not well-formed"] if len(kept) < len(items) else []),
        *(["too many entries"] if len(kept) > MOST_ENTRIES else []),
        *(["date dropped"] if any(entry.printed and not entry.dated for entry in made) else []),
    ]
    return Feed(
        title=plain(value.get("title")),
        url=_address(value.get("home_page_url"), base),
        version=f"json{version}" if version[:1].isdigit() else "json",
        language=language,
        entries=tuple(made),
        problems=tuple(problems),
    )


def _entry(
    item: Mapping[str, Any], base: str, language: str, shared: tuple[str, ...], now: datetime | None
) -> FeedEntry:
    own = plain(item.get("language")) or language
    published, updated = plain(item.get("date_published")), plain(item.get("date_modified"))
    return FeedEntry(
        guid=_guid(item.get("id")),
        url=_address(item.get("url"), base) or _address(item.get("external_url"), base),
        title=plain(item.get("title")),
        authors=people(item.get("authors") or item.get("author")) or shared,
        published=moment(published, language=own, now=now) if published else None,
        updated=moment(updated, language=own, now=now) if updated else None,
        printed=published or updated,
        summary=_text(item.get("summary")),
        content=_text(item.get("content_html")) or _text(item.get("content_text")),
        language=own,
    )


def _guid(value: object) -> str:
    """Give the item's name for itself; the format wants a string, and asks readers to take numbers for one."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else plain(value)


def _text(value: object) -> str:
    return whole(value[:_LONGEST]) if isinstance(value, str) else ""


def _address(value: object, base: str) -> str:
    address = plain(value)
    if not address:
        return ""
    try:
        return clean_url(urljoin(base, address))
    except ValueError:
        return ""
