"""Feeds: the state of each, the items that it has given, and the pages that were fetched for them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cached_property
from typing import TypeVar

import sqlalchemy as sa

from tasks.model import Document, FeedRead, FeedState, PageCopy
from tasks.store import articles as article_rows
from tasks.store import documents as document_rows
from tasks.store import revising
from tasks.store.chunks import among, chunks, write
from tasks.store.columns import Damaged
from tasks.store.schema import feed_items, feeds, page_copies

Value = TypeVar("Value")
FIELDS = tuple(field.name for field in fields(FeedState))


def states(connection: sa.Connection, urls: Collection[str]) -> dict[str, FeedState]:
    """Give what is remembered of these feeds, by address of the settings; a feed never checked is not among them."""
    rows = among(connection, sa.select(feeds), feeds.c.url, set(urls))
    return {row["url"]: _state(row) for row in sorted(rows, key=lambda row: str(row["url"]))}


def _state(row: sa.RowMapping) -> FeedState:
    try:
        return FeedState(**{name: row[name] for name in FIELDS})
    except (ValueError, TypeError) as error:
        raise Damaged(f"feed: {error}") from error


def items(connection: sa.Connection, url: str) -> dict[str, str]:
    """Give the identities of all items that a feed has ever given, each with the digest of what it said last."""
    asked = sa.select(feed_items.c.identity, feed_items.c.content).join(feeds).where(feeds.c.url == url)
    return {row.identity: row.content for row in connection.execute(asked)}


def copies(connection: sa.Connection, url: str) -> dict[str, PageCopy]:
    """Give how the pages of a feed's items were when they were fetched last, by their address."""
    asked = sa.select(page_copies).join(feeds).where(feeds.c.url == url)
    return {
        row["url"]: PageCopy(url=row["url"], etag=row["etag"], modified=row["modified"], body=row["body"])
        for row in connection.execute(asked).mappings()
    }


def save(connection: sa.Connection, reads: Sequence[FeedRead]) -> None:
    """Keep what checks of feeds gave: states, items, pages, documents, gaps.

    Of two reads of one feed the later state counts, and the items of both.
    The gaps of earlier checks of these feeds are replaced.
    """
    numbers = _save_states(connection, [read.state for read in reads])
    for read in reads:
        _save_items(connection, numbers[read.state.url], read)
        _save_pages(connection, numbers[read.state.url], read)
    given = [document for read in reads for document in read.documents]
    if given:
        document_rows.add(connection, given)
        _return(connection, given)
    document_rows.forget(connection, {name for read in reads for name in (read.state.url, read.state.address) if name})
    document_rows.add_gaps(connection, [gap for read in reads for gap in read.gaps])


def _save_states(connection: sa.Connection, given: Sequence[FeedState]) -> dict[str, int]:
    """Write the states; give the number of each feed."""
    by_url = {state.url: {name: getattr(state, name) for name in FIELDS} for state in given}
    known = _numbers(connection, by_url)
    write(connection, feeds.insert(), [row for url, row in by_url.items() if url not in known])
    write(connection, _STATE, [{"f_number": known[url], **row} for url, row in by_url.items() if url in known])
    return known if len(known) == len(by_url) else _numbers(connection, by_url)


def _numbers(connection: sa.Connection, urls: Collection[str]) -> dict[str, int]:
    return {
        row["url"]: row["number"]
        for row in among(connection, sa.select(feeds.c.url, feeds.c.number), feeds.c.url, urls)
    }


_STATE = feeds.update().where(feeds.c.number == sa.bindparam("f_number"))


def _save_items(connection: sa.Connection, number: int, read: FeedRead) -> None:
    table = feed_items
    rows = {
        item.identity: {"feed": number, "identity": item.identity, "content": item.content, "url": item.url}
        for item in read.seen
    }
    for part in chunks(sorted(rows)):
        connection.execute(table.delete().where(table.c.feed == number, table.c.identity.in_(part)))
    write(connection, table.insert(), list(rows.values()))


def _save_pages(connection: sa.Connection, number: int, read: FeedRead) -> None:
    table = page_copies
    rows = {
        page.url: {"feed": number, "url": page.url, "etag": page.etag, "modified": page.modified, "body": page.body}
        for page in read.pages
    }
    for part in chunks(sorted(rows)):
        connection.execute(table.delete().where(table.c.feed == number, table.c.url.in_(part)))
    write(connection, table.insert(), list(rows.values()))


def _return(connection: sa.Connection, given: Sequence[Document]) -> None:
    """Give an article its earlier text back where a feed gives the document of that text again."""
    moments = {document.key: document.first_seen for document in given}
    back = revising.returned(connection, moments)
    article_rows.revise(connection, [(article, moments[article.document]) for article in back])


class Remembered(Mapping[str, Value]):
    """A table of a feed, read when it is first asked for: a feed that has not changed never asks."""

    def __init__(self, read: Callable[[], dict[str, Value]]) -> None:
        self._read = read

    @cached_property
    def _all(self) -> dict[str, Value]:
        return self._read()

    def __getitem__(self, name: str) -> Value:
        return self._all[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)
