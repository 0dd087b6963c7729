"""The part of the store for feeds."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tasks.model import FeedRead, FeedState, PageCopy
from tasks.store import feeds
from tasks.store.doors.door import Door
from tasks.store.feeds import Remembered


class FeedDoor(Door):
    """How each feed was when it was checked last, and what it has given."""

    def feed_states(self, urls: Collection[str]) -> dict[str, FeedState]:
        """Give what is remembered of these feeds; one that was never checked is not among them."""
        with self._reading() as connection:
            return feeds.states(connection, urls)

    def known_items(self, url: str) -> Remembered[str]:
        """Give identity → digest of all items that a feed has ever given; read when first asked for."""

        def read() -> dict[str, str]:
            with self._reading() as connection:
                return feeds.items(connection, url)

        return Remembered(read)

    def known_pages(self, url: str) -> Remembered[PageCopy]:
        """Give how the pages of a feed's items were when they were fetched last; read when first asked for."""

        def read() -> dict[str, PageCopy]:
            with self._reading() as connection:
                return feeds.copies(connection, url)

        return Remembered(read)

    def save_feed(self, read: FeedRead) -> None:
        """Keep what a check of a feed gave, all of it or nothing; its documents then wait for extraction."""
        self.save_feeds((read,))

    def save_feeds(self, reads: Sequence[FeedRead]) -> None:
        """Keep what checks of several feeds gave in one transaction: a thousand commits cost more than the checks."""
        with self._writing() as connection:
            feeds.save(connection, reads)
