"""`mujaz run --dry-run`: what a run would write, found out on a copy of the store."""

from __future__ import annotations

import tempfile
from pathlib import Path

from flows.daily import brief
from flows.job import Job, Outcome
from flows.runner import Runner
from tasks.errors import UsageError
from tasks.store import Store, sqlite
from tasks.store.opening import telling
from tasks.workspace import Workspace


def rehearse(job: Job, engine: Runner) -> Outcome:
    """Make the briefing without writing anything: on a copy of the store, with no page put in place.

    Raises:
        UsageError: the store is a database server, of which no copy can be made.
    """
    if job.settings.store.url:
        raise UsageError("--dry-run works on a copy of the store, and store.url names one that cannot be copied")
    with tempfile.TemporaryDirectory() as place:
        copy = Workspace(root=Path(place).resolve())
        copy.prepare()
        if job.workspace.store.exists():
            with telling(str(job.workspace.store)):
                sqlite.backup(job.workspace.store, copy.store)  # whole, though a run may be writing to it
        with Store.open(f"sqlite:///{copy.store}") as store:
            return brief(job, engine, store)
