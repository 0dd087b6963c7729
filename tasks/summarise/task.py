"""Prefect's face of summarise: policy only; `summarise` stands alone. A task run is the stories to be told."""

from __future__ import annotations

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.parcel import carried
from tasks.summarise import summarise

TASK = task(
    name="summarise",
    task_run_name="summarise: {title}",
    cache_policy=NO_CACHE,
    persist_result=False,
)(carried(summarise))
