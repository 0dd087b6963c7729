"""Which days a run writes, and when it writes none: after an outage the edition's `catch_up` decides.

Pure: the clock, the timetable and what is written already are arguments. A day that is caught up covers what was
first seen by its own scheduled time (where no timetable is known, by its end); the newest covers all that is found now.
So the windows meet end to end (`flows.window`), whatever is written and in whichever run.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from flows.window import DAY, dated, end_of

GRACE = dt.timedelta(hours=1)  # with "none": what is later than this is not written
MOST = 31  # days caught up in one run: a month; earlier ones are written when `mujaz backfill` is asked for them
LATER = "a later day is due"
WRITTEN = "already written"
LATE = "too late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A day to be written; `cutoff` None: sources are read, and it covers all that is found."""

    day: dt.date
    cutoff: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The days that a run writes, in order; where there are none, why, in few words and in a sentence.

    `day` is the one that the run was scheduled for.
    """

    day: dt.date
    days: tuple[Due, ...] = ()
    skipped: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What is written of an edition: its last day up to today, and where the window of the day in question ended."""

    last: dt.date | None = None
    covered: dt.datetime | None = None


def by_hand(
    mode: str, today: dt.date, past: Past, zone: str, times: Sequence[dt.datetime] | None = None
) -> tuple[Due, ...]:
    """Give the days of a run that somebody asked for with no day: today, and with "each" those missed before it.

    Args:
        mode: the edition's `catch_up`.
        today: in the edition's zone.
        past: what is written.
        zone: the edition's, of IANA.
        times: the scheduled times since the last day that is written; None: every day of the calendar is one.
    """
    if mode != "each" or past.last is None:
        return (Due(day=today),)
    ends = _ends(past.last, today, zone) if times is None else _last_times(times, zone)
    missed = [Due(day=day, cutoff=ends[day]) for day in sorted(ends) if past.last < day < today]
    return (*missed[-MOST:], Due(day=today))


def _last_times(times: Sequence[dt.datetime], zone: str) -> dict[dt.date, dt.datetime]:
    return {day: time for time, day in dated(times, zone).items()}


def _ends(last: dt.date, today: dt.date, zone: str) -> dict[dt.date, dt.datetime]:
    days = [last + number * DAY for number in range(1, (today - last).days)]
    return {day: end_of(day, zone) for day in days[-MOST:]}


def scheduled(
    mode: str,
    at: dt.datetime,
    now: dt.datetime,
    past: Past,
    zone: str,
    *,
    times: Sequence[dt.datetime] = (),
    followed: bool = False,
) -> Plan:
    """Say what a run does that was scheduled for `at` and begins `now`.

    Args:
        mode: the edition's `catch_up`.
        at: its scheduled time: the day is that of this moment, never of the clock.
        now: the time.
        past: what is written; `covered` of the day that `at` is for.
        zone: the edition's, of IANA.
        times: the scheduled times from two days before the last one written to two days from now, as far as known.
        followed: a run of a later scheduled time has begun, is waiting or is done.
    """
    days_of = dated({*times, at}, zone)
    day = days_of[at]
    if mode == "none" and now - at > GRACE:
        return Plan(day=day, skipped=LATE, why=_late(at, now))
    done = past.covered is not None and past.covered >= at
    first = at if past.last is None or mode != "each" else dt.datetime.min.replace(tzinfo=dt.UTC)
    due = {
        each: time
        for time, each in days_of.items()
        if first <= time <= now and time != at and (past.last is None or each > past.last)
    }
    if not done:
        due[day] = max(at, due.get(day, at))  # a day of several times ends with its last
    if not due:
        return Plan(day=day, skipped=WRITTEN, why=_written(day, at))
    newest = max(due)
    if mode != "each":
        if followed or (past.last or day) > newest:
            return Plan(day=day, skipped=LATER, why=_later(day, at))
        return Plan(day=day, days=(Due(day=newest),))
    days = [Due(day=each, cutoff=due[each]) for each in sorted(due)][-MOST:]
    if past.last is None or newest >= past.last:
        days[-1] = Due(day=newest)
    return Plan(day=day, days=tuple(days))


def _late(at: dt.datetime, now: dt.datetime) -> str:
    return (
        f'It was due at {at:%Y-%m-%d %H:%M}Z and could begin only at {now:%Y-%m-%d %H:%M}Z; catch_up is "none", which '
        f"writes nothing that is more than {GRACE.seconds // 3600} hour late. The next scheduled run covers it all."
    )


def _written(day: dt.date, at: dt.datetime) -> str:
    return f"The briefing of {day} covers all that was found by {at:%Y-%m-%d %H:%M}Z, and nothing later is due."


def _later(day: dt.date, at: dt.datetime) -> str:
    return (
        f"The briefing of {day} was due at {at:%Y-%m-%d %H:%M}Z. A later one is due or written, which covers all since "
        f"the last briefing. To have this day too: mujaz backfill --from {day} --to {day}; to have such days always: "
        'catch_up = "each".'
    )
