"""Several briefings in one run: one that cannot be written keeps no other edition from its reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from flows.job import Job, Outcome
from tasks.errors import AlreadyRunning, MujazError


def each(jobs: Iterable[Job], write: Callable[[Job], Outcome]) -> list[Outcome]:
    """Write one after another; of an edition that failed no later day is tried, for the next run covers them.

    Raises:
        AlreadyRunning: another run holds the workspace; nothing more is tried.
        MujazError: the first failure, told when all others are written, with their names.
    """
    outcomes: list[Outcome] = []
    failed: dict[str, MujazError] = {}
    for job in jobs:
        if job.edition.name in failed:
            continue
        try:
            # what an edition was to read for the others too, nobody has read if it failed
            outcomes.append(write(replace(job, asked=frozenset()) if failed else job))
        except AlreadyRunning:
            raise
        except MujazError as error:
            failed[job.edition.name] = error
    if failed:
        raise told(failed, outcomes)
    return outcomes


def told(failed: dict[str, MujazError], outcomes: Iterable[Outcome]) -> MujazError:
    """Give the first failure, with what the others said and what was written all the same."""
    first, *others = failed.values()
    lines = [str(first), *(f"{name}: {error}" for name, error in failed.items() if error in others)]
    lines += [f"written all the same: {outcome.page}" for outcome in outcomes]
    first.args = ("\n".join(lines),)
    return first
