"""Days that were never written, written from what had been read by then. Nothing is fetched: the past is not there.

Without `again`, a day that is written stays; where the day after it was written, that one told what was found on both,
and the filled day says so. With `again`, all days of the range are cut anew: a written one ends where it ended, one
that was missing at its end, and each begins where the one before it ends; the last one ends where the next one begins.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from flows.archive import archive
from flows.daily import run
from flows.job import Job, Outcome
from flows.rerender import linked
from flows.runner import Runner
from flows.window import DAY, day_of, end_of
from tasks.errors import UsageError
from tasks.model import Gap
from tasks.store import Store
from tasks.workspace import hold

MOST = 366  # days in one call: more is a mistyped year


def refuse(job: Job, store: Store, start: dt.date, end: dt.date) -> None:
    """Refuse a range that cannot be filled.

    Raises:
        UsageError: it ends before it begins, is not past, is longer than a year, or nothing had been read yet.
    """
    zone = job.edition.timezone
    if end < start:
        raise UsageError(f"--from {start} lies after --to {end}. Name the earlier day first")
    if end >= job.today:
        raise UsageError(f"--to {end} is not past in {zone}, where it is {job.today}. `mujaz run` writes that day")
    if (end - start).days >= MOST:
        raise UsageError(f"{start} to {end} is more than a year. Fill a year at a time")
    first = store.first_seen()
    if first is None or start < day_of(first, zone):
        said = f"before {day_of(first, zone)}" if first else "yet"
        raise UsageError(f"--from {start}: nothing had been read {said}, so there is nothing to write such a day from")


def cuts(
    start: dt.date, end: dt.date, written: Mapping[dt.date, dt.datetime], zone: str, *, again: bool
) -> dict[dt.date, dt.datetime]:
    """Give the days to write, in order, each with the moment at which its window ends at the latest.

    Args:
        start: the first day.
        end: the last day.
        written: the days of the range that are written, with the end of their window.
        zone: of the edition.
        again: write those too.
    """
    days = [start + number * DAY for number in range((end - start).days + 1)]
    found: dict[dt.date, dt.datetime] = {}
    latest = end_of(end + DAY, zone)
    for day in reversed(days):
        ends = written.get(day, end_of(day, zone))
        if again and day in written:
            latest = min(latest, ends)  # no day before it may reach beyond it
        if again or day not in written:
            found[day] = min(ends, latest) if again else ends
    return dict(sorted(found.items()))


def backfill(
    job: Job,
    engine: Runner,
    start: dt.date,
    end: dt.date,
    *,
    again: bool = False,
    shelved: Callable[[Iterable[Gap]], object] = tuple,
) -> Iterator[Outcome]:
    """Write the days of a range that are missing, one after the other; what is written after a kill is not repeated.

    `shelved` is given what could not be done of the archive in the end.

    Raises:
        UsageError: the range cannot be filled.
        AlreadyRunning, StoreError, OutputError: as `flows.daily.run` says.
    """
    with Store.open(job.store_url, create=False) as store:
        refuse(job, store, start, end)
        ends = _written(job, store, start, end)
    for day, cutoff in cuts(start, end, ends, job.edition.timezone, again=again).items():
        yield run(replace(job, day=day, cutoff=cutoff, recut=end if again else None), engine)
    with hold(job.workspace), Store.open(job.store_url, create=False) as store:
        for day in _written(job, store, start, end):  # what a call that was killed did not come to
            linked(replace(job, day=day), store)
        shelved(archive(store, job.settings, job.workspace, day=start, user_templates=job.templates).gaps)


def _written(job: Job, store: Store, start: dt.date, end: dt.date) -> dict[dt.date, dt.datetime]:
    """Give the days of the range that were told, those whose pages were let go among them, and where each ended."""
    days = (start + number * DAY for number in range((end - start).days + 1))
    records = ((day, store.briefing(job.edition.name, day)) for day in days)
    return {day: record.window.until for day, record in records if record and record.window}
