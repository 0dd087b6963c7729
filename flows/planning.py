"""From what a run was asked for to the days it writes: `flows.catch_up` decides, the store says what is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from flows.catch_up import Due, Past, Plan, by_hand, scheduled
from flows.job import Job, sharing
from flows.window import DAY, INSTANT, dated, end_of
from tasks.cron import following
from tasks.store import Store

Times = Callable[[dt.datetime, dt.datetime], Sequence[dt.datetime]]  # the scheduled times from … to …, both included


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """How a run came to be scheduled: for when, by which timetable, and whether a later run follows it."""

    at: dt.datetime
    times: Times
    followed: bool


def caught_up(jobs: Iterable[Job], times: Times | None = None) -> tuple[Job, ...]:
    """Give the jobs of a run that was asked for with no day: before each, the missed days that its edition wants."""
    found: list[Job] = []
    for job in jobs:
        mode, zone = job.edition.catch_up, job.edition.timezone
        if mode != "each":
            found.append(job)
            continue
        last = last_of(job)
        known = _around(times, end_of(last, zone), job.now) if times and last else None
        days = by_hand(mode, job.day, Past(last=last), zone, known)
        found += jobs_of(job, (due for due in days if due.cutoff is None or known or _wanted(job, due.day)))
    return sharing(found)


def _wanted(job: Job, day: dt.date) -> bool:
    """Tell whether the edition has a scheduled time on that day; one that has no schedule has every day."""
    edition = job.edition
    at = following(edition.schedule, edition.timezone, end_of(day - DAY, edition.timezone) - INSTANT)
    return at is None or at.date() == day


def plan(job: Job, call: Call) -> Plan:
    """Say what a scheduled run does for an edition."""
    mode, zone = job.edition.catch_up, job.edition.timezone
    last = last_of(job)
    times = _around(call.times, min(call.at, end_of(last, zone)) if last else call.at, job.now)
    covered = covered_of(job, dated({*times, call.at}, zone)[call.at])
    past = Past(last=last, covered=covered)
    return scheduled(mode, call.at, job.now, past, zone, times=times, followed=call.followed)


def _around(times: Times, start: dt.datetime, end: dt.datetime) -> Sequence[dt.datetime]:
    """Give scheduled times with their neighbours, by which one tells which day a time is for."""
    return times(start - 2 * DAY, end + 2 * DAY)


def jobs_of(job: Job, days: Iterable[Due]) -> list[Job]:
    """Give a job for each day."""
    return [replace(job, day=due.day, cutoff=due.cutoff) for due in days]


def last_of(job: Job) -> dt.date | None:
    """Give the last day up to today of which the job's edition is written."""
    with _store(job) as store:
        last = store.previous(job.edition.name, job.today + DAY) if store else None
    return last.date if last else None


def covered_of(job: Job, day: dt.date) -> dt.datetime | None:
    """Give where the window of a day ended; None where it is not written, or its last run died before it was done."""
    with _store(job) as store:
        record = store.briefing(job.edition.name, day) if store else None
        done = store is not None and not store.died(job.edition.name, day)
    return record.window.until if done and record and record.window else None


@contextmanager
def _store(job: Job) -> Iterator[Store | None]:
    """Open the store to look; nothing is made where there is none yet."""
    if not job.settings.store.url and not job.workspace.store.exists():
        yield None
        return
    with Store.open(job.store_url) as store:
        yield store
