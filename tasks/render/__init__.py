"""Render: a briefing into finished pages. Looks only, by Jinja templates; no fact is made or changed here."""

from __future__ import annotations

from tasks.render.archive import Archive, relinked
from tasks.render.feeds import continued
from tasks.render.pages import Rendered, guarded, render, rendered
from tasks.render.thread_feeds import ThreadFeeds, feed_path, pooled

__all__ = [
    "Archive",
    "Rendered",
    "ThreadFeeds",
    "continued",
    "feed_path",
    "guarded",
    "pooled",
    "relinked",
    "render",
    "rendered",
]
