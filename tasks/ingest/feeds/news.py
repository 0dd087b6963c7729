"""What of a feed is news: items never seen, and items seen with another text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tasks.ingest.feeds.identity import content_digest, identities, own_addresses
from tasks.ingest.feeds.jobs import FeedJob
from tasks.ingest.feeds.values import Feed, FeedEntry
from tasks.model import PASSED, FeedState, SeenItem, digest

_OLDEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry that is to become a document."""

    entry: FeedEntry
    identity: str
    content: str
    edited: bool = False
    again: bool = False  # its page could not be had at the last check

    @property
    def seen(self) -> SeenItem:
        """Give what to remember of it."""
        return SeenItem(identity=self.identity, content=self.content, url=self.entry.url)

    @property
    def unfinished(self) -> SeenItem:
        """Give what to remember of an item whose page is worth a second try: a content that it does not have."""
        return self.seen if self.again else replace(self.seen, content=second_try(self.content))


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What a check found, in the feed's order, and what the first check passed over."""

    items: tuple[Item, ...] = ()
    passed: tuple[SeenItem, ...] = ()


def second_try(content: str) -> str:
    """Give the mark under which an item is remembered whose page could not be had, but may be at the next check."""
    return digest("second try", content)


def news(feed: Feed, job: FeedJob) -> News:
    """Tell what is new in a feed.

    Of a feed that has never been read, only the newest `first` items count; the others are passed over for good.
    """
    items = _fresh(_once(own_addresses(feed.entries)), job.known)
    if job.state.since or job.known:
        return News(items=items)
    kept = frozenset(item.identity for item in newest(items, job.source.first))
    return News(
        items=tuple(item for item in items if item.identity in kept),
        passed=tuple(replace(item.seen, content=PASSED) for item in items if item.identity not in kept),
    )


def newest(items: Sequence[Item], most: int) -> list[Item]:
    """Give the newest items, newest first; those without a date after the others, in the feed's order."""
    return sorted(items, key=lambda item: item.entry.dated or _OLDEST, reverse=True)[:most]  # sorted is stable


def _once(entries: Sequence[FeedEntry]) -> dict[str, FeedEntry]:
    """Give the entries by identity; of two with one identity the one changed last, else the first."""
    found: dict[str, FeedEntry] = {}
    for identity, entry in zip(identities(entries), entries, strict=True):
        other = found.setdefault(identity, entry)
        if (entry.updated or _OLDEST) > (other.updated or _OLDEST):
            found[identity] = entry
    return found


def _fresh(entries: Mapping[str, FeedEntry], known: Mapping[str, str]) -> tuple[Item, ...]:
    fresh = []
    for identity, entry in entries.items():
        before = known.get(identity)
        if before == PASSED or not _says_anything(entry):
            continue
        content = content_digest(entry)
        if before != content:
            again = before == second_try(content)
            edited = before is not None and not again
            fresh.append(Item(entry=entry, identity=identity, content=content, edited=edited, again=again))
    return tuple(fresh)


def _says_anything(entry: FeedEntry) -> bool:
    return bool(entry.url or entry.title.strip() or entry.content.strip() or entry.summary.strip())


def counted(state: FeedState, feed: Feed, found: News, *, seen: datetime) -> FeedState:
    """Count the new items into a feed's pace; those of the first check came before anyone counted.

    `newest` starts as the date of the newest entry, so that a feed that fell silent long ago is known as such.
    """
    if state.newest is None:
        dates = [entry.dated for entry in feed.entries if entry.dated]
        return replace(state, newest=min(max(dates), seen) if dates else seen)
    fresh = sum(not item.edited and not item.again for item in found.items)
    return replace(state, items=state.items + fresh, newest=seen if fresh else state.newest)
