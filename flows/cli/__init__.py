"""The command line: thin; it reads what was asked, calls the flows and the store, and prints.

Every command imports what it needs when it is called, so that `mujaz --help` and `mujaz status` stay light.
"""

from __future__ import annotations

import sys

import typer

from flows.cli import doctor, init, read, run, search, show, status, why
from tasks.errors import MujazError

app = typer.Typer(
    name="mujaz",
    help="The news in brief: each event told once, in the sources' own words, every sentence cited.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for module in (init, run, read, show, why, status, search, doctor):
    app.command(name=module.__name__.rsplit(".", 1)[-1])(module.command)


def main() -> None:
    """Run the command; an error that has a remedy is one message and its exit code, never a traceback."""
    try:
        app()
    except MujazError as error:
        print(f"mujaz: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
