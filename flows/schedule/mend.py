"""What a crash leaves at Prefect: runs that nobody runs, slots that nobody holds, a day that is still to be written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import GlobalConcurrencyLimitUpdate
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterDeploymentId,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.client.schemas.responses import DeploymentResponse
from prefect.client.schemas.sorting import FlowRunSort
from prefect.states import Cancelled, Crashed, Scheduled

from flows.schedule.server import Say

UNENDED = (StateType.RUNNING, StateType.PENDING, StateType.CANCELLING)
MOST = 2  # repeats of one time: what crashes three times will crash a fourth time
RECENT = dt.timedelta(days=2)  # what crashed before that is left to `mujaz backfill` and to whoever asks


def mend(client: SyncPrefectClient, deployments: Sequence[DeploymentResponse], *, now: dt.datetime, say: Say) -> None:
    """Mark the dead runs of these deployments, free their slots, and have the day of each written again.

    Called by the one process that starts their runs, while it runs none, so whatever has begun and not ended is dead.
    """
    for deployment in deployments:
        for run in runs_of(client, deployment, states=UNENDED, until=now):
            bury(client, run)
            say(f"{run.name}: marked as crashed, the process that ran it is gone")
        free_slots(client, deployment)
        repeat(client, deployment, now=now, say=say)


def runs_of(
    client: SyncPrefectClient, deployment: DeploymentResponse, *, states: Sequence[StateType], until: dt.datetime
) -> list[FlowRun]:
    """Give the runs of a deployment in these states that were due by `until`, the newest first."""
    found: list[FlowRun] = client.read_flow_runs(
        flow_run_filter=FlowRunFilter(
            deployment_id=FlowRunFilterDeploymentId(any_=[deployment.id]),
            state=FlowRunFilterState(type=FlowRunFilterStateType(any_=list(states))),
            expected_start_time=FlowRunFilterExpectedStartTime.model_validate({"before_": until}),
        ),
        sort=FlowRunSort.EXPECTED_START_TIME_DESC,
        limit=50,
    )
    return found


def bury(client: SyncPrefectClient, run: FlowRun) -> None:
    """Write down that a run is dead; this frees its slot too."""
    said = "The process that ran it is gone; found when `mujaz schedule` started."
    cancelling = run.state is not None and run.state.is_cancelling()  # from there it may only become Cancelled
    client.set_flow_run_state(run.id, Cancelled(message=said) if cancelling else Crashed(message=said), force=True)


def free_slots(client: SyncPrefectClient, deployment: DeploymentResponse) -> None:
    """Free the slots of a deployment of which no run is alive: else their lease would block the next for 5 minutes."""
    limit = client.read_deployment(deployment.id).global_concurrency_limit
    if limit is not None and limit.active_slots:
        client.update_global_concurrency_limit(
            name=limit.name, concurrency_limit=GlobalConcurrencyLimitUpdate(active_slots=0)
        )


def repeat(client: SyncPrefectClient, deployment: DeploymentResponse, *, now: dt.datetime, say: Say) -> None:
    """Have the newest time of a deployment run again where it crashed: the same time, hence the same day."""
    runs = runs_of(client, deployment, states=list(StateType), until=now)
    if not runs or runs[0].expected_start_time is None or now - runs[0].expected_start_time > RECENT:
        return
    same = [run for run in runs if run.expected_start_time == runs[0].expected_start_time]
    if any(run.state_type != StateType.CRASHED for run in same):
        return
    if len(same) > MOST:
        say(f"{runs[0].name}: crashed {len(same)} times; not run again. `mujaz run -v` shows what is wrong")
        return
    client.create_flow_run_from_deployment(
        deployment.id,
        parameters=runs[0].parameters,
        state=Scheduled(scheduled_time=runs[0].expected_start_time, message=f"{runs[0].name} crashed; its time again"),
        idempotency_key=f"again-{runs[0].id}-{len(same)}",
    )
    say(f"{runs[0].name}: crashed, run again")
