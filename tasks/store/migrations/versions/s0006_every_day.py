"""What daily operation remembers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the tables."""
    _shelf()
    _index_terms()


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
