"""The first schema: documents, articles, stories, threads, briefings, runs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables and, on SQLite, the full-text index."""
    op.create_table(
        "briefings",
        sa.Column("edition", sa.String(80), nullable=False),
        sa.Column("date", sa.String(10), nullable=False),
        sa.Column("since", sa.String(27)),
        sa.Column("until", sa.String(27)),
        sa.Column("pending", sa.Boolean(), nullable=False),
        sa.Column("pending_since", sa.String(27)),
        sa.Column("pending_until", sa.String(27)),
        sa.Column("manifest", sa.Text()),
        sa.PrimaryKeyConstraint("edition", "date", name="pk_briefings"),
    )
    op.create_table(
        "documents",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("where", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("first_seen", sa.String(27), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("hints", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("version", sa.Text()),
        sa.Column("article", sa.String(64)),
        sa.PrimaryKeyConstraint("key", name="pk_documents"),
    )
    op.create_index("ix_documents_state", "documents", ["state"])
    op.create_index("ix_documents_url", "documents", ["url"])
    op.create_index("ix_documents_where", "documents", ["where"])
    op.create_table(
        "pages",
        sa.Column("edition", sa.String(80), nullable=False),
        sa.Column("date", sa.String(10), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("edition", "date", "path", name="pk_pages"),
    )
    op.create_table(
        "runs",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("edition", sa.String(80), nullable=False),
        sa.Column("date", sa.String(10), nullable=False),
        sa.Column("started", sa.String(27), nullable=False),
        sa.Column("ended", sa.String(27)),
        sa.Column("outcome", sa.Text()),
        sa.PrimaryKeyConstraint("number", name="pk_runs"),
    )
    op.create_table(
        "stories",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("lead", sa.String(64), nullable=False),
        sa.Column("when", sa.Text(), nullable=False),
        sa.Column("thread", sa.String(64)),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
    )
    op.create_index("ix_stories_thread", "stories", ["thread"])
    op.create_table(
        "threads",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("stories", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_threads"),
    )
    op.create_table(
        "articles",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column(
            "document", sa.String(64), sa.ForeignKey("documents.key", name="fk_articles_document"), nullable=False
        ),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("where", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=False),
        sa.Column("dated", sa.String(10), nullable=False),
        sa.Column("mentions", sa.Text(), nullable=False),
        sa.Column("first_seen", sa.String(27), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sentences", sa.Text(), nullable=False),
        sa.Column("extraction", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_articles"),
        sa.UniqueConstraint("id", name="uq_articles_id"),
    )
    op.create_index("ix_articles_first_seen", "articles", ["first_seen"])
    op.create_index("ix_articles_url", "articles", ["url"])
    op.create_index("ix_articles_where", "articles", ["where"])
    op.create_table(
        "gaps",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("document", sa.String(64), sa.ForeignKey("documents.key", name="fk_gaps_document")),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_gaps"),
    )
    op.create_index("ix_gaps_document", "gaps", ["document"])
    op.create_index("ix_gaps_what", "gaps", ["what"])
    op.create_table(
        "sightings",
        sa.Column(
            "document", sa.String(64), sa.ForeignKey("documents.key", name="fk_sightings_document"), nullable=False
        ),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("where", sa.Text(), nullable=False),
        sa.Column("first_seen", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("document", "source", "where", name="pk_sightings"),
    )
    op.create_index("ix_sightings_where", "sightings", ["where"])
    op.create_table(
        "members",
        sa.Column("article", sa.String(64), sa.ForeignKey("articles.id", name="fk_members_article"), nullable=False),
        sa.Column("story", sa.String(64), sa.ForeignKey("stories.id", name="fk_members_story"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Integer(), nullable=False),
        sa.Column("copy", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("article", name="pk_members"),
    )
    op.create_index("ix_members_story", "members", ["story"])
    op.create_table(
        "search_words",
        sa.Column(
            "article", sa.Integer(), sa.ForeignKey("articles.number", name="fk_search_words_article"), nullable=False
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article", name="pk_search_words"),
    )
    op.create_table(
        "told",
        sa.Column("edition", sa.String(80), nullable=False),
        sa.Column("date", sa.String(10), nullable=False),
        sa.Column("article", sa.String(64), sa.ForeignKey("articles.id", name="fk_told_article"), nullable=False),
        sa.Column("story", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("edition", "date", "article", name="pk_told"),
    )
    op.create_index("ix_told_article", "told", ["article"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search USING fts5"
            "(code, title, body, loose, content='', tokenize='unicode61 remove_diacritics 0')"
        )
