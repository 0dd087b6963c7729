"""The store: sound, older than the program, or damaged."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from flows.checkup.finding import Finding
from tasks.errors import MujazError
from tasks.settings import Settings
from tasks.store import Store, repair
from tasks.workspace import Workspace, hold


def storage(place: Workspace, settings: Settings) -> Finding:
    """Look at every page of a file; a database on a server is only opened."""
    try:
        if settings.store.url and not settings.store_url(place.store).startswith("sqlite:///"):
            with Store.open(settings.store_url(place.store), create=False) as opened:
                return Finding(what="store", fine=True, said=opened.where)
        return _file(place, Path(settings.store_url(place.store).removeprefix("sqlite:///")))
    except MujazError as error:
        return Finding(what="store", fine=False, said=str(error))


def _file(place: Workspace, path: Path) -> Finding:
    if not path.exists():
        return Finding(what="store", fine=True, said="none yet; the first run makes it")
    how, why = repair.condition(path)
    size = path.stat().st_size / 1e6
    if how == "sound":
        return Finding(what="store", fine=True, said=f"{path}, {size:,.1f} MB, {why}")

    def mend() -> str:
        with hold(place):
            if how == "older":
                return repair.upgrade(path)
            return repair.mend(path, f"{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%SZ}")

    if how == "older":
        said = f"{path}: {why}. The next run brings it up to date, after a copy"
        return Finding(what="store", fine=True, said=said, mend=mend)
    said = f"{path}: it is damaged ({why}). A copy is made before anything is mended"
    return Finding(what="store", fine=False, said=said, mend=mend)
