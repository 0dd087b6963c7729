"""Letters on their way: what is to be sent, how far it has got on each channel, and the troubles that were told.

A row of `deliveries` is what makes "once a channel, edition and day" hold: it is written before a letter leaves and
after it has arrived, and a run that finds it "sent" sends nothing.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from tasks.model import Delivery, Letter, Trouble, digest
from tasks.model.letters import DeliveryState
from tasks.store.columns import Damaged
from tasks.store.schema import deliveries as table
from tasks.store.schema import outbox
from tasks.store.schema import troubles as wrong

_DELIVERY = tuple(table.c[field.name] for field in fields(Delivery))
_TROUBLE = tuple(wrong.c[field.name] for field in fields(Trouble))


def post(connection: sa.Connection, letter: Letter, channels: Collection[str], *, again: Collection[str] = ()) -> None:
    """Keep a letter, plan it where it is new, and plan it once more where that is wished for."""
    content = written(letter)
    connection.execute(outbox.delete().where(outbox.c.subject == letter.subject))
    connection.execute(outbox.insert().values(subject=letter.subject, made=letter.made, content=content))
    known = {one.channel: one for one in _of(connection, letter.subject)}
    for channel in sorted(channels):
        values: dict[str, Any] = {"digest": digest(content)}
        if channel not in known:
            first = {"subject": letter.subject, "channel": channel, "edition": letter.edition, "date": letter.date}
            values |= {**first, "state": "planned", "attempts": 0, "times": 1, "why": ""}
            connection.execute(table.insert().values(**values))
            continue
        if known[channel].state == "sent":
            if channel not in again:
                continue  # its digest stays that of what was sent
            values |= {"state": "planned", "times": known[channel].times + 1, "why": ""}
        here = (table.c.subject == letter.subject, table.c.channel == channel)
        connection.execute(table.update().where(*here).values(**values))


def written(letter: Letter) -> str:
    """Write a letter as JSON; `made` is not of its words, and stands in a column of its own."""
    told = asdict(letter) | {"date": letter.date.isoformat()}
    del told["made"]
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def letter(connection: sa.Connection, subject: str) -> Letter | None:
    """Read a letter back."""
    asked = sa.select(outbox.c.made, outbox.c.content).where(outbox.c.subject == subject)
    row = connection.execute(asked).first()
    if row is None:
        return None
    try:
        told = json.loads(row.content)
        told |= {"made": row.made, "date": date.fromisoformat(told["date"]), "lines": tuple(told["lines"])}
        return Letter(**told)
    except (ValueError, TypeError, KeyError) as error:
        raise Damaged(f"letter {subject}: {error}") from error


def _of(connection: sa.Connection, subject: str) -> tuple[Delivery, ...]:
    asked = sa.select(*_DELIVERY).where(table.c.subject == subject).order_by(table.c.channel)
    return tuple(Delivery(**row) for row in connection.execute(asked).mappings())


def deliveries(connection: sa.Connection, since: date, *, waiting: bool = False) -> tuple[Delivery, ...]:
    """Give the deliveries of that day and later."""
    asked = sa.select(*_DELIVERY).where(table.c.date >= since)
    if waiting:
        asked = asked.where(table.c.state != "sent")
    asked = asked.order_by(table.c.date, table.c.subject, table.c.channel)
    return tuple(Delivery(**row) for row in connection.execute(asked).mappings())


def mark(
    connection: sa.Connection, delivery: Delivery, *, state: DeliveryState, at: datetime, why: str = ""
) -> Delivery:
    """Write down how far a letter has got; give the delivery as it is then."""
    values: dict[str, Any] = {"state": state, "why": why}
    if state == "sending":
        values |= {"attempts": table.c.attempts + 1, "tried": at}
    if state == "sent":
        values["sent"] = at
    here = (table.c.subject == delivery.subject, table.c.channel == delivery.channel)
    connection.execute(table.update().where(*here).values(**values))
    return next(one for one in _of(connection, delivery.subject) if one.channel == delivery.channel)


def forget(connection: sa.Connection, before: datetime) -> None:
    """Drop old letters."""
    connection.execute(outbox.delete().where(outbox.c.made < before))


def troubles(connection: sa.Connection) -> tuple[Trouble, ...]:
    """Give what is wrong."""
    asked = sa.select(*_TROUBLE).order_by(wrong.c.key)
    return tuple(Trouble(**row) for row in connection.execute(asked).mappings())


def save_troubles(connection: sa.Connection, there: Sequence[Trouble], gone: Collection[str]) -> None:
    """Put these in place of what was kept under their keys, and drop those of `gone`."""
    keys = sorted({*gone, *(one.key for one in there)})
    for key in keys:
        connection.execute(wrong.delete().where(wrong.c.key == key))
    for one in there:
        connection.execute(wrong.insert().values(key=one.key, **asdict(one)))
