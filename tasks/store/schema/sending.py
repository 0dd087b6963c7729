"""What is sent, and what is wrong."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, PrimaryKeyConstraint, String, Table

from tasks.store.columns import Day, Moment, Words, Zipped
from tasks.store.schema.base import ID, metadata

# What is sent, until it has been: `tasks.model.Letter`, as JSON. Kept for a month, so that it can be sent again.
outbox = Table(
    "outbox",
    metadata,
    Column("subject", String(200), primary_key=True),
    Column("made", Moment, nullable=False),
    Column("content", Zipped, nullable=False),
    Index("ix_outbox_made", "made"),
)

# How far each letter has got on each channel: `tasks.model.Delivery`, column for field.
deliveries = Table(
    "deliveries",
    metadata,
    Column("subject", String(200), nullable=False),
    Column("channel", String(80), nullable=False),
    Column("edition", String(80), nullable=False),
    Column("date", Day, nullable=False),
    Column("state", String(8), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("times", Integer, nullable=False),
    Column("digest", ID, nullable=False),  # of the letter as it was sent last, or is to be
    Column("tried", Moment),
    Column("sent", Moment),
    Column("why", Words, nullable=False),
    PrimaryKeyConstraint("subject", "channel"),
    Index("ix_deliveries_state", "state"),
    Index("ix_deliveries_date", "date"),
)

# What is wrong now: `tasks.model.Trouble`. A row goes when all is well again.
troubles = Table(
    "troubles",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("what", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("remedy", Words, nullable=False),
    Column("since", Moment, nullable=False),
    Column("told", Moment),
)
