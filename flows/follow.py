"""Following feeds: those of an edition are checked, and what a check gave is kept before the next part begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from flows.job import Job, SourceReport
from flows.runner import Runner
from tasks.health import gap, moved, not_asked, passed_over
from tasks.model import PASSED, FeedRead, FeedState, Gap
from tasks.store import Store

if TYPE_CHECKING:
    from tasks.ingest.feeds.jobs import FeedJob, FullText
    from tasks.ingest.fetch import FetchSettings
    from tasks.settings import Settings, Source

PARSERS = ("feedparser", "tasks.ingest.feeds.parse")  # what a child process loads before its first feed
BATCH = 100  # feeds whose answers are in memory at once; Prefect shows each of up to so many as a task run
_OURS = "feed "  # kinds of gaps on a feed as a whole: told from its state, so that they stand until it is well


def follow(job: Job, engine: Runner, store: Store, seen: dt.datetime) -> tuple[SourceReport, ...]:
    """Check the feeds of the job's edition, keep what they gave, and report on each, the paused ones too.

    A feed that another edition of the same run has asked already is not asked again: what it gave is in the store.
    """
    sources = feeds_of(job)
    if not sources:
        return ()
    before = store.feed_states([source.url for source in sources])
    asked = [source for source in sources if not source.paused and source.name not in job.asked]
    told = {report.name: report for report in _checked(job, engine, store, seen, sources=asked, before=before)}
    return tuple(told.get(source.name) or unasked(job, store, source, before.get(source.url)) for source in sources)


def feeds_of(job: Job) -> tuple[Source, ...]:
    """Give the feeds that the job follows; none where it reads a folder in place of the settings' sources."""
    if job.seeds is not None:
        return ()
    return tuple(source for source in job.settings.sources_of(job.edition) if source.is_feed)


def job_of(source: Source, store: Store, states: Mapping[str, FeedState]) -> FeedJob:
    """Put together what a check of a feed needs to know."""
    from tasks.ingest.feeds.jobs import FeedJob, FeedSource

    return FeedJob(
        source=FeedSource(
            name=source.name,
            url=source.url,
            language=source.language,
            outlet=source.outlet,
            user_agent=source.user_agent,
            full_text=cast("FullText", source.full_text),
            first=source.first,
        ),
        state=states.get(source.url) or FeedState(url=source.url),
        known=store.known_items(source.url),
        pages=store.known_pages(source.url),
    )


def rules(settings: Settings) -> FetchSettings:
    """Give the rules of fetching that the settings set."""
    from tasks.ingest.fetch import FetchSettings

    said = settings.fetch
    return FetchSettings(
        user_agent=said.user_agent or FetchSettings().user_agent,
        allow=frozenset(said.allow_private),
        deadline=said.timeout,
        per_host=said.per_host,
        spacing=said.spacing,
        robots=said.robots,
    )


def _checked(
    job: Job,
    engine: Runner,
    store: Store,
    seen: dt.datetime,
    *,
    sources: Sequence[Source],
    before: Mapping[str, FeedState],
) -> Iterator[SourceReport]:
    """Check feeds part by part; each part is kept as soon as it is done, and its documents are let go."""
    if not sources:
        return
    from tasks.ingest.feeds.poll import poll
    from tasks.ingest.fetch import Fetcher
    from tasks.sandbox import Sandbox

    jobs = [job_of(source, store, before) for source in sources]
    with Fetcher(rules(job.settings)) as fetcher, Sandbox(preload=PARSERS) as walls:
        for part, reads in engine.spread(poll, jobs, BATCH, seen=seen, fetcher=fetcher, sandbox=walls):
            store.save_feeds(reads)
            yield from (_asked(job, store, each.source.name, read) for each, read in zip(part, reads, strict=True))


def _asked(job: Job, store: Store, name: str, read: FeedRead) -> SourceReport:
    """Say what a feed gave and how it is, in the words of its state."""
    items = [one for one in read.gaps if not one.kind.startswith(_OURS)]
    if read.status == "not asked":
        items.append(not_asked(name, read.state.url))
    return SourceReport(
        name=name,
        documents=len(read.documents),
        new=len(read.documents),
        gaps=(*_state_told(job, store, name, read.state), *items),
        feed=read.state,
        status=read.status,
        answered=_well(read.state),
    )


def _state_told(job: Job, store: Store, name: str, state: FeedState) -> tuple[Gap, ...]:
    """Tell what a feed's state has to say; asked twice on one day it says the same."""
    first = state.since and state.since.astimezone(ZoneInfo(job.edition.timezone)).date() == job.day
    passed = sum(content == PASSED for content in store.known_items(state.url).values()) if first else 0
    told = (gap(name, state), moved(name, state), passed_over(name, state.url, passed))
    return tuple(one for one in told if one)


def unasked(job: Job, store: Store, source: Source, state: FeedState | None) -> SourceReport:
    """Say how a feed is that is paused, or that another edition of this run has asked."""
    if source.paused or state is None:
        return SourceReport(name=source.name, documents=0, new=0, gaps=(), feed=state, status="paused")
    return SourceReport(
        name=source.name,
        documents=0,
        new=0,
        gaps=_state_told(job, store, source.name, state),
        feed=state,
        status="asked already",
        answered=_well(state),
    )


def _well(state: FeedState) -> bool:
    return not state.failures and not state.stopped
