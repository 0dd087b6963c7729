"""Writing down that a run began, and how it ended: for `mujaz status` and `mujaz doctor`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from flows.alerts import sound, tell_of_dead
from flows.delivery import Means
from flows.job import Job
from tasks.errors import StoreError
from tasks.store import Store
from tasks.store.runs import PUBLISHED, UNREAD


@contextmanager
def recorded(job: Job, store: Store, means: Means) -> Iterator[None]:
    """Keep a record of the run; one that was killed is the record that has no end, and the next run tells of it."""
    sound(tell_of_dead, job, store, means)  # whatever befalls its alarm, the day is written
    number = store.start_run(job.edition.name, job.day, job.now)
    try:
        yield
    except BaseException as error:
        with suppress(StoreError):  # what stopped the run is told, not that its record could not be kept
            store.end_run(number, dt.datetime.now(dt.UTC), f"failed: {type(error).__name__}")
        raise
    store.end_run(number, dt.datetime.now(dt.UTC), PUBLISHED if job.reads else UNREAD)
