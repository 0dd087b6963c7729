"""What a feed says, in one shape for all formats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One item of a feed.

    `title` may hold markup (what the feed declares to be HTML is without scripts and handlers, what it calls plain
    stands as it is); `summary` and `content` are HTML as the feed gives it. All are hostile until extraction has
    made text of them. `url` is http or https or empty. `published`
    and `updated` are moments in UTC, None where the feed gives none that can be true; the words it printed for
    them stand in `printed`.
    """

    guid: str = ""
    url: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    printed: str = ""
    summary: str = ""
    content: str = ""
    language: str = ""

    @property
    def dated(self) -> datetime | None:
        """Give the day of publication, or of the last change where that is all there is."""
        return self.published or self.updated


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed and its entries in the feed's own order.

    `problems` are machine words: "empty", "not a feed", "not well-formed", "too large", "too many entries",
    "entries dropped", "date dropped". "not well-formed" alone loses nothing.
    """

    title: str = ""
    url: str = ""  # of the site it belongs to
    version: str = ""  # "rss20", "atom10", "json1.1", … ; "" for what is no feed
    language: str = ""
    entries: tuple[FeedEntry, ...] = ()
    problems: tuple[str, ...] = ()
