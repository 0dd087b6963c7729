"""`mujaz init`: write a commented mujaz.toml and the folders it speaks of."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tasks.errors import OutputError, UsageError

if TYPE_CHECKING:
    from tasks.workspace import Workspace


def command(
    folder: Annotated[
        Path | None, typer.Argument(help="Where the workspace is to be.", show_default="MUJAZ_WORKSPACE, or here")
    ] = None,
) -> None:
    """Write a commented mujaz.toml, and make seeds/ and reports/."""
    from tasks.settings import sample
    from tasks.workspace import VARIABLE, Workspace

    folder = folder or Path(os.environ.get(VARIABLE) or ".")
    place = Workspace(root=folder.absolute())
    if place.settings.exists():
        raise UsageError(f"{place.settings}: there is one already. Edit it, or move it away first")
    try:
        for each in (place.seeds, place.root / "reports"):
            each.mkdir(parents=True, exist_ok=True)
        place.settings.write_text(sample(), encoding="utf-8")
    except OSError as error:
        raise OutputError(
            str(error.filename or folder), error.strerror or str(error), "Name a folder you can write in"
        ) from error
    print(f"{place.settings}\nPut articles into {place.seeds}, then: {first_run(place)}")


def first_run(place: Workspace) -> str:
    """Give the command that runs this workspace from where the user stands.

    The variable may be what --workspace set for this process alone, or name another folder: then the folder is named.
    """
    from tasks.workspace import VARIABLE, find

    if VARIABLE not in os.environ and find(None, {}).root == place.root.resolve():
        return "mujaz run"
    return f"mujaz --workspace {shlex.quote(str(place.root))} run"
