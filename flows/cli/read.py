"""`mujaz read`: open the newest briefing."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import InWorkspace, day_of, workspace_of
from tasks.errors import UsageError


def command(
    edition: Annotated[str, typer.Option(help="The edition to open.", show_default="the first of mujaz.toml")] = "",
    date: Annotated[str, typer.Option(help="The day to open, as 2026-11-22.", show_default="the newest")] = "",
    print_path: Annotated[bool, typer.Option("--print-path", help="Only print where the page lies.")] = False,
    workspace: InWorkspace = None,
) -> None:
    """Open the newest briefing in the browser."""
    from tasks.settings import load

    place = workspace_of(workspace)
    settings = load(place)
    names = [each.name for each in settings.editions]
    if edition and edition not in names:
        raise UsageError(f"there is no edition {edition!r}. Known: {', '.join(names)}")
    day = day_of(date, "--date")
    page = newest(settings.reports.path(place.root) / (edition or names[0]), day.isoformat() if day else "")
    print(page)
    if not print_path and not webbrowser.open(page.as_uri()):
        print("mujaz: no browser could be started here; open that file with one", file=sys.stderr)


def newest(folder: Path, date: str) -> Path:
    """Find the page of `date`, or of the latest day there is.

    Raises:
        UsageError: there is no such page yet.
    """
    pages = sorted(folder.glob(f"{date or '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'}.html"))
    if not pages:
        raise UsageError(
            f"{folder}: there is no briefing{' of ' + date if date else ''} yet. Write one with: mujaz run"
        )
    return pages[-1]
