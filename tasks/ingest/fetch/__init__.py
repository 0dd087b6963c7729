"""Fetching: an address becomes bytes, politely and within limits, whatever the other side does.

The values cost nothing to import; what fetches is loaded when it is first named, because urllib3 takes a tenth of a
second of CPU time, and most commands fetch nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from tasks.ingest.fetch.gate import Clock
from tasks.ingest.fetch.values import FAILED, Accept, Fetched, FetchSettings, Kind, Request

if TYPE_CHECKING:
    from tasks.ingest.fetch.fetcher import Fetcher
    from tasks.ingest.fetch.many import fetch_all

__all__ = ["FAILED", "Accept", "Clock", "FetchSettings", "Fetched", "Fetcher", "Kind", "Request", "fetch_all"]

_LATER = {"Fetcher": "tasks.ingest.fetch.fetcher", "fetch_all": "tasks.ingest.fetch.many"}


def __getattr__(name: str) -> object:
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
