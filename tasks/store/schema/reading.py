"""What was read, and the articles made of it."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, PrimaryKeyConstraint, String, Table

from tasks.store.columns import Day, Moment, Plain, Words, Zipped
from tasks.store.schema.base import ID, metadata

documents = Table(
    "documents",
    metadata,
    Column("key", ID, primary_key=True),
    Column("source", Words, nullable=False),
    Column("where", Words, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("content", Zipped, nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("encoding", Words, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("hints", Plain, nullable=False),
    Column("url", Words, nullable=False),  # of the hints, to be found by
    Column("state", String(8), nullable=False),  # "waiting", "article", "gap"
    Column("version", Words),  # of the program that extracted it
    Column("article", ID),  # what became of it, where something did
    Column("feed_text", Zipped),  # NULL: none beside the content
    Index("ix_documents_state", "state"),
    Index("ix_documents_where", "where"),
    Index("ix_documents_url", "url"),
)

# A document may lie in several places, and come back under another name: each is remembered.
sightings = Table(
    "sightings",
    metadata,
    Column("document", ID, ForeignKey("documents.key"), nullable=False),
    Column("source", Words, nullable=False),
    Column("where", Words, nullable=False),
    Column("first_seen", Moment, nullable=False),
    PrimaryKeyConstraint("document", "source", "where"),
    Index("ix_sightings_where", "where"),
)

gaps = Table(
    "gaps",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", ID, ForeignKey("documents.key")),  # NULL: nothing came of it that could be kept
    Column("kind", Words, nullable=False),
    Column("what", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("remedy", Words, nullable=False),
    Index("ix_gaps_document", "document"),
    Index("ix_gaps_what", "what"),
)

articles = Table(
    "articles",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),  # the full-text index knows no other name
    Column("id", ID, nullable=False, unique=True),
    Column("document", ID, ForeignKey("documents.key"), nullable=False),
    Column("source", Words, nullable=False),
    Column("where", Words, nullable=False),
    Column("outlet", Words, nullable=False),
    Column("url", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("authors", Plain, nullable=False),
    Column("published", Plain, nullable=False),
    Column("dated", Day, nullable=False),  # the day published where known, else first seen (UTC): to search by
    Column("mentions", Plain, nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("language", String(16), nullable=False),
    Column("text", Words, nullable=False),
    Column("sentences", Plain, nullable=False),  # start, end, start, end, …
    Column("extraction", Plain, nullable=False),
    Column("changed", Moment),  # when its present text took the place of an earlier one; NULL: never
    Index("ix_articles_changed", "changed"),
    Index("ix_articles_first_seen", "first_seen"),
    Index("ix_articles_where", "where"),
    Index("ix_articles_url", "url"),
)

# What an edit of an article changes; its id and its first sight stay.
WORDING = (
    "document",
    "source",
    "where",
    "outlet",
    "url",
    "title",
    "authors",
    "published",
    "dated",
    "mentions",
    "language",
    "text",
    "sentences",
    "extraction",
)

# An article as it was before an edit.
revisions = Table(
    "revisions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", ID, ForeignKey("articles.id"), nullable=False),
    Column("until", Moment, nullable=False),  # when another text took its place
    *(Column(name, articles.c[name].type, nullable=False) for name in WORDING),
    Index("ix_revisions_article", "article"),
    Index("ix_revisions_document", "document"),
)

# What an article is compared by: `tasks.model.Keys`, its lists as JSON.
keys = Table(
    "keys",
    metadata,
    Column("article", ID, ForeignKey("articles.id"), primary_key=True),
    Column("origin", ID, nullable=False),
    Column("content", Zipped, nullable=False),
)
