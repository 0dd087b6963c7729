"""The daily flow under Prefect: the order of `flows.daily`, with a task run for every step.

Entrypoint: flows/orchestrated.py:daily. Exactly-once lives in our store, not in Prefect's cache.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from prefect import flow, get_run_logger
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.runtime import flow_run
from pydantic import Field

from flows.daily import run
from flows.delivery import complaint
from flows.job import Outcome, SourceReport, prepare
from flows.runner import parts, stage_of
from tasks.health import health
from tasks.parcel import Parcel
from tasks.workspace import find

Item = TypeVar("Item")
Result = TypeVar("Result")

ARTIFACT_BYTES = 200_000  # the server refuses events of about 2 MB; a longer briefing is linked, not shown


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
    """Name a flow run by what it was asked for: its edition and its day."""
    asked = flow_run.parameters
    return f"briefing {asked.get('edition') or 'of every edition'}, {asked.get('day') or 'today'}"


@flow(name="daily-briefing", flow_run_name=run_name, persist_result=False)
def daily(
    day: dt.date | None = Field(default=None, description="The day to write; today in the edition's zone when empty."),
    edition: str = Field(default="", description="The name of an edition in mujaz.toml; every edition when empty."),
    seeds: str = Field(default="", description="A folder to read in place of the sources of mujaz.toml."),
    workspace: str = Field(
        default="", description="The folder that holds mujaz.toml; found as `mujaz` finds it when empty."
    ),
) -> list[Outcome]:
    """Write the briefing: read every source, tell each event once, in the sources' own words."""
    place = find(Path(workspace) if workspace else None, {})
    now = dt.datetime.now(dt.UTC)
    jobs = prepare(place, now=now, edition=edition, day=day, seeds=Path(seeds) if seeds else None)
    outcomes = [run(job, PrefectRunner()) for job in jobs]
    for outcome in outcomes:
        publish(outcome)
    if said := complaint(outcomes):
        get_run_logger().error("The briefing is written, but did not arrive everywhere.\n%s", said)
    return outcomes


def publish(outcome: Outcome) -> None:
    """Show the briefing and what each source gave in Prefect's own pages."""
    name = outcome.briefing.edition
    note = f"The page: {outcome.page}\n\n"
    shown = outcome.markdown if len(outcome.markdown.encode()) < ARTIFACT_BYTES else "Too long to be shown here."
    create_markdown_artifact(note + shown, key=f"briefing-{name}", description=f"Briefing of {outcome.briefing.date}")
    create_table_artifact(
        [
            {"source": each.name, "documents": each.documents, "new": each.new, "gaps": len(each.gaps)}
            for each in outcome.sources
        ],
        key=f"sources-{name}",
        description="What each source gave",
    )
    if feeds := [row(each) for each in outcome.sources if each.feed or each.status]:
        create_table_artifact(feeds, key=f"feeds-{name}", description="How each feed is doing")


def row(report: SourceReport) -> dict[str, str | int]:
    """Give a feed's line in the table of feeds, worst things in words."""
    found = health(report.feed)
    return {
        "feed": report.name,
        "health": "paused" if report.status == "paused" else found.verdict,
        "this run": report.status,
        "new": report.new,
        "last success": f"{found.succeeded:%Y-%m-%d %H:%M}Z" if found.succeeded else "never",
        "failures in a row": found.failures,
        "items a day": "" if found.pace is None else f"{found.pace:.1f}",
        "why": found.said,
    }
