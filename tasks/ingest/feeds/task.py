"""Prefect's face of following feeds: policy only; `poll` stands alone. A task run is a feed, or a hundred of them.

No retries: `poll` tells every failure as a value, tries what may pass by itself again, and waits between requests to
one host; a second run of the task would ask all its feeds anew.
"""

from __future__ import annotations

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.ingest.feeds.poll import poll
from tasks.parcel import carried

TASK = task(name="feeds", task_run_name="feeds: {title}", cache_policy=NO_CACHE, persist_result=False)(carried(poll))
