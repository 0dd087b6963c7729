"""One feed, from the answer it gave to what is news in it. The answer's bytes go no further than this."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from tasks.ingest.feeds.items import Maker
from tasks.ingest.feeds.news import News, counted, news
from tasks.ingest.feeds.parse import Body, parse_walled
from tasks.ingest.feeds.policy import alive, body_digest, failed, gone, held
from tasks.model import FeedState, Gap

if TYPE_CHECKING:
    from tasks.ingest.feeds.jobs import FeedJob
    from tasks.ingest.feeds.values import Feed
    from tasks.ingest.fetch import Fetched
    from tasks.sandbox import Sandbox

_HTML = (b"<!doctype html", b"<html", b"<head", b"<body")
_WORDS = {  # problems of a feed without entries: what the state says of them
    "empty": "an empty answer came instead of a feed",
    "too large": "it is larger than a feed may be",
    "not a feed": "what came is not a feed",
    "broken": "it is broken, and nothing can be read of it",
}
_LOST = {"entries dropped": "Some of its entries are broken.", "too many entries": "It has more than 2,000 entries."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What became of a feed before any page was fetched; `maker` is there where it was read."""

    job: FeedJob
    state: FeedState
    status: str
    found: News = field(default_factory=News)
    maker: Maker | None = None
    gaps: tuple[Gap, ...] = ()


def check(job: FeedJob, fetched: Fetched, *, seen: datetime, sandbox: Sandbox) -> Check:
    """Judge an answer; only one that is new is parsed, in a child process."""
    state = job.state
    if fetched.kind == "gone":
        after = gone(state, fetched, seen=seen)
        return Check(job=job, state=after, status="stopped" if after.stopped else "failed")
    if fetched.kind == "not asked":
        return Check(job=job, state=held(state, fetched, seen=seen), status="not asked")
    if fetched.failed:
        return _failed(job, fetched, fetched.error or "it could not be fetched", seen)
    if fetched.kind == "not modified":
        return Check(job=job, state=alive(state, fetched, seen=seen), status="not modified")
    if body_digest(fetched.body) == state.body:
        return Check(job=job, state=alive(state, fetched, seen=seen), status="nothing new")
    return _parsed(job, fetched, seen, sandbox)


def _parsed(job: FeedJob, fetched: Fetched, seen: datetime, sandbox: Sandbox) -> Check:
    """Parse a body; whatever is no feed is a failure."""
    data = Body(data=fetched.body, headers=dict(fetched.headers), base=fetched.final or fetched.url, now=seen)
    feed = parse_walled(data, job.source.name, sandbox)
    if isinstance(feed, Gap):
        return _failed(job, fetched, f"{feed.why[:1].lower()}{feed.why[1:]}".rstrip("."), seen)
    if not feed.version or "broken" in feed.problems:
        return _failed(job, fetched, _misfit(feed, fetched.body), seen)
    state = replace(alive(job.state, fetched, seen=seen), body=body_digest(fetched.body))
    return _read(job, feed, state, seen)


def _read(job: FeedJob, feed: Feed, state: FeedState, seen: datetime) -> Check:
    found = news(feed, job)
    maker = Maker(source=job.source, title=feed.title, seen=seen)
    gaps = (
        Gap(
            kind="entries dropped",
            what=job.source.name,
            why=why,
            remedy="The others have been read; tell the feed's owner.",
        )
        for problem, why in _LOST.items()
        if problem in feed.problems
    )
    state = replace(counted(state, feed, found, seen=seen), title=feed.title or state.title)
    return Check(job=job, state=state, status="nothing new", found=found, maker=maker, gaps=tuple(gaps))


def _failed(job: FeedJob, fetched: Fetched, error: str, seen: datetime) -> Check:
    return Check(job=job, state=failed(job.state, fetched, error, seen=seen), status="failed")


def _misfit(feed: Feed, body: bytes) -> str:
    """Say what came instead of a feed."""
    if body[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML):
        return "a web page came instead of a feed"
    return next((_WORDS[problem] for problem in feed.problems if problem in _WORDS), _WORDS["not a feed"])
