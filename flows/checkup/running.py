"""Runs: one that is under way, those that died, and the name that a dead one left beside the lock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from flows.checkup.finding import Finding
from tasks.errors import AlreadyRunning, MujazError
from tasks.settings import Settings
from tasks.store import Store
from tasks.workspace import Workspace, hold


def running(place: Workspace, settings: Settings) -> Iterator[Finding]:
    """Take the lock for a moment: while somebody has it, nothing else can be said."""
    if not place.state.is_dir():
        return
    left = place.lock.with_suffix(".holder")
    name = left.exists()
    try:
        with hold(place):
            pass
    except AlreadyRunning as error:
        yield Finding(what="lock", fine=True, said=str(error))
        return
    except MujazError as error:
        yield Finding(what="lock", fine=False, said=str(error))
        return
    said = "free; a run that died had left its name, which is gone now" if name else "free"
    yield Finding(what="lock", fine=True, said=said)
    yield from _dead(place, settings)


def _dead(place: Workspace, settings: Settings) -> Iterator[Finding]:
    """Look for runs that never ended, while none is under way."""
    url = settings.store_url(place.store)
    with Store.open(url, create=False) as store:
        dead = store.open_runs()
    if not dead:
        return
    _, edition, day, began = dead[-1]
    said = (
        f"{len(dead)} died, the last one {edition} {day}, begun {began:%Y-%m-%d %H:%M}Z. The next run makes up for it"
    )

    def mend() -> str:
        with Store.open(url, create=False) as store:
            store.end_dead([number for number, *_ in dead], dt.datetime.now(dt.UTC))
        return "written down as died"

    yield Finding(what="runs", fine=False, said=said, mend=mend)
