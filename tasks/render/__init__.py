"""Render: a briefing into finished pages. Looks only, by Jinja templates; no fact is made or changed here."""

from __future__ import annotations

from tasks.render.pages import render, render_index

__all__ = ["render", "render_index"]
