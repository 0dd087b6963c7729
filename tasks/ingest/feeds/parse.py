"""A feed's bytes become entries, whatever format they are in and however broken they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tasks.ingest.feeds.json_feed import parse_json
from tasks.ingest.feeds.values import Feed
from tasks.ingest.feeds.xml import parse_xml
from tasks.model import Gap

if TYPE_CHECKING:
    from tasks.sandbox import Sandbox

LARGEST = 10_000_000  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What came back for a feed: its bytes, the headers it came with, and the address it came from."""

    data: bytes
    headers: Mapping[str, str]
    base: str = ""
    now: datetime | None = None


def parse_feed(
    data: bytes, *, headers: Mapping[str, str] | None = None, base: str = "", now: datetime | None = None
) -> Feed:
    """Parse a feed of any format.

    Args:
        data: the body, uncompressed.
        headers: of the HTTP response; Content-Type, Content-Location and Content-Language are looked at.
        base: the address that the feed came from.
        now: no date later than a day after it is believed; 2100 without it.

    Returns:
        The feed. One without entries says in `problems` whether it is empty, too large, or none at all.

    Note:
        Hostile bytes can keep this busy for minutes: use `parse_walled` for what came over a network.
    """
    low = {name.lower(): value for name, value in (headers or {}).items()}
    if not data.strip():
        return Feed(problems=("empty",))
    if len(data) > LARGEST:
        return Feed(problems=("too large",))
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}:
        return parse_json(data, base=base, now=now)
    return parse_xml(data, headers=low, base=base, now=now)


def parse_body(body: Body) -> Feed:
    """Do `parse_feed` on one value, as a child process takes it."""
    return parse_feed(body.data, headers=body.headers, base=body.base, now=body.now)


def parse_walled(body: Body, where: str, sandbox: Sandbox) -> Feed | Gap:
    """Parse a feed in a child process with limits; a gap where it ran into one of them.

    Args:
        body: what was fetched.
        where: how the briefing calls the feed.
        sandbox: opened with `preload=("feedparser",)`.
    """
    from tasks.sandbox import Failure

    outcome = sandbox.run(parse_body, body)
    if isinstance(outcome, Failure):
        why = f"Its feed could not be parsed within the limits ({outcome.reason})."
        return Gap(kind="unreadable", what=where, why=why, remedy="Look at the feed in a browser; tell its owner.")
    return outcome
