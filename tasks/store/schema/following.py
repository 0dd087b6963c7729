"""What is remembered of feeds."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, PrimaryKeyConstraint, Table

from tasks.store.columns import Moment, Words
from tasks.store.schema.base import ID, metadata

# What is remembered of each feed: `tasks.model.FeedState`, column for field.
feeds = Table(
    "feeds",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("url", Words, nullable=False, unique=True),  # of the settings
    Column("address", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("etag", Words, nullable=False),
    Column("modified", Words, nullable=False),
    Column("body", ID, nullable=False),
    Column("checked", Moment),
    Column("succeeded", Moment),
    Column("newest", Moment),
    Column("due", Moment),
    Column("failures", Integer, nullable=False),
    Column("error", Words, nullable=False),
    Column("stopped", Words, nullable=False),
    Column("moved_to", Words, nullable=False),
    Column("moved_seen", Integer, nullable=False),
    Column("items", Integer, nullable=False),
    Column("since", Moment),
)

feed_items = Table(
    "feed_items",
    metadata,
    Column("feed", Integer, ForeignKey("feeds.number"), nullable=False),
    Column("identity", ID, nullable=False),
    Column("content", ID, nullable=False),
    Column("url", Words, nullable=False),
    PrimaryKeyConstraint("feed", "identity"),
)

# Of each feed for itself: what one feed has fetched must not keep another from having it.
page_copies = Table(
    "page_copies",
    metadata,
    Column("feed", Integer, ForeignKey("feeds.number"), nullable=False),
    Column("url", Words, nullable=False),
    Column("etag", Words, nullable=False),
    Column("modified", Words, nullable=False),
    Column("body", ID, nullable=False),
    PrimaryKeyConstraint("feed", "url"),
)
