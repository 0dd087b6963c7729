"""What articles are compared by, made once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the table, empty: the next run fills it for the articles of its window."""
    op.create_table(
        "keys",
        sa.Column("article", sa.String(64), sa.ForeignKey("articles.id", name="fk_keys_article"), nullable=False),
        sa.Column("origin", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("article", name="pk_keys"),
    )
