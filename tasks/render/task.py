"""Prefect's face of render: policy only; `rendered` stands alone. A task run is the pages of the day."""

from __future__ import annotations

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.parcel import carried
from tasks.render import rendered

TASK = task(
    name="render",
    task_run_name="render: {title}",
    cache_policy=NO_CACHE,
    persist_result=False,
)(carried(rendered))
