"""A look at what was sent and what is wrong, without opening the store: for `mujaz status`."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tasks.errors import StoreError

_THERE = "SELECT count(*) FROM sqlite_master WHERE name IN ('deliveries', 'troubles')"
_NEWEST = "SELECT max(date) FROM deliveries WHERE subject LIKE 'briefing/%'"
_WAITING = (
    "SELECT edition, date, channel, state, sent, why, subject FROM deliveries"
    " WHERE (state != 'sent' AND date >= date(?, '-3 days')) OR (date = ? AND subject LIKE 'briefing/%')"
    " ORDER BY date, edition, channel"
)
_WRONG = "SELECT kind, what, why, since FROM troubles WHERE told IS NOT NULL ORDER BY key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """One delivery: of the newest day, or of the days before if it is still to arrive. Moments as kept, "" for none."""

    edition: str
    date: str
    channel: str
    state: str
    sent: str
    why: str
    alert: bool


def post_glance(path: Path) -> tuple[tuple[Posted, ...], tuple[tuple[str, str, str, str], ...]]:
    """Give what was sent lately, and what is wrong (kind, what, why, since).

    Raises:
        StoreError: the store cannot be read.
    """
    if not path.exists():
        return (), ()
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=2)) as connection:
            if connection.execute(_THERE).fetchone()[0] < 2:  # a store that no run of this version has opened yet
                return (), ()
            newest = connection.execute(_NEWEST).fetchone()[0] or "9999-12-31"
            rows = connection.execute(_WAITING, (newest, newest)).fetchall()
            wrong = connection.execute(_WRONG).fetchall()
    except sqlite3.Error as error:
        remedy = "Wait if a run is under way; otherwise `mujaz doctor` says what is wrong with it."
        raise StoreError(str(path), f"it cannot be read ({error})", remedy) from error
    posted = tuple(
        Posted(
            edition=edition,
            date=day,
            channel=channel,
            state=state,
            sent=sent or "",
            why=why,
            alert=subject.startswith("alert/"),
        )
        for edition, day, channel, state, sent, why, subject in rows
    )
    return posted, tuple((kind, what, why, since) for kind, what, why, since in wrong)
