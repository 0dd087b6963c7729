"""`mujaz run`: write the briefing."""

from __future__ import annotations

import datetime as dt
import json
import logging
import sys
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.options import AsJson, InWorkspace, blame, day_of, many, workspace_of
from tasks.errors import MujazError, Undelivered, UsageError

if TYPE_CHECKING:
    from flows.job import Outcome
    from tasks.workspace import Workspace


class Engine(StrEnum):
    """What does the work."""

    prefect = "prefect"
    plain = "plain"


def command(
    date: Annotated[str, typer.Option(help="The day to write, as 2026-11-22.", show_default="today")] = "",
    edition: Annotated[str, typer.Option(help="One edition of mujaz.toml.", show_default="all of them")] = "",
    seeds: Annotated[Path | None, typer.Option(help="Read this folder, not the sources of mujaz.toml.")] = None,
    engine: Annotated[
        Engine, typer.Option(help="prefect: as a flow run; plain: no server. Same bytes.")
    ] = Engine.prefect,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be written; write nothing.")] = False,
    as_json: AsJson = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing but errors.")] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Print what could not be read, line by line.")
    ] = False,
    workspace: InWorkspace = None,
) -> None:
    """Read every source and write the briefing of the day."""
    day = day_of(date, "--date")
    if seeds is not None and not seeds.is_dir():
        raise UsageError(f"--seeds: {seeds} is not a folder. Name the folder that holds the articles")
    place = workspace_of(workspace)
    folder = seeds.absolute() if seeds else None
    if engine is Engine.prefect and not dry_run:
        outcomes = orchestrated(place, edition, day, folder, quiet=quiet or as_json)
    else:
        outcomes = plain(place, edition, day, folder, quiet=quiet or as_json, dry_run=dry_run)
    blame(gap for outcome in outcomes for gap in outcome.briefing.gaps)
    if as_json:
        print(json.dumps([facts(outcome) for outcome in outcomes], ensure_ascii=False, indent=2))
    elif not quiet:
        for outcome in outcomes:
            tell(outcome, verbose=verbose, dry_run=dry_run)
    read = [outcome for outcome in outcomes if outcome.sources]
    if read and all(outcome.nothing_read for outcome in read):
        from flows.job import Unread

        raise Unread(outcomes)
    from flows.delivery import complaint

    if said := complaint(outcomes):
        raise Undelivered(f"the briefing is written, but did not arrive everywhere.\n{said}")


def orchestrated(
    place: Workspace, edition: str, day: dt.date | None, seeds: Path | None, *, quiet: bool
) -> list[Outcome]:
    """Run the flow under Prefect: its own temporary server, or the one that PREFECT_API_URL names."""
    from flows.beginning import begun
    from flows.environment import settle
    from flows.job import come, prepare
    from tasks.workspace import hold

    # a wrong setting or a run under way is told at once, not after a server has started
    with begun(place, edition=edition):
        jobs = prepare(place, now=dt.datetime.now(dt.UTC), edition=edition, day=day, seeds=seeds)
        settings = come(jobs)[0].settings
    with hold(place):
        settle(place, runs=settings.keep.runs, quiet=quiet)
    from flows.forgetting import forget_old_runs
    from flows.orchestrated import daily

    for name in ("prefect.flow_runs", "prefect.task_runs"):
        logging.getLogger(name).addFilter(without_traceback)
    from flows.job import Unread

    try:
        # a flow that gives a state is called as one that gives what the state holds
        made: Any = daily(day=day, edition=edition, seeds=str(seeds or ""), workspace=str(place.root))
    except Unread as error:  # the run failed, its pages are written: they are told as those of any run
        made = error.outcomes
    forget_old_runs(place, settings.keep.runs)
    return list(made)


def without_traceback(record: logging.LogRecord) -> bool:
    """Take the traceback from what is logged of an error that has a remedy; one that nobody foresaw keeps it."""
    if record.exc_info and isinstance(record.exc_info[1], MujazError):
        record.exc_info = record.exc_text = None
    return True


def plain(
    place: Workspace, edition: str, day: dt.date | None, seeds: Path | None, *, quiet: bool, dry_run: bool
) -> list[Outcome]:
    """Run the same order here and now, with no server."""
    from flows.beginning import begun
    from flows.cli.progress import shown
    from flows.daily import run
    from flows.job import come, prepare
    from flows.planning import caught_up
    from flows.rehearsal import rehearse
    from flows.runner import PlainRunner
    from flows.several import each

    logging.basicConfig(level=logging.ERROR)
    with nullcontext() if dry_run else begun(place, edition=edition):
        jobs = come(prepare(place, now=dt.datetime.now(dt.UTC), edition=edition, day=day, seeds=seeds))
        if day is None and not dry_run:
            jobs = caught_up(jobs)
    with shown(quiet=quiet) as progress:
        return each(jobs, lambda job: (rehearse if dry_run else run)(job, PlainRunner(progress)))


def facts(outcome: Outcome) -> dict[str, object]:
    """Give what a program wants to know of a run."""
    briefing = outcome.briefing
    return {
        "edition": briefing.edition,
        "date": briefing.date.isoformat(),
        "page": str(outcome.page),
        "articles": briefing.counts.articles,
        "stories": briefing.counts.stories,
        "threads": briefing.counts.threads,
        "gaps": [{"kind": gap.kind, "what": gap.what, "why": gap.why, "remedy": gap.remedy} for gap in briefing.gaps],
        "sources": [
            {
                "name": each.name,
                "documents": each.documents,
                "new": each.new,
                "gaps": len(each.gaps),
                "status": each.status,
            }
            for each in outcome.sources
        ],
        "deliveries": [
            {"channel": each.channel, "kind": each.kind, "arrived": each.arrived, "said": each.why}
            for each in outcome.deliveries
        ],
    }


def tell(outcome: Outcome, *, verbose: bool, dry_run: bool) -> None:
    """Print where the page lies and one line of what it says."""
    briefing, counts = outcome.briefing, outcome.briefing.counts
    if verbose:
        for gap in briefing.gaps:
            print(f"  {gap.kind}: {gap.what}: {gap.why} {gap.remedy}", file=sys.stderr)
    stories = many(counts.stories, "story", "stories")
    said = f"{many(counts.articles, 'article')}, {stories}, {many(len(briefing.gaps), 'gap')}"
    print(f"{briefing.title} {briefing.date}: {said}")
    print("dry run: nothing was written" if dry_run else outcome.page)
    arrived = [each for each in outcome.deliveries if each.arrived]
    if arrived:
        notes = (f"{each.channel} ({each.why})" if each.why else each.channel for each in arrived)
        print(f"delivered: {', '.join(dict.fromkeys(notes))}")
