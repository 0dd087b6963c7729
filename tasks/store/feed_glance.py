"""A look at the feeds of a store without opening it, as `glance` is one at its figures: the standard library alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

from tasks.errors import StoreError
from tasks.model.feeds import FeedState

_FIELDS = tuple(field.name for field in fields(FeedState))
_MOMENTS = frozenset({"checked", "succeeded", "newest", "due", "since"})
_ASKED = f"SELECT {', '.join(_FIELDS)} FROM feeds ORDER BY url"  # noqa: S608 -- names of our own fields
_TABLE = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'feeds'"


def feed_glance(path: Path) -> dict[str, FeedState]:
    """Give what the SQLite store at `path` remembers of every feed, by its address in the settings.

    None of it where there is no store, or one of a version that knew no feeds.

    Raises:
        StoreError: it cannot be read, or is not ours.
    """
    if not path.exists():
        return {}
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=2)) as connection:
            if not connection.execute(_TABLE).fetchone()[0]:
                return {}
            rows = connection.execute(_ASKED).fetchall()
        states = [_state(dict(zip(_FIELDS, row, strict=True))) for row in rows]
    except (sqlite3.Error, ValueError, TypeError) as error:
        remedy = "Wait if a run is under way; otherwise `mujaz doctor` says what is wrong with it."
        raise StoreError(str(path), f"it cannot be read ({error})", remedy) from error
    return {state.url: state for state in states}


def _state(kept: dict[str, Any]) -> FeedState:
    moments = {name: datetime.fromisoformat(str(kept[name])) for name in _MOMENTS if kept[name] is not None}
    return FeedState(**{**kept, **moments})
