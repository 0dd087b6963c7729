"""A network that is a table, feeds made of a few words, and one sandbox for all checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html import escape
from typing import Any

import pytest

from tasks.ingest.feeds.jobs import FeedJob, FeedSource
from tasks.ingest.feeds.poll import poll, walls
from tasks.ingest.fetch import Accept, Fetched
from tasks.model import FeedRead, FeedState
from tasks.sandbox import Sandbox

FEED = "https://herald.example/feed.xml"


class Web:
    """Answers from a table; what is not in it is not found. Keeps what it was asked."""

    def __init__(self, now: datetime, sandbox: Sandbox) -> None:
        self.now = now
        self.sandbox = sandbox
        self.answers: dict[str, Fetched] = {}
        self.asked: list[str] = []
        self.requests: list[dict[str, str]] = []

    def get(
        self, url: str, *, accept: Accept = "feed", etag: str = "", modified: str = "", user_agent: str = ""
    ) -> Fetched:
        self.asked.append(url)
        self.requests.append({"accept": accept, "etag": etag, "modified": modified, "user_agent": user_agent})
        found = self.answers.get(url) or Fetched(url=url, kind="status", status=404, error="the server answers 404")
        if found.kind == "ok" and etag and found.headers.get("etag") == etag:
            return Fetched(url=url, final=url, kind="not modified", status=304)
        return found

    def put(self, url: str, body: str | bytes = b"", **more: Any) -> None:
        """Let an address answer."""
        data = body.encode() if isinstance(body, str) else body
        self.answers[url] = Fetched(**{"url": url, "final": url, "kind": "ok", "status": 200, "body": data, **more})

    def rss(self, *items: str, url: str = FEED, title: str = "The Herald", **more: Any) -> None:
        """Let a feed answer."""
        head = f"<title>{title}</title><language>en</language>"
        self.put(url, f'<rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>', **more)

    def check(self, *jobs: FeedJob, seen: datetime | None = None) -> tuple[FeedRead, ...]:
        """Check feeds against the table."""
        return poll(jobs, seen=seen or self.now, fetcher=self, sandbox=self.sandbox)

    def one(self, job: FeedJob, *, seen: datetime | None = None) -> FeedRead:
        """Check one feed."""
        (read,) = self.check(job, seen=seen)
        return read

    @staticmethod
    def item(title: str = "A bridge opens", text: str = "", **fields: str) -> str:
        """Write an item of RSS."""
        inside = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields.items())
        return f"<item><title>{escape(title)}</title><description>{escape(text)}</description>{inside}</item>"


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 22, 6, tzinfo=UTC)


@pytest.fixture(scope="session")
def rooms() -> Iterator[Sandbox]:
    with walls() as sandbox:
        yield sandbox


@pytest.fixture
def web(now: datetime, rooms: Sandbox) -> Web:
    return Web(now, rooms)


@pytest.fixture(scope="session")
def job() -> Callable[..., FeedJob]:
    """Make a job: of a new feed, of one with a state, or of one as the reads before left it."""

    def one(url: str = FEED, *reads: FeedRead, state: FeedState | None = None, **more: Any) -> FeedJob:
        return FeedJob(
            source=FeedSource(**{"name": "herald", "url": url, **more}),
            state=reads[-1].state if reads else state or FeedState(url=url),
            known={seen.identity: seen.content for read in reads for seen in read.seen},
            pages={page.url: page for read in reads for page in read.pages},
        )

    return one
