"""What templates are given: plain dicts of finished words and links (docs/templates.md describes every name).

The one place where a briefing becomes words. Templates decide looks, never facts: they do no lookup, no
arithmetic and no formatting, so every fact on the page has been made here from the model's values.
"""

from __future__ import annotations

from tasks.render.context.briefing import briefing_context
from tasks.render.context.index import index_context
from tasks.render.context.reading import reading_context
from tasks.render.context.scene import CONTEXT_VERSION, Context, Scene
from tasks.render.context.threads import thread_context

__all__ = [
    "CONTEXT_VERSION",
    "Context",
    "Scene",
    "briefing_context",
    "index_context",
    "reading_context",
    "thread_context",
]
