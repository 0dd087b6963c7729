"""What Prefect knows of the run that is under way: for when it was scheduled, and what else is due."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Any

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterDeploymentId, FlowRunFilterExpectedStartTime
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.context import FlowRunContext

from flows.planning import Call, Times

NEVER = (StateType.CANCELLED, StateType.CANCELLING, StateType.FAILED, StateType.CRASHED)
SET = dt.timedelta(minutes=1)  # between a run's making and its time: more is no delay of the server's
KINDS = {"cron": "CronSchedule", "interval": "IntervalSchedule", "rrule": "RRuleSchedule"}


def called(now: dt.datetime) -> Call | None:
    """Give how this run was scheduled; None for a run that somebody started for now, here or in Prefect's pages."""
    run = this_run()
    if run is None or run.deployment_id is None or run.expected_start_time is None or not _timed(run):
        return None
    at = plain(run.expected_start_time)
    with get_client(sync_client=True) as client:
        return Call(at=at, times=timetable(client, run) or _none, followed=_followed(client, run, at, now))


def timetable_of_run() -> Times | None:
    """Give the timetable of the deployment whose run this is; None where it has none."""
    run = this_run()
    if run is None or run.deployment_id is None:
        return None
    with get_client(sync_client=True) as client:
        return timetable(client, run)


def this_run() -> FlowRun | None:
    """Give the flow run under way, as the server has it."""
    context = FlowRunContext.get()
    run: FlowRun | None = context.flow_run if context else None
    return run


def due_at() -> dt.datetime | None:
    """Give when the flow run under way was to begin; None where there is none."""
    run = this_run()
    return plain(run.expected_start_time) if run and run.expected_start_time else None


def name_run(name: str) -> None:
    """Give the flow run under way another name."""
    run = this_run()
    if run is not None:
        with get_client(sync_client=True) as client:
            client.update_flow_run(run.id, name=name)


def timetable(client: SyncPrefectClient, run: FlowRun) -> Times | None:
    """Give the scheduled times of a run's deployment, for its edition, as Prefect reckons them; None where none are."""
    from prefect.server.schemas import schedules  # a second of CPU that other runs need not spend

    deployment = client.read_deployment(str(run.deployment_id))
    active = [
        each.schedule
        for each in deployment.schedules
        if each.active and _edition(deployment.parameters | each.parameters) == _edition(run.parameters)
    ]
    # the client's schedules cannot reckon; the server's are alike in all fields
    kinds = [next(name for field, name in KINDS.items() if hasattr(schedule, field)) for schedule in active]
    able = [getattr(schedules, name)(**each.model_dump()) for name, each in zip(kinds, active, strict=True)]

    def times(start: dt.datetime, end: dt.datetime) -> list[dt.datetime]:
        dates = [date for each in able for date in asyncio.run(each.get_dates(start=start, end=end))]
        return sorted({one for one in map(plain, dates) if start <= one <= end})

    return times if able else None


def plain(moment: dt.datetime) -> dt.datetime:
    """Give a moment as the standard library has it: days added to Prefect's own kind may lose their zone."""
    return dt.datetime.fromtimestamp(moment.timestamp(), dt.UTC)


def _followed(client: SyncPrefectClient, run: FlowRun, at: dt.datetime, now: dt.datetime) -> bool:
    """Tell whether a run of a later scheduled time for the same edition has begun, is waiting or is done."""
    of_it = FlowRunFilterDeploymentId.model_validate({"any_": [run.deployment_id]})
    due = FlowRunFilterExpectedStartTime.model_validate({"after_": at + dt.timedelta(seconds=1), "before_": now})
    later = client.read_flow_runs(flow_run_filter=FlowRunFilter(deployment_id=of_it, expected_start_time=due))
    return any(
        _timed(one) and one.state_type not in NEVER and _edition(one.parameters) == _edition(run.parameters)
        for one in later
    )


def _timed(run: FlowRun) -> bool:
    """Tell whether a time was set for a run: by its schedule, or by whoever made it for another time than now."""
    made, at = run.created, run.expected_start_time
    return run.auto_scheduled or bool(made and at and abs(at - made) > SET)


def _edition(parameters: dict[str, Any]) -> str:
    return str(parameters.get("edition") or "")


def _none(_start: dt.datetime, _end: dt.datetime) -> list[dt.datetime]:
    return []
