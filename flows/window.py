"""Which articles a day's briefing covers: those first seen in [since, until), so that none falls between two days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from flows.job import Job
from tasks.store import Store

BEGINNING = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
INSTANT = dt.timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What a briefing covers, and how far back its articles are linked."""

    since: dt.datetime
    until: dt.datetime
    memory: dt.datetime  # articles first seen from here on are grouped together
    previous: dt.date | None  # the day of the briefing before
    latest: bool  # nothing later is published: what is grouped now is the present state


def moment(job: Job, store: Store) -> dt.datetime:
    """Give the time at which this run sees what is new: now, but never before a cut-off that has passed.

    A clock that was set back would otherwise put new articles into a window that is closed already, and no
    briefing would ever cover them.
    """
    last = [store.previous(edition.name, dt.date.max) for edition in job.settings.editions]
    return max([job.now, *(each.window.until for each in last if each and each.window)])


def window_of(job: Job, store: Store, seen: dt.datetime) -> Window:
    """Find the window of the job's day.

    It begins where the briefing before it ended. It ends where the next one begins, if there is one; where it
    ended before, if the day is past and was written already; else just after `seen`, so that a day written for
    the first time covers all that was found for it, and today's grows with each run. A later briefing of a day that
    has not come yet (`--date 2062-11-22`) closes no window: it would swallow all that is read until then.
    """
    name = job.edition.name
    before, after, written = store.previous(name, job.day), store.next(name, job.day), store.briefing(name, job.day)
    if after and after.date > job.today:
        after = None
    since = before.window.until if before and before.window else BEGINNING
    until = seen + INSTANT
    if after and after.window:
        until = max(since, after.window.since)
    elif written and written.window and job.day < job.today:
        until = written.window.until
    return Window(
        since=since,
        until=max(since, until),
        # never later than `since`: what a run that died long ago had read is still to be told
        memory=min(since, until - dt.timedelta(days=job.settings.grouping.window_days)),
        previous=before.date if before else None,
        latest=after is None,
    )
