"""Prefect's face of extract: policy only; `extract` stands alone. A task run is a batch of documents."""

from __future__ import annotations

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.extract import extract
from tasks.parcel import carried

TASK = task(
    name="extract",
    task_run_name="extract: {title}",
    retries=1,
    retry_delay_seconds=2,
    cache_policy=NO_CACHE,
    persist_result=False,
)(carried(extract))
