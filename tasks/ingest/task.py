"""Prefect's face of ingest: policy only; `attempt` stands alone. A task run is a source."""

from __future__ import annotations

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.ingest.attempt import attempt
from tasks.parcel import carried

TASK = task(
    name="ingest",
    task_run_name="ingest: {title}",
    retries=2,
    retry_delay_seconds=2,
    cache_policy=NO_CACHE,
    persist_result=False,
)(carried(attempt))
