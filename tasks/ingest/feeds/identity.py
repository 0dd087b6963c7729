"""By what an item of a feed is known again, and by what an edit of it is noticed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tasks.addresses import identity as address_identity
from tasks.ingest.feeds.plaintext import words_of
from tasks.ingest.feeds.values import FeedEntry
from tasks.model import digest

_COMMON = 3  # entries that share an address; two may be one article under two headlines


def own_addresses(entries: Sequence[FeedEntry]) -> tuple[FeedEntry, ...]:
    """Give the entries without addresses that are not their own.

    That is an address which three entries or more of different titles have in common, or a site's front page: what it
    shows is not the item, and articles known by it would be taken for one.
    """
    titles: dict[str, set[str]] = defaultdict(set)
    places = [address_identity(entry.url) for entry in entries]
    for place, entry in zip(places, entries, strict=True):
        titles[place].add(entry.title)
    return tuple(
        replace(entry, url="") if _is_front(place) or len(titles[place]) >= _COMMON else entry
        for place, entry in zip(places, entries, strict=True)
    )


def _is_front(place: str) -> bool:
    return "/" not in place and "?" not in place


def identities(entries: Sequence[FeedEntry]) -> tuple[str, ...]:
    """Give each entry the digest by which it is known in its feed.

    Its guid, else its canonical address, else its title and date, else its text. A guid that a feed gives to entries
    with different addresses names none of them: those are known by guid and address together.
    """
    places: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.guid:
            places[entry.guid].add(address_identity(entry.url))
    shared = {guid for guid, addresses in places.items() if len(addresses) > 1}
    return tuple(_identity(entry, shared=entry.guid in shared) for entry in entries)


def _identity(entry: FeedEntry, *, shared: bool) -> str:
    place = address_identity(entry.url)
    if entry.guid:
        return digest("guid", entry.guid, place) if shared else digest("guid", entry.guid)
    if place:
        return digest("address", place)
    if entry.title:
        return digest("title", words_of(entry.title), _day(entry))
    return digest("text", words_of(entry.content or entry.summary), _day(entry))


def _day(entry: FeedEntry) -> str:
    """Give the date as far as it does not depend on when it is read."""
    return entry.dated.isoformat() if entry.dated else entry.printed


def content_digest(entry: FeedEntry) -> str:
    """Give the digest of an entry's title and text; markup, white space and spelling by entities are no edits."""
    return digest(words_of(entry.title), words_of(entry.summary), words_of(entry.content))
