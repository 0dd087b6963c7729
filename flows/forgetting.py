"""Letting Prefect forget old runs where its server lives no longer than a run.

Prefect's vacuum takes runs away only on a server that stays; of a temporary one it clears events and nothing else. So
`mujaz run` does it, at its end, by what the server answers to: runs with their tasks and logs, and their artifacts.
"""

from __future__ import annotations

import datetime as dt
import logging

import httpx
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import (
    ArtifactFilter,
    ArtifactFilterFlowRunId,
    FlowRunFilter,
    FlowRunFilterStartTime,
)
from prefect.client.schemas.sorting import FlowRunSort
from prefect.exceptions import PrefectException
from prefect.settings import PREFECT_API_URL

from flows.environment import own
from tasks.workspace import Workspace

MOST = 50  # runs a time, so that no run is held up for long by what years have left


def forget_old_runs(place: Workspace, days: int) -> None:
    """Let the workspace's temporary server forget runs that began more than `days` days ago.

    A server that stays does so by itself, and what another's server keeps is not ours to take. Where it fails, the
    briefing stands, and the next run does it.
    """
    if PREFECT_API_URL.value() or not own(place):
        return
    try:
        with get_client(sync_client=True) as client:
            forget(client, dt.datetime.now(dt.UTC) - dt.timedelta(days=days))
    except (httpx.HTTPError, PrefectException) as error:
        logging.getLogger("prefect.mujaz").warning("old runs stay in Prefect's database until the next run: %s", error)


def forget(client: SyncPrefectClient, before: dt.datetime) -> int:
    """Take away runs that began before a time, the oldest first, also those that never ended; give how many."""
    wanted = FlowRunFilter(start_time=FlowRunFilterStartTime.model_validate({"before_": before}))
    old = client.read_flow_runs(flow_run_filter=wanted, sort=FlowRunSort.START_TIME_ASC, limit=MOST)
    for run in old:
        made = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[run.id]))
        for artifact in client.read_artifacts(artifact_filter=made):
            client.delete_artifact(artifact.id)
        client.delete_flow_run(run.id)
    return len(old)
