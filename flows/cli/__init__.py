"""The command line: thin; it reads what was asked, calls the flows and the store, and prints.

Every command imports what it needs when it is called, so that `mujaz --help` and `mujaz status` stay light.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Annotated

import typer

from flows.cli import feeds, templates
from flows.cli.options import InWorkspace
from tasks import __version__
from tasks.errors import MujazError
from tasks.workspace import VARIABLE

app = typer.Typer(
    name="mujaz",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,  # drawing boxes round the help would cost more than all the rest of `mujaz --help`
)
for name in (
    "init",
    "run",
    "read",
    "show",
    "why",
    "status",
    "search",
    "watch",
    "archive",
    "prune",
    "deliver",
    "doctor",
):
    app.command(name=name)(import_module(f"flows.cli.{name}").command)
app.add_typer(feeds.app)
app.add_typer(templates.app)


def _version(asked: bool) -> None:
    if asked:
        print(f"mujaz {__version__}")
        raise typer.Exit


@app.callback()
def everywhere(
    workspace: InWorkspace = None,
    version: Annotated[  # noqa: ARG001 -- typer calls `_version` with it
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """The news in brief: each event told once, in the sources' own words, every sentence cited."""
    if workspace is not None:
        os.environ[VARIABLE] = str(workspace)


def main() -> None:
    """Run the command; an error that has a remedy is one message and its exit code, never a traceback."""
    try:
        app()
    except MujazError as error:
        print(f"mujaz: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
