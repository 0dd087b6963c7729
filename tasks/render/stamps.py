"""The names and times by which a feed reader or a book shelf knows a briefing again. No clock, no chance.

A name is made of edition and day alone, so it never changes. A time is when the newest of the day's articles was
first seen, which the store remembers: it moves on when the day is written again with something new, and only then.
"""

from __future__ import annotations

import datetime as dt
import uuid
from zoneinfo import ZoneInfo

from tasks.model import Briefing
from tasks.render.context import Scene

NAMESPACE = uuid.UUID("52ff3f47-ad42-4409-8eb4-454fe1d161a9")  # drawn once, for ever


def name(*parts: str) -> str:
    """Give the URN of the thing that these words name."""
    return uuid.uuid5(NAMESPACE, "\x1f".join(parts)).urn


def begun(briefing: Briefing) -> dt.datetime:
    """Give the moment in which the briefing's day begins where its edition lives."""
    return dt.datetime.combine(briefing.date, dt.time(), ZoneInfo(briefing.zone))


def changed(scene: Scene) -> dt.datetime:
    """Give when the newest of the day's articles was first seen, in whole seconds; of a quiet day, its beginning."""
    seen = [scene.articles[identity].first_seen for identity in scene.told_in]
    return max(seen, default=begun(scene.briefing)).astimezone(dt.UTC).replace(microsecond=0)


def written(moment: dt.datetime) -> str:
    """Write a moment as feeds and books want it: 2026-11-22T06:00:00Z."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
