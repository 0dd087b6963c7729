"""Looking at feeds by hand: finding those of a site, and asking how some are, without reading their items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.follow import BATCH, PARSERS, job_of, rules
from flows.runner import parts
from tasks.health import looked
from tasks.model import FeedRead, Gap
from tasks.settings import Settings, Source

if TYPE_CHECKING:
    from tasks.ingest.feeds import Feed
    from tasks.ingest.feeds.discover import Found
    from tasks.ingest.fetch import Fetcher
    from tasks.sandbox import Sandbox
    from tasks.store import Store


@contextmanager
def outside(settings: Settings) -> Iterator[tuple[Fetcher, Sandbox]]:
    """Open what asks the network and what parses its answers."""
    from tasks.ingest.fetch import Fetcher
    from tasks.sandbox import Sandbox

    with Fetcher(rules(settings)) as fetcher, Sandbox(preload=PARSERS) as walls:
        yield fetcher, walls


def found(url: str, settings: Settings) -> Found:
    """Look for the feeds of an address."""
    from tasks.ingest.feeds import Feed
    from tasks.ingest.feeds.discover import find
    from tasks.ingest.feeds.parse import Body, parse_walled

    with outside(settings) as (fetcher, walls):

        def parse(data: bytes, headers: Mapping[str, str], base: str) -> Feed:
            feed = parse_walled(Body(data=data, headers=dict(headers), base=base), "the feed", walls)
            return Feed(problems=("unreadable",)) if isinstance(feed, Gap) else feed

        return find(url, fetcher, parse)


def check(
    sources: Sequence[Source], settings: Settings, store: Store, *, seen: dt.datetime, at_once: bool
) -> Iterator[tuple[Source, FeedRead]]:
    """Ask feeds now; what is remembered is how they are, and no item is read or counted.

    Args:
        sources: the feeds.
        settings: the rules of fetching.
        store: where their states are.
        seen: now.
        at_once: ask those too that are to be left alone until later, or are stopped.

    Yields:
        A feed and what the check gave.
    """
    from tasks.ingest.feeds.poll import poll

    before = store.feed_states([source.url for source in sources])
    with outside(settings) as (fetcher, walls):
        for part in parts(sources, BATCH):
            jobs = [job_of(source, store, before) for source in part]
            asked = [replace(job, source=replace(job.source, full_text="feed")) for job in jobs]
            if at_once:
                asked = [replace(job, state=replace(job.state, due=None, stopped="")) for job in asked]
            reads = poll(asked, seen=seen, fetcher=fetcher, sandbox=walls)
            left = (looked(job.state, read.state) for job, read in zip(jobs, reads, strict=True))
            store.save_feeds([FeedRead(state=state) for state in left])
            yield from zip(part, reads, strict=True)
