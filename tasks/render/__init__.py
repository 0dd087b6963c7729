"""Render: a briefing into finished pages. Looks only, by Jinja templates; no fact is made or changed here."""

from __future__ import annotations

from tasks.render.archive import Archive, relinked
from tasks.render.feeds import continued
from tasks.render.pages import Rendered, render, rendered

__all__ = ["Archive", "Rendered", "continued", "relinked", "render", "rendered"]
