"""Prefect's face of compose: policy only; `compose` stands alone. A task run is the day."""

from __future__ import annotations

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.compose import compose
from tasks.parcel import carried

TASK = task(
    name="compose",
    task_run_name="compose: {title}",
    cache_policy=NO_CACHE,
    persist_result=False,
)(carried(compose))
