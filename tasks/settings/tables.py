"""The tables of `mujaz.toml`: which keys each may have, and what the value of each may be."""

from __future__ import annotations

from collections.abc import Mapping

from tasks.settings import channel_checks, checks, feed_checks, report_checks
from tasks.settings.checks import Check
from tasks.settings.reports import FORMATS
from tasks.settings.values import CATCH_UP, FULL_TEXT, LANGUAGES, METHODS

EDITION: Mapping[str, Check] = {
    "name": checks.slug,
    "title": checks.text("one line of text", empty=False),
    "language": checks.one_of(LANGUAGES),
    "timezone": checks.zone,
    "schedule": checks.schedule,
    "max_stories": checks.whole(1, 200),
    "max_noted": checks.whole(0, 1000),
    "sources": checks.names,
    "sections": checks.sections,
    "watch": checks.titles,
    "only_watched": checks.yes_or_no,
    "channels": channel_checks.channel_names,
    "catch_up": checks.one_of(CATCH_UP),
}
COMMON: Mapping[str, Check] = {
    "name": checks.slug,
    "language": checks.language,
    "outlet": checks.text("one line of text"),
}
FOLDER: Mapping[str, Check] = {
    "folder": checks.folder,
    "recursive": checks.yes_or_no,
    "max_bytes": checks.whole(*checks.SIZES),
}
FEED: Mapping[str, Check] = {
    "url": feed_checks.address,
    "user_agent": feed_checks.header,
    "full_text": checks.one_of(FULL_TEXT),
    "first": checks.whole(1, 1000),
    "paused": checks.yes_or_no,
    "category": feed_checks.category,
    "opml": feed_checks.attributes,
}
SOURCE: Mapping[str, Check] = {**COMMON, **FOLDER, **FEED}
FETCH: Mapping[str, Check] = {
    "user_agent": feed_checks.header,
    "allow_private": feed_checks.hosts,
    "timeout": checks.whole(1, 600),
    "per_host": checks.whole(1, 16),
    "spacing": feed_checks.seconds(0, 60),
    "robots": checks.yes_or_no,
}
OPML: Mapping[str, Check] = {
    "attributes": feed_checks.attributes,
    "head": feed_checks.pairs,
    "folders": feed_checks.folders,
    "places": feed_checks.folders,
}
SUMMARY: Mapping[str, Check] = {"method": checks.one_of(METHODS), "sentences": checks.whole(1, 10)}
GROUPING: Mapping[str, Check] = {"window_days": checks.whole(1, 365), "embeddings": checks.folder_or_none}
REPORTS: Mapping[str, Check] = {
    "folder": checks.folder,
    "formats": report_checks.some_of(FORMATS, always="html"),
    "templates": checks.folder_or_none,
    "url": report_checks.address_or_none,
}
KEEP: Mapping[str, Check] = {
    "pages": checks.whole(0, 36_500),
    "texts": checks.whole(0, 36_500),
    "runs": checks.whole(1, 36_500),
}
TOP = (
    *("editions", "sources", "summary", "grouping", "fetch", "store", "reports", "keep", "opml", "watch"),
    *("channels", "alerts"),
)
