"""What templates are given: plain dicts of finished words and links (docs/templates.md describes every name).

The one place where a briefing becomes words. Templates decide looks, never facts: they do no lookup, no
arithmetic and no formatting, so every fact on the page has been made here from the model's values.
"""

from __future__ import annotations

from tasks.render.context.book import book_context, bound_context, copies
from tasks.render.context.briefing import briefing_context
from tasks.render.context.feed import feed_context, thread_feed_context
from tasks.render.context.index import index_context
from tasks.render.context.links import BOOK, FILES, ONE_FILE, Links
from tasks.render.context.reading import reading_context
from tasks.render.context.scene import CONTEXT_VERSION, Context, Scene

__all__ = [
    "BOOK",
    "CONTEXT_VERSION",
    "FILES",
    "ONE_FILE",
    "Context",
    "Links",
    "Scene",
    "book_context",
    "bound_context",
    "briefing_context",
    "copies",
    "feed_context",
    "index_context",
    "reading_context",
    "thread_feed_context",
]
