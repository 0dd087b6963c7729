"""What was told of runs that failed where no store could remember it: a small file beside where the store would be.

It holds no address and no secret. What could not be told to anybody stands there too, without a time at which it was
told: the next run that works tells it.
"""

from __future__ import annotations

import datetime as dt
import json
from contextlib import suppress
from pathlib import Path

from tasks.errors import MujazError
from tasks.model import Trouble
from tasks.workspace import Workspace


def _marker(place: Workspace) -> Path:
    return place.state / "alarm.json"


def marked(place: Workspace) -> dict[str, Trouble]:
    """Give what is remembered without a store, by key."""
    try:
        return {one.key: one for one in map(_revived, json.loads(_marker(place).read_bytes()))}
    except (OSError, ValueError, KeyError, TypeError):  # none, or not ours: then it is told again
        return {}


def _revived(told: dict[str, str]) -> Trouble:
    at = dt.datetime.fromisoformat(told["told"]) if told["told"] else None
    since = dt.datetime.fromisoformat(told["since"])
    return Trouble(kind="run", what=told["what"], why=told["why"], remedy=told["remedy"], since=since, told=at)


def mark(place: Workspace, *wrong: Trouble) -> None:
    """Remember these besides what is remembered."""
    held = marked(place) | {one.key: one for one in wrong}
    rows = [
        {"what": one.what, "why": one.why, "remedy": one.remedy, "since": _at(one.since), "told": _at(one.told)}
        for one in held.values()
    ]
    with suppress(OSError, MujazError):  # what cannot be remembered is told again
        place.prepare()
        _marker(place).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def _at(moment: dt.datetime | None) -> str:
    return moment.isoformat() if moment else ""


def unmark(place: Workspace) -> None:
    """Leave it to the store again."""
    with suppress(OSError):
        _marker(place).unlink(missing_ok=True)
