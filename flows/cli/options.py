"""What several commands share: options, the workspace they name, its store, days as they are written."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tasks.errors import UsageError
from tasks.workspace import Workspace, find

if TYPE_CHECKING:
    from tasks.store import Store

InWorkspace = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        help="The folder that holds mujaz.toml.",
        show_default="MUJAZ_WORKSPACE, else the nearest one from here up, else this folder",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]


def workspace_of(named: Path | None) -> Workspace:
    """Find the workspace of a command, as `tasks.workspace.find` says."""
    return find(named, os.environ)


def opened(place: Workspace) -> Store:
    """Open the store that the workspace has; it is not made where there is none.

    Raises:
        UsageError: nothing has been read yet.
    """
    from tasks.settings import load
    from tasks.store import Store

    settings = load(place)
    if not settings.store.url and not place.store.exists():
        raise UsageError(f"{place.root}: nothing has been read here yet. Write the first briefing with: mujaz run")
    return Store.open(settings.store_url(place.store), create=False)


def many(count: int, one: str, more: str = "") -> str:
    """Count things in English: 1 story, 3 stories."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def day_of(date: str, option: str) -> dt.date | None:
    """Read a day; None where none was given.

    Raises:
        UsageError: it is no day.
    """
    if not date:
        return None
    try:
        return dt.date.fromisoformat(date)
    except ValueError as error:
        raise UsageError(f"{option}: {date!r} is not a day. Write it as 2026-11-22") from error
