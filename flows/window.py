"""Which articles a day's briefing covers: those first seen in [since, until), so that none falls between two days.

And which day a moment belongs to: the calendar's, in the edition's zone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from flows.job import Job
from tasks.store import Store

BEGINNING = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
INSTANT = dt.timedelta(microseconds=1)
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What a briefing covers, and how far back its articles are linked."""

    since: dt.datetime
    until: dt.datetime
    memory: dt.datetime  # articles first seen from here on are grouped together
    previous: dt.date | None  # the day of the briefing before
    latest: bool  # nothing later is published: what is grouped now is the present state


def day_of(moment: dt.datetime, zone: str) -> dt.date:
    """Give the day that a moment belongs to where the edition lives."""
    return moment.astimezone(ZoneInfo(zone)).date()


def end_of(day: dt.date, zone: str) -> dt.datetime:
    """Give the moment in which a day ends there, in UTC.

    Where clocks jump over midnight, the next day begins after the jump; where midnight comes twice, at the first.
    """
    return dt.datetime.combine(day + DAY, dt.time(), ZoneInfo(zone)).astimezone(dt.UTC)


def begin(moment: dt.datetime) -> dt.datetime:
    """Give the moment in which its day begins in UTC.

    Articles leave the window then and at no other time, whatever the edition's zone: what a run knows of a large window
    is worth something to the later runs of its day, and to all editions.
    """
    return moment.astimezone(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def dated(times: Iterable[dt.datetime], zone: str) -> dict[dt.datetime, dt.date]:
    """Give the day that each scheduled time is for, of a timetable whose neighbouring times are given too.

    That is the day it lies in, but for one case: where clocks jump over midnight (Beirut, Cairo, Havana, Santiago),
    Prefect brings a time between midnight and one forward to before the jump, into a day that has had its own. It is
    for the day after, if that has no other.
    """
    days = {time: day_of(time, zone) for time in sorted(times)}
    seen = list(days.values())
    for time, day in days.items():
        end = end_of(day, zone)
        if end - time <= jump(end, zone) and seen.count(day) > 1 and day + DAY not in seen and time == _last(days, day):
            days[time] = day + DAY
    return days


def jump(at: dt.datetime, zone: str) -> dt.timedelta:
    """Give by how much clocks there jump forward at a moment; nothing, or less, where they do not."""
    after, before = (one.astimezone(ZoneInfo(zone)).utcoffset() for one in (at, at - INSTANT))
    assert after is not None
    assert before is not None
    return after - before


def _last(days: Mapping[dt.datetime, dt.date], day: dt.date) -> dt.datetime:
    return max(time for time, each in days.items() if each == day)


def moment(job: Job, store: Store) -> dt.datetime:
    """Give the time at which this run sees what is new: now, but never before a cut-off that has passed.

    A clock that was set back would otherwise put new articles into a window that is closed already, and no
    briefing would ever cover them.
    """
    last = [store.previous(edition.name, dt.date.max) for edition in job.settings.editions]
    return max([job.now, *(each.window.until for each in last if each and each.window)])


def window_of(job: Job, store: Store, seen: dt.datetime) -> Window:
    """Find the window of the job's day.

    It begins where the briefing before it ended. It ends where the next one begins, if there is one (but for days
    that are written again with this one: `Job.recut`); at the job's cut-off, if it has one, for what was first seen
    later belongs to a later day; where it ended before, if the day is past and was written already; else just after
    `seen`, so that a day written for the first time covers all that was found for it, and today's grows with each
    run. A later briefing of a day that has not come yet (`--date 2062-11-22`) closes no window: it would swallow all
    that is read until then.
    """
    name, last = job.edition.name, max(job.day, job.recut or job.day)
    before, written = store.previous(name, job.day), store.briefing(name, job.day)
    after = _following(job, store, last)
    since = before.window.until if before and before.window else BEGINNING
    until = seen + INSTANT
    if after and job.day == last:
        until = after
    elif job.cutoff:
        until = min(until, job.cutoff, after or until)
    elif written and written.window and job.day < job.today:
        until = written.window.until
    until = max(since, until)
    return Window(
        since=since,
        until=until,
        # never later than `since`: what a run that died long ago had read is still to be told
        memory=min(since, begin(until) - job.settings.grouping.window_days * DAY),
        previous=before.date if before else None,
        latest=_following(job, store, job.day) is None,
    )


def _following(job: Job, store: Store, day: dt.date) -> dt.datetime | None:
    """Give where the window of the next briefing after a day begins; one of a day that has not come counts for none."""
    after = store.next(job.edition.name, day)
    return after.window.since if after and after.window and after.date <= job.today else None
