"""Prefect's face of dedupe: policy only; `group` stands alone. A task run is the whole window."""

from __future__ import annotations

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.dedupe import group
from tasks.parcel import carried

TASK = task(
    name="dedupe",
    task_run_name="dedupe: {title}",
    cache_policy=NO_CACHE,
    persist_result=False,
)(carried(group))
