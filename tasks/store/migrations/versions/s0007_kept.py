"""What a run knows of a large window, for the next one to go on from. The first run finds none and leaves it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the table, empty."""
    op.create_table(
        "kept",
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("made_of", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("language", name="pk_kept"),
    )
