"""Feeds: what is remembered of each; and the earlier texts of articles that were edited."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add columns that are empty for what is there already, and the new tables."""
    op.add_column("documents", sa.Column("feed_text", sa.LargeBinary()))
    op.add_column("articles", sa.Column("changed", sa.String(27)))
    op.create_index("ix_articles_changed", "articles", ["changed"])
    op.create_table(
        "revisions",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("article", sa.String(64), sa.ForeignKey("articles.id", name="fk_revisions_article"), nullable=False),
        sa.Column("until", sa.String(27), nullable=False),
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("where", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=False),
        sa.Column("dated", sa.String(10), nullable=False),
        sa.Column("mentions", sa.Text(), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sentences", sa.Text(), nullable=False),
        sa.Column("extraction", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_revisions"),
    )
    op.create_index("ix_revisions_article", "revisions", ["article"])
    op.create_index("ix_revisions_document", "revisions", ["document"])
    _create_feeds()


def _create_feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("url", "address", "title", "etag", "modified")),
        sa.Column("body", sa.String(64), nullable=False),
        *(sa.Column(name, sa.String(27)) for name in ("checked", "succeeded", "newest", "due")),
        sa.Column("failures", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("error", "stopped", "moved_to")),
        sa.Column("moved_seen", sa.Integer(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("since", sa.String(27)),
        sa.PrimaryKeyConstraint("number", name="pk_feeds"),
        sa.UniqueConstraint("url", name="uq_feeds_url"),
    )
    op.create_table(
        "feed_items",
        sa.Column("feed", sa.Integer(), sa.ForeignKey("feeds.number", name="fk_feed_items_feed"), nullable=False),
        sa.Column("identity", sa.String(64), nullable=False),
        sa.Column("content", sa.String(64), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("feed", "identity", name="pk_feed_items"),
    )
    op.create_table(
        "page_copies",
        sa.Column("feed", sa.Integer(), sa.ForeignKey("feeds.number", name="fk_page_copies_feed"), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("url", "etag", "modified")),
        sa.Column("body", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("feed", "url", name="pk_page_copies"),
    )
