"""A look at a store without opening it: the standard library alone, nothing written, nothing held.

`mujaz status` is asked often and must answer at once; SQLAlchemy alone would cost a third of a second.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tasks.errors import StoreError

_COUNTS = """SELECT
    (SELECT count(*) FROM documents),
    (SELECT count(*) FROM documents WHERE state = 'waiting'),
    (SELECT count(*) FROM articles),
    (SELECT count(*) FROM stories),
    (SELECT count(*) FROM threads),
    (SELECT count(*) FROM briefings WHERE until IS NOT NULL)"""
_BRIEFING = (
    "SELECT edition, date, until, pending FROM briefings WHERE until IS NOT NULL ORDER BY date DESC, edition LIMIT 1"
)
_RUN = "SELECT edition, date, started, ended, outcome FROM runs ORDER BY number DESC LIMIT 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """How much a store holds. Days and moments are texts as kept (2025-05-10, 2025-05-10T06:00:00.000000Z)."""

    documents: int
    waiting: int  # documents not yet extracted
    articles: int
    stories: int
    threads: int
    briefings: int
    last_briefing: tuple[str, str, str] | None  # edition, day, until when it covers
    last_run: tuple[str, str, str, str, str] | None  # edition, day, started, ended ("" if it did not), outcome


def glance(path: Path) -> Glance | None:
    """Count what the SQLite store at `path` holds; None where there is none.

    Raises:
        StoreError: it cannot be read, or is not ours.
    """
    if not path.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=2)) as connection:
            counts = connection.execute(_COUNTS).fetchone()
            briefing = connection.execute(_BRIEFING).fetchone()
            run = connection.execute(_RUN).fetchone()
    except sqlite3.Error as error:
        remedy = "Wait if a run is under way; otherwise `mujaz doctor` says what is wrong with it."
        raise StoreError(str(path), f"it cannot be read ({error})", remedy) from error
    documents, waiting, articles, stories, threads, briefings = counts
    return Glance(
        documents=documents,
        waiting=waiting,
        articles=articles,
        stories=stories,
        threads=threads,
        briefings=briefings,
        last_briefing=briefing[:3] if briefing else None,
        last_run=(run[0], run[1], run[2], run[3] or "", run[4] or "") if run else None,
    )
