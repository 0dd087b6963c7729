"""The daily flow under Prefect: the order of `flows.daily`, with a task run for every step.

Entrypoint: flows/orchestrated.py:daily. Exactly-once lives in our store, not in Prefect's cache.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, TypeVar

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.states import Completed
from pydantic import Field

from flows.alerts import raise_alarm, sound
from flows.beginning import begun
from flows.catch_up import Plan
from flows.daily import run
from flows.delivery import complaint
from flows.job import Job, Outcome, Unread, come, prepare, sharing
from flows.lateness import called, due_at, name_run, timetable_of_run
from flows.planning import Call, caught_up, jobs_of, plan
from flows.runner import parts, stage_of
from flows.schedule.turn import await_turn, in_turn
from flows.several import each
from flows.showing import show
from tasks.errors import LostTurn
from tasks.parcel import Parcel
from tasks.workspace import find

Item = TypeVar("Item")
Result = TypeVar("Result")

ERRORS = "CompletedWithErrors"
MOST = 20  # sources named in the message of a state
# a server looks at the pattern of a parameter and not at its format, so the calendar stands in the pattern
A_DAY = (
    r"^(\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))"
    r"|(\d\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)$"
)
EDITION = r"^([a-z0-9][a-z0-9-]{0,79})?$"  # as the settings have it; which ones there are is the workspace's to say


class PrefectRunner:
    """Makes a task run of every call; the policy of each stage (retries, cache, names) stands in its task.py."""

    def each(self, step: Callable[..., Result], items: Sequence[Item], **keywords: Any) -> list[Result]:  # noqa: ANN401 -- whatever the step takes
        """Start a task run for every item, then wait for all of them."""
        futures = [task_of(step).submit(Parcel(item, **keywords), str(number)) for number, item in enumerate(items, 1)]
        return [future.result() for future in futures]

    def batches(
        self,
        step: Callable[..., Result],
        items: Sequence[Item],
        size: int,
        **keywords: Any,  # noqa: ANN401 -- whatever the step takes
    ) -> Iterator[tuple[Sequence[Item], Result]]:
        """Run a task for one part after another: each part uses every core by itself."""
        cut = parts(items, size)
        for number, part in enumerate(cut, 1):
            yield part, task_of(step)(Parcel(part, **keywords), f"{number} of {len(cut)}")

    def spread(
        self,
        step: Callable[..., Result],
        items: Sequence[Item],
        size: int,
        **keywords: Any,  # noqa: ANN401 -- whatever the step takes
    ) -> Iterator[tuple[Sequence[Item], Result]]:
        """Start a task run for every item at once, as long as there are at most `size`; else run part after part."""
        if len(items) > size:
            yield from self.batches(step, items, size, **keywords)
            return
        alone = parts(items, 1)
        task = task_of(step)
        futures = [task.submit(Parcel(part, **keywords), title(part[0], place)) for place, part in enumerate(alone, 1)]
        yield from ((part, future.result()) for part, future in zip(alone, futures, strict=True))

    def once(self, step: Callable[..., Result], *values: Any, **keywords: Any) -> Result:  # noqa: ANN401 -- whatever the step takes
        """Run a task once."""
        result: Result = task_of(step)(Parcel(*values, **keywords), "all")
        return result


def task_of(step: Callable[..., object]) -> Any:  # noqa: ANN401 -- Prefect's Task has no useful type for us
    """Find the task that wraps a step: TASK in the task.py beside it, or in that of its stage."""
    beside = f"{step.__module__.rpartition('.')[0]}.task"
    return import_module(beside if find_spec(beside) else f"tasks.{stage_of(step)}.task").TASK


def title(item: object, number: int) -> str:
    """Name a task run by the source it reads, else by its number."""
    return str(getattr(getattr(item, "source", None), "name", number))


def run_name() -> str:
    """Name a flow run, before it begins, by what it was asked for; `daily` then names the days that it writes."""
    asked = flow_run.parameters
    return f"briefing {asked.get('edition') or 'of every edition'}, {asked.get('day') or 'today'}"


@flow(name="daily-briefing", flow_run_name=run_name, persist_result=False)
def daily(
    day: Annotated[dt.date | None, Field(json_schema_extra={"pattern": A_DAY})] = None,
    edition: Annotated[str, Field(pattern=EDITION)] = "",
    seeds: str = "",
    workspace: str = "",
) -> list[Outcome] | State[list[Outcome]]:
    """Write the briefing: read every source, tell each event once, in the sources' own words.

    Args:
        day: The day to write; one that has not come is refused. Empty: of a scheduled run the day it was scheduled for,
            else today, each in the edition's own zone; and what `catch_up` in mujaz.toml says of days that were missed.
        edition: The name of an edition in mujaz.toml; every edition when empty.
        seeds: A folder to read in place of the sources of mujaz.toml.
        workspace: The folder that holds mujaz.toml; found as `mujaz` finds it when empty.
    """
    place = find(Path(workspace) if workspace else None, {})
    with begun(place, edition=edition, at=due_at()):
        await_turn(place)
        now = dt.datetime.now(dt.UTC)
        asked = prepare(place, now=now, edition=edition, day=day, seeds=Path(seeds) if seeds else None)
        jobs, skipped = planned(asked, called(now)) if day is None else (come(asked), ())
    name_run(name_of(jobs or [job for job, _ in skipped]))
    outcomes = each(jobs, written)
    return ending(outcomes, [made for _, made in skipped])


def written(job: Job) -> Outcome:
    """Write one briefing, and show it in Prefect's pages."""
    try:
        outcome = in_turn(lambda: run(job, PrefectRunner()))
    except LostTurn as error:
        sound(raise_alarm, job, error)
        raise
    show(outcome)
    return outcome


