"""`mujaz prune`: let go of what is older than `[keep]` in mujaz.toml says."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from flows.cli.options import InWorkspace, many, opened, workspace_of
from tasks.errors import UsageError


def command(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go; let go of nothing.")] = False,
    workspace: InWorkspace = None,
) -> None:
    """Remove pages and texts that are older than [keep] says.

    Every run does it when a week's worth is due. What was told is still known, and never told again.
    """
    from flows.pruning import due, prune
    from tasks.settings import load
    from tasks.workspace import hold

    place = workspace_of(workspace)
    settings = load(place)
    if not (settings.keep.pages or settings.keep.texts):
        raise UsageError("nothing has a limit: set `pages` or `texts` under [keep] in mujaz.toml, in days")
    now = dt.datetime.now(dt.UTC)
    with hold(place), opened(place) as store:
        found = due(store, settings, now)
        for edition, days in found.days.items():
            print(f"{edition}: {many(len(days), 'day')}, {days[0]} to {days[-1]}")
        print(f"{many(len(found.paths), 'file')} and {many(len(found.texts), 'text')}{' would go' * dry_run}")
        if not dry_run:
            prune(store, settings, place, found, now)
