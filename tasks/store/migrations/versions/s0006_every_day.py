"""What daily operation remembers: each day as it was told. Days told before this version have none."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the tables."""
    _deliveries()
    _tellings()
    _shelf()
    _index_terms()


def _deliveries() -> None:
    op.create_table(
        "outbox",
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("made", sa.String(27), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("subject", name="pk_outbox"),
    )
    op.create_index("ix_outbox_made", "outbox", ["made"])
    op.create_table(
        "deliveries",
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("channel", sa.String(80), nullable=False),
        sa.Column("edition", sa.String(80), nullable=False),
        sa.Column("date", sa.String(10), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("tried", sa.String(27)),
        sa.Column("sent", sa.String(27)),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "channel", name="pk_deliveries"),
    )
    op.create_index("ix_deliveries_state", "deliveries", ["state"])
    op.create_index("ix_deliveries_date", "deliveries", ["date"])
    op.create_table(
        "troubles",
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.Column("since", sa.String(27), nullable=False),
        sa.Column("told", sa.String(27)),
        sa.PrimaryKeyConstraint("key", name="pk_troubles"),
    )


def _tellings() -> None:
    op.create_table(
        "tellings",
        sa.Column("edition", sa.String(80), nullable=False),
        sa.Column("date", sa.String(10), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("articles", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("edition", "date", name="pk_tellings"),
    )


def _shelf() -> None:
    op.add_column("headlines", sa.Column("thread", sa.String(64)))
    op.create_table(
        "shelf",
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("made_of", sa.String(64), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("path", name="pk_shelf"),
    )


def _index_terms() -> None:
    """Make the tables empty: what is not in them is worked out when a month's index is made."""
    op.create_table(
        "vocabulary",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_vocabulary"),
        sa.UniqueConstraint("entry", name="uq_vocabulary_entry"),
    )
    op.create_table(
        "article_terms",
        sa.Column("article", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("origin", sa.String(64), nullable=False),
        sa.Column("terms", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("article", name="pk_article_terms"),
    )
