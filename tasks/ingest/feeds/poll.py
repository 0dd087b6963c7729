"""Check feeds: what each gave since the last time, as documents, and what to remember of it.

No feed's fate depends on another's: each is fetched, judged and parsed for itself, and a failure is a state with
words in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from tasks.ingest.feeds.asking import Fetching, ask
from tasks.ingest.feeds.checking import Check, check
from tasks.ingest.feeds.jobs import FeedJob
from tasks.ingest.feeds.pages import Had, Place, as_before, borrowers, had, wanted
from tasks.ingest.feeds.policy import address, due
from tasks.ingest.fetch import Fetched, Request
from tasks.model import Document, FeedRead
from tasks.sandbox import Sandbox


def walls() -> Sandbox:
    """Give the child processes in which feeds are parsed; none is started before the first piece."""
    return Sandbox(preload=("feedparser", "tasks.ingest.feeds.parse"))


def poll(
    jobs: Sequence[FeedJob], *, seen: datetime, fetcher: Fetching, sandbox: Sandbox | None = None
) -> tuple[FeedRead, ...]:
    """Check feeds that are due, and fetch the pages of their items where the feeds do not carry the articles.

    Args:
        jobs: the feeds, with what is remembered of each.
        seen: now, for everything that is found.
        fetcher: asks the network.
        sandbox: made by `walls`, to be shared by several calls; one of its own without it.

    Returns:
        What each check gave, in the order of the jobs. A feed that is stopped or not due is not asked, and its state
        stays as it is. What a feed's state already says (it failed, stopped, moved) is no gap beside it.
    """
    with _opened(sandbox) as rooms:
        checks = _checked(jobs, seen, fetcher, rooms)
    borrowed = borrowers(checks)
    pages = _pages(wanted(checks, borrowed), fetcher)
    documents = _documents(checks, pages)
    for to, owner in borrowed.items():
        if owner in documents:
            documents[to] = replace(documents[owner], source=checks[to.check].job.source.name)
    return tuple(_result(number, one, documents, pages) for number, one in enumerate(checks))


@contextmanager
def _opened(sandbox: Sandbox | None) -> Iterator[Sandbox]:
    if sandbox is not None:
        yield sandbox
        return
    with walls() as own:
        yield own


def _checked(jobs: Sequence[FeedJob], seen: datetime, fetcher: Fetching, sandbox: Sandbox) -> list[Check]:
    """Fetch and judge every feed that is due; those that failed last, so that they keep no feed of their host back."""
    asked: dict[Request, list[int]] = {}
    for number, job in sorted(enumerate(jobs), key=lambda each: each[1].state.failures):
        if due(job.state, seen):
            asked.setdefault(_request(job), []).append(number)

    def judged(request: Request, fetched: Fetched) -> dict[int, Check]:
        return {number: check(jobs[number], fetched, seen=seen, sandbox=sandbox) for number in asked[request]}

    made = {number: one for each in ask(fetcher, asked, judged).values() for number, one in each.items()}
    return [made.get(number) or _unasked(job) for number, job in enumerate(jobs)]


def _request(job: FeedJob) -> Request:
    state = job.state
    return Request(url=address(state), etag=state.etag, modified=state.modified, user_agent=job.source.user_agent)


def _unasked(job: FeedJob) -> Check:
    return Check(job=job, state=job.state, status="stopped" if job.state.stopped else "not due")


def _pages(requests: Mapping[Place, Request], fetcher: Fetching) -> dict[Place, Had]:
    """Fetch every page once, whoever needs it."""
    came = ask(fetcher, requests.values(), had)
    return {place: came[request] for place, request in requests.items()}


def _documents(checks: Sequence[Check], pages: Mapping[Place, Had]) -> dict[Place, Document]:
    """Make the documents; none of an item whose page is what it was."""
    made: dict[Place, Document] = {}
    for number, one in enumerate(checks):
        if one.maker is None:
            continue
        for at, item in enumerate(one.found.items):
            place = Place(number, at)
            got = pages.get(place)
            if got is None:
                made[place] = one.maker.of_feed(item)
            elif not as_before(one, item, got):
                made[place] = one.maker.of_page(item, got.page) if got.page else one.maker.of_lost_page(item)
    return made


def _result(number: int, one: Check, documents: Mapping[Place, Document], pages: Mapping[Place, Had]) -> FeedRead:
    """Put together what a check gave."""
    items = {Place(number, at): item for at, item in enumerate(one.found.items)}
    got = {place: pages[place] for place in items if place in pages}
    made = tuple(documents[place] for place in items if place in documents)
    later = {place for place, page in got.items() if page.later}
    unfinished = any(not items[place].again for place in later)
    return FeedRead(
        # a feed with a page still to come is read again whole, or it would not be looked at before it changes
        state=replace(one.state, body="", etag="", modified="") if unfinished else one.state,
        documents=made,
        seen=(*(item.unfinished if place in later else item.seen for place, item in items.items()), *one.found.passed),
        pages=tuple({page.copy.url: page.copy for page in got.values() if page.copy}.values()),
        gaps=one.gaps,
        status="new items" if made else one.status,
    )
