"""Runs: when each began, when and how it ended. A run that never ended has died or is under way."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa

from tasks.store.schema import runs

PUBLISHED = "published"  # how a run ends that went well
UNREAD = "published, nothing read"  # how a run ends that writes a past day from what earlier runs have read


def start(connection: sa.Connection, edition: str, day: date, at: datetime) -> int:
    """Write down that a run begins; give its number."""
    made = connection.execute(runs.insert().values(edition=edition, date=day, started=at))
    key = made.inserted_primary_key
    assert key is not None
    return int(key[0])


def end(connection: sa.Connection, number: int, at: datetime, outcome: str) -> None:
    """Write down how a run ended, in a word or two."""
    connection.execute(runs.update().where(runs.c.number == number).values(ended=at, outcome=outcome))


def any_between(connection: sa.Connection, since: datetime, until: datetime) -> bool:
    """Tell whether a run began in [since, until) that read sources, of any edition."""
    read = sa.or_(runs.c.outcome.is_(None), runs.c.outcome != UNREAD)
    asked = sa.select(runs.c.number).where(runs.c.started >= since, runs.c.started < until, read)
    return connection.execute(asked.limit(1)).first() is not None


def died(connection: sa.Connection, edition: str, day: date) -> bool:
    """Tell whether the last run of a day has not ended, or not well; no run that is known of is none that died."""
    asked = sa.select(runs.c.outcome).where(runs.c.edition == edition, runs.c.date == day)
    last = connection.execute(asked.order_by(runs.c.number.desc()).limit(1)).first()
    return last is not None and not str(last[0] or "").startswith(PUBLISHED)
