"""`mujaz feeds check`: ask feeds now how they are."""

from __future__ import annotations

import datetime as dt
import json
import sys
from typing import Annotated

import typer

from flows.cli.options import AsJson, InWorkspace, workspace_of


def command(
    names: Annotated[list[str] | None, typer.Argument(help="Names or addresses of feeds; all by default.")] = None,
    as_json: AsJson = False,
    workspace: InWorkspace = None,
) -> None:
    """Ask feeds now and say how each is; items are left for the next run, which misses none of them.

    Feeds that are named are asked at once, whatever they said of when to come back; without names, those that are
    to be left alone for now or are paused are not asked.
    """
    from flows.cli.feeds.rows import facts, feeds_of, row, table
    from flows.look import check
    from tasks.settings import load
    from tasks.store import Store
    from tasks.workspace import hold

    place = workspace_of(workspace)
    settings = load(place)
    wanted = feeds_of(settings, names or ())
    asked = [source for source in wanted if names or not source.paused]
    rows, waiting = {source.name: row(source, None) for source in wanted}, []
    if asked:
        now = dt.datetime.now(dt.UTC)
        with hold(place), Store.open(settings.store_url(place.store)) as store:
            for source, read in check(asked, settings, store, seen=now, at_once=bool(names)):
                rows[source.name] = row(source, read.state)
                if read.status in {"not due", "stopped"} and not names:
                    waiting.append(source.name)
    if as_json:
        print(json.dumps([facts(one) for one in rows.values()], ensure_ascii=False, indent=2))
    else:
        for line in table(list(rows.values()), addresses=False):
            print(line)
        if waiting:
            print(f"not asked now, by their own wish or as stopped: {', '.join(waiting)}", file=sys.stderr)
    if any(one.health.failures for one in rows.values()):
        raise typer.Exit(1)