def planned(asked: Sequence[Job], call: Call | None) -> tuple[tuple[Job, ...], tuple[tuple[Job, Plan], ...]]:
    """Give the days to write, and the day of each edition of which none is written, with the plan that says why."""
    if call is None:
        return caught_up(asked, timetable_of_run()), ()
    plans = [(job, plan(job, call)) for job in asked]
    wanted = sharing(each for job, made in plans for each in jobs_of(job, made.days))
    return wanted, tuple((replace(job, day=made.day), made) for job, made in plans if made.skipped)


def name_of(jobs: Sequence[Job]) -> str:
    """Name a flow run by the editions and days that it writes: "briefing daily, 2026-11-20 to 2026-11-22"."""
    days: dict[str, list[dt.date]] = {}
    for job in jobs:
        days.setdefault(job.edition.name, []).append(job.day)
    told = {name: f"{found[0]}" + (f" to {found[-1]}" if len(found) > 1 else "") for name, found in days.items()}
    if len(told) > 1 and len(set(told.values())) == 1:
        return f"briefing {' and '.join(told)}, {next(iter(told.values()))}"
    return "briefing " + "; ".join(f"{name}, {when}" for name, when in told.items())


def ending(outcomes: list[Outcome], skipped: Sequence[Plan]) -> list[Outcome] | State[list[Outcome]]:
    """Give the state in which a flow run ends: by its name one sees what it did, without opening it.

    Raises:
        Unread: nothing could be read, of any edition: the run fails.
    """
    if skipped and not outcomes:
        return Completed(name=f"Skipped: {skipped[0].skipped}", message=skipped[0].why, data=outcomes)
    read = [outcome for outcome in outcomes if outcome.sources]
    if read and all(outcome.nothing_read for outcome in read):
        raise Unread(outcomes)
    failed = sorted({name for outcome in outcomes for name in outcome.failed})
    shown = ", ".join(failed[:MOST]) + f" and {len(failed) - MOST} more" * (len(failed) > MOST)
    told = [f"{len(failed)} could not be read: {shown}"] if failed else []
    if unsent := complaint(outcomes):
        told.append(f"the briefing is written, but did not arrive everywhere.\n{unsent}")
    if told:
        return Completed(name=ERRORS, message="\n".join(told), data=outcomes)
    return outcomes
