"""A network that is a table, feeds made of a few words, and one sandbox for all checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from typing import Any

import pytest

from tasks.ingest.feeds.jobs import FeedJob, FeedSource
from tasks.ingest.feeds.poll import poll, walls
from tasks.ingest.fetch import Accept, Fetched
from tasks.model import FeedRead, FeedState, digest
from tasks.sandbox import Sandbox

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
FEED = "https://herald.example/feed.xml"


@dataclass
class Network:
    """Answers from a table; what is not in it is not found. Keeps what it was asked."""

    answers: Mapping[str, Fetched]
    asked: list[tuple[str, str, str, str]] = field(default_factory=list)

    def get(
        self, url: str, *, accept: Accept = "feed", etag: str = "", modified: str = "", user_agent: str = ""
    ) -> Fetched:
        self.asked.append((url, accept, etag or modified, user_agent))
        return self.answers.get(url) or Fetched(url=url, kind="status", status=404, error="the server answers 404")


def answer(url: str, body: str | bytes = b"", **more: Any) -> Fetched:
    data = body.encode() if isinstance(body, str) else body
    return Fetched(**{"url": url, "final": url, "kind": "ok", "status": 200, "body": data, **more})


def item(title: str = "A bridge opens", text: str = "", **fields: str) -> str:
    inside = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields.items())
    return f"<item><title>{escape(title)}</title><description>{escape(text)}</description>{inside}</item>"


def rss(*items: str, title: str = "The Herald") -> str:
    return f'<rss version="2.0"><channel><title>{title}</title><language>en</language>{"".join(items)}</channel></rss>'


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(scope="session")
def rooms() -> Iterator[Sandbox]:
    with walls() as sandbox:
        yield sandbox


@pytest.fixture
def job() -> Callable[..., FeedJob]:
    """Make a job: of a new feed, of one with a state, or of one as a read left it."""

    def one(
        url: str = FEED, *, read: FeedRead | None = None, known: Mapping[str, str] | None = None, **more: Any
    ) -> FeedJob:
        state = {
            name: more.pop(name) for name in list(more) if name in FeedState.__dataclass_fields__ and name != "url"
        }
        items = {seen.identity: seen.content for seen in read.seen} if read else {}
        pages = {page.url: page for page in read.pages} if read else {}
        return FeedJob(
            source=FeedSource(**{"name": digest(url), "url": url, **more}),
            state=read.state if read else FeedState(url=url, **state),
            known={**(known or {}), **items},
            pages=pages,
        )

    return one


@pytest.fixture
def checked(rooms: Sandbox) -> Callable[..., FeedRead]:
    """Check one feed against a table of answers."""

    def one(job: FeedJob, *answers: Fetched, seen: datetime = NOW) -> FeedRead:
        (read,) = poll([job], seen=seen, fetcher=Network({one.url: one for one in answers}), sandbox=rooms)
        return read

    return one
