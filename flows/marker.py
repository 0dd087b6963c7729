"""What was told of a failed run where no store could remember it: a small file beside where the store would be."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import suppress
from pathlib import Path

from flows.job import Job
from tasks.model import Trouble


def _marker(job: Job) -> Path:
    return job.workspace.state / "alarm.json"


def marked(job: Job) -> dict[str, Trouble]:
    """Give what was told without a store."""
    try:
        told = json.loads(_marker(job).read_bytes())
        at = dt.datetime.fromisoformat(told["at"])
        one = Trouble(kind="run", what=str(told["edition"]), why="", remedy="", since=at, told=at)
    except (OSError, ValueError, KeyError, TypeError):  # none, or not ours: then it is told again
        return {}
    return {one.key: one}


def mark(job: Job, wrong: Trouble) -> None:
    """Remember what was told without a store."""
    with suppress(OSError):  # what cannot be remembered is told again
        _marker(job).write_text(json.dumps({"edition": wrong.what, "at": job.now.isoformat()}), encoding="utf-8")


def unmark(job: Job) -> None:
    """Leave it to the store again."""
    with suppress(OSError):
        _marker(job).unlink(missing_ok=True)
