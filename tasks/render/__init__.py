"""Render: a briefing into finished pages. Looks only, by Jinja templates; no fact is made or changed here."""

from __future__ import annotations

from tasks.render.feeds import continued
from tasks.render.pages import Rendered, render, render_index, rendered

__all__ = ["Rendered", "continued", "render", "render_index", "rendered"]
