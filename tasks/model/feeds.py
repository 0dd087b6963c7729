"""Following feeds: what is remembered of one between runs, and what a run found in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tasks.model.articles import Document, Gap

PASSED = ""  # the content of an item that the first check passed over: whatever becomes of it is no news


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What is remembered of a feed between runs. `url` is the address of the settings and never changes.

    `address` is where it is fetched from: another one only after the same permanent redirect was seen three times.
    """

    url: str
    address: str = ""  # "" means `url`
    title: str = ""
    etag: str = ""
    modified: str = ""  # Last-Modified, as sent
    body: str = ""  # digest of the last body that was read
    checked: datetime | None = None  # the last attempt
    succeeded: datetime | None = None  # the last that gave a feed or a 304
    newest: datetime | None = None  # when a new item last came
    due: datetime | None = None  # not before then: Retry-After, Cache-Control, back-off; None: at once
    failures: int = 0  # one after another, now
    error: str = ""  # the last failure in words; "" after a success
    stopped: str = ""  # why it is not fetched any more ("gone"); `mujaz feeds resume` clears it
    moved_to: str = ""  # where the last permanent redirect led
    moved_seen: int = 0  # how many checks in a row it led there
    items: int = 0  # new items since `since`
    since: datetime | None = None  # the first success: items / days since then is its pace


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenItem:
    """An item that a feed has given: its identity there, and the digest of what it said."""

    identity: str  # digest of guid, else canonical URL, else title and date
    content: str  # digest of title and text: another one under the same identity is an edit; PASSED: never taken
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCopy:
    """What a page of a feed's item was like when it was fetched last, so that it need not come a second time."""

    url: str
    etag: str = ""
    modified: str = ""  # Last-Modified, as sent
    body: str = ""  # digest of its body


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRead:
    """What one check of one feed gave; a failure is a state with words in it and a gap, never an exception."""

    state: FeedState
    documents: tuple[Document, ...] = ()  # new and edited items, in the feed's order
    seen: tuple[SeenItem, ...] = ()  # of the documents, and of what the first check passed over
    pages: tuple[PageCopy, ...] = ()  # fetched in this check: kept with the documents that were made of them
    gaps: tuple[Gap, ...] = ()
    status: str = ""  # "new items", "nothing new", "not modified", "not due", "not asked", "stopped", "failed"
