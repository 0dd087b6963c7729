"""What is kept of serving a workspace: that it is served, by whom and where; its name and port at Prefect.

    .mujaz/schedule.json   lasts: the workspace's own id among others on a shared server, the port of its own server
    .mujaz/schedule.lock   held by the process that serves; the system frees it, however that process ends
    .mujaz/serving.json    while it is served: process, address, and the run under way

Read by `mujaz status` too, so nothing here loads Prefect.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from tasks.errors import AlreadyRunning, StoreError
from tasks.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """A process that serves a workspace."""

    process: int
    since: str  # ISO, UTC
    api: str = ""  # "" until it has a server
    own: bool = True  # the server is its own
    run: str = ""  # the id of the flow run under way
    runner: int = 0  # the process of that run


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """What lasts from one service to the next."""

    id: str
    port: int = 0  # 0: none chosen yet


def lasting(place: Workspace) -> Lasting:
    """Give the workspace's id and port; an id is made where there is none.

    Raises:
        StoreError: the state folder cannot be written.
    """
    found = _read(place.state / "schedule.json")
    if isinstance(found.get("id"), str) and isinstance(found.get("port"), int):
        return Lasting(id=found["id"], port=found["port"])
    made = Lasting(id=os.urandom(4).hex())
    keep(place, made)
    return made


def keep(place: Workspace, value: Lasting) -> None:
    """Write down what lasts."""
    place.prepare()
    _write(place.state / "schedule.json", asdict(value))


def note(place: Workspace, serving: Serving) -> None:
    """Write down who serves."""
    _write(place.state / "serving.json", asdict(serving))


def left(place: Workspace) -> Serving | None:
    """Give the last note, whether or not who wrote it still lives."""
    with suppress(TypeError):
        return Serving(**_read(place.state / "serving.json"))
    return None


def served(place: Workspace) -> Serving | None:
    """Give who serves the workspace now, or None."""
    said = left(place)
    if said is None:
        return None
    import filelock

    with suppress(filelock.Timeout, OSError), filelock.FileLock(place.state / "schedule.lock", timeout=0):
        return None
    return said


@contextmanager
def alone(place: Workspace, serving: Serving) -> Iterator[None]:
    """Be the only one that serves the workspace.

    Raises:
        AlreadyRunning: another process serves it.
        StoreError: the state folder cannot be written.
    """
    import filelock

    place.prepare()
    lock = filelock.FileLock(place.state / "schedule.lock", timeout=0)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        other = left(place)
        who = f" (process {other.process})" if other else ""
        raise AlreadyRunning(
            f"{place.root}: its schedule is served already{who}. `mujaz schedule status` says how"
        ) from error
    except OSError as error:
        reason = f"the lock cannot be made ({error.strerror or error})"
        raise StoreError(str(place.state), reason, "Give write permission to the folder.") from error
    try:
        before = left(place)  # what a service that was killed said of its run
        note(place, replace(serving, run=before.run, runner=before.runner) if before else serving)
        yield
    finally:
        with suppress(OSError):
            (place.state / "serving.json").unlink(missing_ok=True)
        lock.release()


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # none yet; or half written by a machine that lost its power: made anew
        return {}
    return found if isinstance(found, dict) else {}


def _write(path: Path, value: dict[str, Any]) -> None:
    draft = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        draft.write_text(json.dumps(value), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        reason = f"cannot be written ({error.strerror or error})"
        raise StoreError(str(path), reason, "Give write permission to its folder.") from error
