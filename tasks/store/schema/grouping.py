"""What articles were grouped into."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, String, Table

from tasks.store.columns import Plain, Words
from tasks.store.schema.base import ID, metadata

stories = Table(
    "stories",
    metadata,
    Column("id", ID, primary_key=True),
    Column("lead", ID, nullable=False),
    Column("when", Plain, nullable=False),
    Column("thread", ID),
    Column("why", Plain, nullable=False),
    Index("ix_stories_thread", "thread"),
)

members = Table(
    "members",
    metadata,
    Column("article", ID, ForeignKey("articles.id"), primary_key=True),  # an article is in one story
    Column("story", ID, ForeignKey("stories.id"), nullable=False),
    Column("position", Integer, nullable=False),  # in the story
    Column("text", Integer, nullable=False),  # which of the story's distinct texts
    Column("copy", Integer, nullable=False),  # its place among the reprints of that text
    Index("ix_members_story", "story"),
)

threads = Table(
    "threads",
    metadata,
    Column("id", ID, primary_key=True),
    Column("stories", Plain, nullable=False),
    Column("names", Plain, nullable=False),
)

# By these a later story finds one on its subject: `tasks.model.Signature`.
signatures = Table(
    "signatures",
    metadata,
    Column("story", ID, primary_key=True),
    Column("language", String(16), nullable=False),
    Column("stems", Plain, nullable=False),
    Index("ix_signatures_language", "language"),
)

actors = Table(
    "actors",
    metadata,
    Column("language", String(16), nullable=False),
    Column("name", Words, nullable=False),  # what all spellings share
    Column("story", ID, nullable=False),
    Column("place", Integer, nullable=False),  # among the story's names
    Column("spelling", Words, nullable=False),
    PrimaryKeyConstraint("language", "name", "story"),
    Index("ix_actors_story", "story"),
)
