"""Folders that are read and written, and the room that is left there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from flows.checkup.finding import Finding
from tasks.deliver import leftovers, sweep
from tasks.settings import Settings
from tasks.workspace import Workspace

LEAST = 200_000_000  # bytes free: some weeks of briefings with hundreds of articles


def places(place: Workspace, settings: Settings) -> Iterator[Finding]:
    """Look whether sources can be read and pages written, and whether a run that died left files behind."""
    for source in settings.sources:
        if not source.is_feed:
            yield _source(source.name, source.path(place.root))
    for name, path in (("reports", settings.reports.path(place.root)), ("state", place.state)):
        yield _written(name, path)
    free = shutil.disk_usage(place.root).free
    said = f"{free / 1e9:,.1f} GB free"
    yield Finding(what="disk", fine=free >= LEAST, said=said if free >= LEAST else f"{said}. Make room")
    for path in (settings.reports.path(place.root), place.state):
        left = leftovers(path) if path.is_dir() else ()
        if left:
            said = f"{path}: {len(left)} left by a run that died"
            yield Finding(what="leftovers", fine=False, said=said, mend=lambda at=path: f"{sweep(at)} removed")  # type: ignore[misc]


def _source(name: str, path: Path) -> Finding:
    fine = path.is_dir() and os.access(path, os.R_OK | os.X_OK)
    said = str(path) if fine else f"{path}: cannot be read. Make the folder, or mend `folder` in mujaz.toml"
    return Finding(what=f"source {name}", fine=fine, said=said, mend=None if path.exists() else lambda: _make(path))


def _make(path: Path) -> str:
    path.mkdir(parents=True)
    return f"made {path}, empty"


def _written(name: str, path: Path) -> Finding:
    nearest = next(each for each in (path, *path.parents) if each.exists())
    fine = nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
    return Finding(what=name, fine=fine, said=str(path) if fine else f"{nearest}: cannot be written. Give permission")
