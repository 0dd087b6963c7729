"""The options that several commands share, and the workspace they name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from tasks.workspace import Workspace, find

InWorkspace = Annotated[
    Path | None,
    typer.Option("--workspace", help="The folder that holds mujaz.toml.", show_default="MUJAZ_WORKSPACE, or this folder"),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]


def workspace_of(named: Path | None) -> Workspace:
    """Find the workspace of a command, as `tasks.workspace.find` says."""
    return find(named, os.environ)
