"""Fetching: an address becomes bytes, politely and within limits, whatever the other side does."""

from tasks.ingest.fetch.fetcher import Fetcher
from tasks.ingest.fetch.gate import Clock
from tasks.ingest.fetch.many import fetch_all
from tasks.ingest.fetch.values import FAILED, Accept, Fetched, FetchSettings, Kind, Request

__all__ = ["FAILED", "Accept", "Clock", "FetchSettings", "Fetched", "Fetcher", "Kind", "Request", "fetch_all"]
