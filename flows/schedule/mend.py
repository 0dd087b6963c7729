"""What a crash leaves at Prefect: runs that nobody runs, slots that nobody holds, a day that is still to be written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import GlobalConcurrencyLimitUpdate
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterDeploymentId,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.client.schemas.responses import DeploymentResponse
from prefect.client.schemas.sorting import FlowRunSort
from prefect.states import Cancelled, Crashed, Scheduled

from flows.schedule.server import Say

UNENDED = (StateType.RUNNING, StateType.PENDING, StateType.CANCELLING)
AGAIN = "mujaz-again"  # the tag of a run that repeats one that crashed
MOST = 2  # repeats of one day in a row: what crashes three times will crash a fourth time
RECENT = dt.timedelta(days=2)  # what crashed before that is left to `mujaz backfill` and to whoever asks


def mend(client: SyncPrefectClient, deployments: Sequence[DeploymentResponse], *, now: dt.datetime, say: Say) -> None:
    """Mark the dead runs of these deployments, free their slots, and have the day of each written again.

    Called by the one process that starts their runs, before it starts any, so whatever has begun and not ended is dead.
    """
    for deployment in deployments:
        for run in runs_of(client, deployment, UNENDED):
            bury(client, run)
            say(f"{run.name}: marked as crashed, the process that ran it is gone")
        free_slots(client, deployment)
        repeat(client, deployment, now=now, say=say)


def runs_of(client: SyncPrefectClient, deployment: DeploymentResponse, states: Sequence[StateType]) -> list[FlowRun]:
    """Give the runs of a deployment that are in one of these states, the newest scheduled first."""
    found: list[FlowRun] = client.read_flow_runs(
        flow_run_filter=FlowRunFilter(
            deployment_id=FlowRunFilterDeploymentId(any_=[deployment.id]),
            state=FlowRunFilterState(type=FlowRunFilterStateType(any_=list(states))),
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
    """Have the newest run of a deployment run again where it crashed: for the same time, hence for the same day."""
    ended = (StateType.COMPLETED, StateType.FAILED, StateType.CRASHED, StateType.CANCELLED)
    newest = next(iter(runs_of(client, deployment, [*ended, *UNENDED])), None)
    if newest is None or newest.state_type != StateType.CRASHED or newest.expected_start_time is None:
        return
    if now - newest.expected_start_time > RECENT:
        return
    tags = [tag for tag in newest.tags if tag.startswith(AGAIN)]
    if len(tags) >= MOST:
        say(f"{newest.name}: crashed {MOST + 1} times; not run again. `mujaz run` shows what is wrong")
        return
    client.create_flow_run_from_deployment(
        deployment.id,
        parameters=newest.parameters,
        state=Scheduled(scheduled_time=newest.expected_start_time, message=f"{newest.name} crashed; its day again"),
        tags=[*tags, f"{AGAIN}-{len(tags) + 1}"],
        idempotency_key=f"again-{newest.id}",
    )
    say(f"{newest.name}: crashed, run again")
