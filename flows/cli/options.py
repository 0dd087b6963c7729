"""What several commands share: options, the workspace they name, its store, days as they are written."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tasks.errors import UsageError
from tasks.workspace import Workspace, find

if TYPE_CHECKING:
    from tasks.model import Gap
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


def blame(gaps: Iterable[Gap], told: Collection[Gap] = ()) -> dict[Gap, None]:
    """Print which of the user's templates could not be used, but for those that were told; give them all.

    Whoever changes a template looks here, not at the end of a page.
    """
    broken = {gap: None for gap in gaps if gap.kind == "broken template"}
    for gap in broken:
        if gap not in told:
            print(f"mujaz: your template {gap.what}: {gap.why} {gap.remedy}", file=sys.stderr)
    return dict.fromkeys(told) | broken
