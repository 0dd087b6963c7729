"""Signatures of stories, by which a later story on the same subject finds them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the tables, empty: the next run signs the stories of its window; older ones stay without."""
    op.create_table(
        "signatures",
        sa.Column("story", sa.String(64), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("stems", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("story", name="pk_signatures"),
    )
    op.create_index("ix_signatures_language", "signatures", ["language"])
    op.create_table(
        "actors",
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("story", sa.String(64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("spelling", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("language", "name", "story", name="pk_actors"),
    )
    op.create_index("ix_actors_story", "actors", ["story"])
