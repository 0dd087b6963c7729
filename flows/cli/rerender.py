"""`mujaz rerender`: make the pages of past days again, in today's looks."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import InWorkspace, blame, day_of, many, opened, workspace_of
from tasks.errors import OutputError, UsageError

if TYPE_CHECKING:
    from flows.rerender import Redone


def command(
    start: Annotated[str, typer.Option("--from", help="The first day.", show_default="the first there is")] = "",
    end: Annotated[str, typer.Option("--to", help="The last day.", show_default="the last there is")] = "",
    edition: Annotated[str, typer.Option(help="One edition of mujaz.toml.", show_default="all of them")] = "",
    workspace: InWorkspace = None,
) -> None:
    """Make past days' pages again in today's looks.

    With today's templates, title, language and formats; stories and sentences stay as they were told.
    """
    from dataclasses import replace

    from flows.archive import archive
    from flows.job import prepare
    from flows.rerender import again
    from tasks.workspace import hold

    first, last = day_of(start, "--from") or dt.date.min, day_of(end, "--to") or dt.date.max
    if last < first:
        raise UsageError(f"--from {first} lies after --to {last}. Name the earlier day first")
    place = workspace_of(workspace)
    jobs = prepare(place, now=dt.datetime.now(dt.UTC), edition=edition)
    redone: list[Redone] = []
    with hold(place), opened(place) as store:
        written = store.editions_and_dates()
        for job in jobs:
            for day in (one for one in written.get(job.edition.name, ()) if first <= one <= last):
                redone.append(again(replace(job, day=day), store))
                complain(job.edition.name, redone[-1])
        if not redone:
            raise UsageError("no day is written there. `mujaz status` names the newest one")
        archive(store, jobs[0].settings, place, user_templates=jobs[0].templates)
    days, files = many(len(redone), "day"), many(sum(one.files for one in redone), "file")
    print(f"{days}, {files}, {sum(one.written for one in redone):,} changed: {jobs[0].reports}")
    if any(one.failed for one in redone):
        raise OutputError(str(jobs[0].reports), "some days stay as they are", "The lines above say why.")


def complain(edition: str, one: Redone) -> None:
    """Say what stood in the way of a day."""
    name = f"mujaz: {edition} {one.day}"
    if not one.kept:
        print(
            f"{name}: told by an earlier version, or let go with its pages ([keep] pages): there is nothing to "
            f"render it from, so it stays as it is. To choose and write it anew: mujaz run --date {one.day}",
            file=sys.stderr,
        )
    if one.bare:
        print(f"{name}: stays as it is: the texts of its articles were let go ([keep] texts)", file=sys.stderr)
    if one.failed:
        print(f"{name}: stays as it is: {one.failed}", file=sys.stderr)
    elif one.changed:
        print(
            f"{name}: {many(len(one.changed), 'article')} had a title or a date written beside them since, or went: "
            f"shown as they are now ({', '.join(one.changed[:5])})",
            file=sys.stderr,
        )
    blame(one.gaps)
