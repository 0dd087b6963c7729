"""`mujaz read`: open the newest briefing, as a file or from a server on this machine alone."""

from __future__ import annotations

import sys
import webbrowser
from contextlib import suppress
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

import typer

from flows.cli.options import InWorkspace, day_of, workspace_of
from tasks.errors import UsageError

PORT = 8370  # belongs to no service that is known, so it is mostly free


def command(
    edition: Annotated[str, typer.Option(help="The edition to open.", show_default="the first of mujaz.toml")] = "",
    date: Annotated[str, typer.Option(help="The day to open, as 2026-11-22.", show_default="the newest")] = "",
    print_path: Annotated[bool, typer.Option("--print-path", help="Only print where the page lies.")] = False,
    serve: Annotated[
        bool, typer.Option("--serve", help="Serve the archive on 127.0.0.1 until Ctrl-C, for this machine alone.")
    ] = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Where --serve answers; 0: any that is free.")] = PORT,
    workspace: InWorkspace = None,
) -> None:
    """Open the newest briefing in the browser.

    It is a file, and so is the whole archive with its search. For browsers that restrict files, --serve gives the
    same pages at an address.
    """
    from tasks.settings import load

    place = workspace_of(workspace)
    settings = load(place)
    names = [each.name for each in settings.editions]
    if edition and edition not in names:
        raise UsageError(f"there is no edition {edition!r}. Known: {', '.join(names)}")
    day = day_of(date, "--date")
    reports = settings.reports.path(place.root)
    page = newest(reports / (edition or names[0]), day.isoformat() if day else "")
    if serve:
        served(reports, page, port, show=not print_path)
        return
    print(page)
    if not print_path and not webbrowser.open(page.as_uri()):
        print("mujaz: no browser could be started here; open that file with one", file=sys.stderr)


def served(reports: Path, page: Path, port: int, *, show: bool) -> None:
    """Serve the reports folder until Ctrl-C; print the address of the page first.

    Raises:
        UsageError: the port cannot be used.
    """
    from flows.serve import opened

    with opened(reports, port) as server, suppress(KeyboardInterrupt):  # from when we say that Ctrl-C ends it
        address = server.address + quote(page.relative_to(reports).as_posix())
        print(f"{address}\nmujaz: serving {reports} on this machine alone; stop with Ctrl-C", flush=True)
        if show:
            webbrowser.open(address)
        server.serve_forever()


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
