"""Fetching: an address becomes bytes, politely and within limits, whatever the other side does."""

from tasks.ingest.fetch.values import FAILED, Accept, Fetched, FetchSettings, Kind, Request

__all__ = ["FAILED", "Accept", "FetchSettings", "Fetched", "Kind", "Request"]
