"""`mujaz backfill`: write days that are missing."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Annotated

import typer

from flows.cli.options import InWorkspace, day_of, opened, workspace_of
from tasks.errors import Undelivered, UsageError


def command(
    start: Annotated[str, typer.Option("--from", help="The first day, as 2026-11-20.")] = "",
    end: Annotated[str, typer.Option("--to", help="The last day; a past one.")] = "",
    edition: Annotated[str, typer.Option(help="One edition of mujaz.toml.", show_default="all of them")] = "",
    again: Annotated[bool, typer.Option("--again", help="Write the days anew that are written already.")] = False,
    workspace: InWorkspace = None,
) -> None:
    """Write past days that are missing.

    From what had been read by then; nothing is fetched.
    """
    from flows.backfill import backfill
    from flows.cli.progress import shown
    from flows.cli.run import tell
    from flows.delivery import complaint
    from flows.job import prepare
    from flows.runner import PlainRunner

    first, last = day_of(start, "--from"), day_of(end, "--to")
    if first is None or last is None:
        raise UsageError("name the days: mujaz backfill --from 2026-11-20 --to 2026-11-22")
    place = workspace_of(workspace)
    logging.basicConfig(level=logging.ERROR)
    jobs = prepare(place, now=dt.datetime.now(dt.UTC), edition=edition)
    opened(place).close()  # says so where nothing has been read yet
    unsent = ""
    for job in jobs:
        written = 0
        with shown(quiet=False) as progress:
            for outcome in backfill(job, PlainRunner(progress), first, last, again=again):
                tell(outcome, verbose=False, dry_run=False)
                unsent = complaint(
                    [outcome]
                )  # the last day's holds all: each tries again what could not be sent before
                written += 1
        if not written:
            print(f"{job.edition.name}: every day from {first} to {last} is written; --again writes them anew")
    if unsent:
        raise Undelivered(f"the days are written, but did not arrive everywhere.\n{unsent}")
