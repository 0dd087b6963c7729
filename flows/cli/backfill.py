"""`mujaz backfill`: write days that are missing."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Annotated

import typer

from flows.cli.options import InWorkspace, blame, day_of, opened, workspace_of
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
    from tasks.model import Gap

    first, last = day_of(start, "--from"), day_of(end, "--to")
    if first is None or last is None:
        raise UsageError("name the days: mujaz backfill --from 2026-11-20 --to 2026-11-22")
    place = workspace_of(workspace)
    logging.basicConfig(level=logging.ERROR)
    jobs = prepare(place, now=dt.datetime.now(dt.UTC), edition=edition)
    opened(place).close()  # says so where nothing has been read yet
    unsent, broken = "", dict[Gap, None]()
    for job in jobs:
        written, found = 0, list[Gap]()
        with shown(quiet=False) as progress:
            days = backfill(job, PlainRunner(progress), first, last, again=again, shelved=found.extend)
            for outcome in days:
                tell(outcome, verbose=False, dry_run=False)
                broken = blame(outcome.briefing.gaps, broken)
                # the last day's holds all: each tries again what could not be sent before
                unsent = complaint([outcome])
                written += 1
        broken = blame(found, broken)
        if not written:
            print(f"{job.edition.name}: every day from {first} to {last} is written; --again writes them anew")
    if unsent:
        raise Undelivered(f"the days are written, but did not arrive everywhere.\n{unsent}")
