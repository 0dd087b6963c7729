"""What a page of a past day says of itself when it was written later: a day on which nothing was read was not quiet."""

from __future__ import annotations

from collections.abc import Iterator

from flows.job import Job
from flows.window import Window
from tasks.model import Gap
from tasks.store import Store

UNREAD = "nothing read"
ELSEWHERE = "told later"
NOBODY = "No run read the sources then; what was still to be had later is told in the next briefing."


def lateness(job: Job, store: Store, window: Window) -> Iterator[Gap]:
    """Say that no run read anything in the window, or that a later briefing, written before, has told it.

    A day that is written again from its old window says of it what it said before.
    """
    if job.reads:
        record = store.briefing(job.edition.name, job.day)
        same = record and record.window and (record.window.since, record.window.until) == (window.since, window.until)
        kept = store.recall(job.edition.name, job.day) if same and job.day < job.today else None
        yield from (gap for gap in (kept.briefing.gaps if kept else ()) if gap.kind in {UNREAD, ELSEWHERE})
        return
    after = store.next(job.edition.name, job.day)
    if job.cutoff and after and after.window and window.until < job.cutoff:
        why = f"It was written after that of {after.date.isoformat()}, which tells what was found on both days."
        remedy = "To part the two: mujaz backfill with both days and --again."
        yield Gap(kind=ELSEWHERE, what=job.day.isoformat(), why=why, remedy=remedy)
    elif not store.run_between(window.since, window.until):
        yield Gap(kind=UNREAD, what=job.day.isoformat(), why=NOBODY, remedy="Nothing to do.")
