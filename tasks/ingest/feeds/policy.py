"""What an answer does to what is remembered of a feed: values in, values out; the network and the clock are elsewhere.

A feed that fails is asked again after a quarter of an hour, then after twice as long each time. No wait of our own is
longer than 23 hours, so that a daily run finds every feed due.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from tasks.ingest.fetch import Fetched
    from tasks.model import FeedState

GONE = "gone"  # `FeedState.stopped` after a 410
AGREED = 3  # checks in a row in which a permanent redirect must lead to the same place before it is believed
RETURN = 3  # failures in a row after which an adopted address is given up for the one of the settings
FIRST_WAIT = timedelta(minutes=15)
LONGEST_WAIT = timedelta(hours=23)
NEIGHBOUR_WAIT = timedelta(
    hours=1
)  # at most, where another feed of the host was told to wait: its words were not to this one
_VALIDATOR = 1000  # characters of an ETag or Last-Modified beyond which it is not worth keeping
_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.IGNORECASE)
_INSIDE = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "arpa")


def due(state: FeedState, seen: datetime) -> bool:
    """Tell whether a feed may be fetched now; a clock that has been set back makes no feed wait."""
    if state.stopped:
        return False
    return state.due is None or seen >= state.due or (state.checked is not None and seen < state.checked)


def address(state: FeedState) -> str:
    """Give the address to fetch."""
    return state.address or state.url


def failed(state: FeedState, fetched: Fetched, error: str, *, seen: datetime) -> FeedState:
    """Count a failure; validators and everything read before stay as they are.

    Args:
        state: as before.
        fetched: what came instead of a feed.
        error: why that is a failure, in a few words without a full stop.
        seen: now.
    """
    failures = state.failures + 1
    wait = min(FIRST_WAIT * 2 ** min(failures - 1, 10), LONGEST_WAIT)
    asked = timedelta(seconds=fetched.retry_after or 0)
    if failures >= RETURN and state.address:
        state = replace(state, address="", etag="", modified="")
    return replace(
        state,
        checked=seen,
        failures=failures,
        error=error,
        due=seen + max(wait, asked),
        moved_to="",
        moved_seen=0,
    )


def held(state: FeedState, fetched: Fetched, *, seen: datetime) -> FeedState:
    """Let a feed wait that was not asked, because its host wants to be left alone: no failure of its own."""
    return replace(state, due=seen + min(timedelta(seconds=fetched.retry_after or 0), NEIGHBOUR_WAIT))


def gone(state: FeedState, fetched: Fetched, *, seen: datetime) -> FeedState:
    """Stop a feed that says it is gone for good; one that has moved is first asked for under its own address again."""
    if state.address:
        return replace(failed(state, fetched, fetched.error, seen=seen), address="", etag="", modified="")
    return replace(
        state,
        checked=seen,
        failures=state.failures + 1,
        error=fetched.error,
        due=None,
        stopped=GONE,
        moved_to="",
        moved_seen=0,
    )


def alive(state: FeedState, fetched: Fetched, *, seen: datetime) -> FeedState:
    """Take note of an answer that is a feed, or the news that it is the same one."""
    said = fetched.headers
    kept = fetched.kind == "not modified"
    floor = max(min(fetched.max_age or 0, LONGEST_WAIT.total_seconds()), fetched.retry_after or 0)
    return _moved(
        replace(
            state,
            checked=seen,
            succeeded=seen,
            failures=0,
            error="",
            since=state.since or seen,
            etag=_validator(said, "etag") or (state.etag if kept else ""),
            modified=_validator(said, "last-modified") or (state.modified if kept else ""),
            due=seen + timedelta(seconds=floor) if floor else None,
        ),
        fetched,
    )


def body_digest(body: bytes) -> str:
    """Give the digest by which the same body is known again."""
    return hashlib.sha256(body).hexdigest()[:32]


def may_move(here: str, there: str) -> bool:
    """Tell whether a feed's permanent move may be believed.

    Never from https to http, to anything but the web, or into a private network, unless it stays on its host. The
    name alone is judged here: what it leads to is judged by the fetcher, each time and before it is asked.
    """
    try:
        old, new = urlsplit(here), urlsplit(there)
        host, port = (new.hostname or "").rstrip("."), new.port
    except ValueError:
        return False
    if new.scheme not in {"http", "https"} or not host or "@" in new.netloc or "\\" in there:
        return False
    if old.scheme == "https" and new.scheme == "http":
        return False
    if host == (old.hostname or "").rstrip("."):
        return True
    return port in {None, 80, 443} and not _private(host)


def _private(host: str) -> bool:
    """Tell whether a host's name is an address, however spelt, that is not public, or one only known inside."""
    last = host.rpartition(".")[2]
    if "." not in host and ":" not in host:
        return True
    try:
        found = ip_address(host)
    except ValueError:
        return last in _INSIDE or bool(_NUMERIC.fullmatch(last))
    return not found.is_global or found.is_multicast or found.is_reserved


def _moved(state: FeedState, fetched: Fetched) -> FeedState:
    """Count where permanent redirects lead; the third time in a row that is the feed's address."""
    there = fetched.permanent.partition("#")[0]
    if not there or there == address(state) or not may_move(address(state), there):
        return replace(state, moved_to="", moved_seen=0) if state.moved_to or state.moved_seen else state
    times = state.moved_seen + 1 if there == state.moved_to else 1
    if times < AGREED:
        return replace(state, moved_to=there, moved_seen=times)
    return replace(state, address="" if there == state.url else there, moved_to="", moved_seen=0)


def _validator(headers: Mapping[str, str], name: str) -> str:
    value = headers.get(name, "")
    return value if len(value) <= _VALIDATOR else ""
