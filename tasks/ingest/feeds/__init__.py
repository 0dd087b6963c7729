"""Feeds: RSS, RDF, Atom, CDF and JSON Feed become one shape of entries."""

from tasks.ingest.feeds.parse import parse_feed
from tasks.ingest.feeds.values import Feed, FeedEntry

__all__ = ["Feed", "FeedEntry", "parse_feed"]
