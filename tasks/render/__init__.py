"""Render: a briefing into finished pages. Looks only, by Jinja templates; no fact is made or changed here."""

from __future__ import annotations

from tasks.render.archive import Archive, relinked
from tasks.render.pages import render

__all__ = ["Archive", "relinked", "render"]
