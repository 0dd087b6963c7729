"""From what a run was asked for to the days it writes: `flows.catch_up` decides, the store says what is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from flows.catch_up import Due, Past, Plan, by_hand, scheduled
from flows.job import Job, sharing
from flows.window import day_of, end_of
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
        edition = job.edition
        if edition.catch_up != "each":
            found.append(job)
            continue
        past = past_of(job, job.day)
        known = times(end_of(past.last, edition.timezone), job.now) if times and past.last else None
        found += jobs_of(job, by_hand(edition.catch_up, job.day, past, edition.timezone, known))
    return sharing(found)


def plan(job: Job, call: Call) -> Plan:
    """Say what a scheduled run does for an edition."""
    edition = job.edition
    past = past_of(job, day_of(call.at, edition.timezone))
    start = min(call.at, end_of(past.last, edition.timezone)) if past.last else call.at
    return scheduled(
        edition.catch_up,
        call.at,
        job.now,
        past,
        edition.timezone,
        times=call.times(start, job.now),
        followed=call.followed,
    )


def jobs_of(job: Job, days: Iterable[Due]) -> list[Job]:
    """Give a job for each day."""
    return [replace(job, day=due.day, cutoff=due.cutoff) for due in days]


def past_of(job: Job, day: dt.date) -> Past:
    """Look up what is written of the job's edition; nothing is made where there is no store yet."""
    if not job.settings.store.url and not job.workspace.store.exists():
        return Past()
    name = job.edition.name
    with Store.open(job.store_url) as store:
        last = store.previous(name, job.today + dt.timedelta(days=1))
        there = store.briefing(name, day)
    return Past(last=last.date if last else None, covered=there.window.until if there and there.window else None)
