"""What was told, day by day, and the files it was put into."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, String, Table

from tasks.store.columns import Day, Moment, Plain, Words, Zipped
from tasks.store.schema.base import ID, metadata

# One row a day and edition. A run writes its window down before it begins (`pending_…`) and makes it the
# briefing's own only when its pages are in place: a run that died leaves the briefing before it untouched.
briefings = Table(
    "briefings",
    metadata,
    Column("edition", String(80), nullable=False),
    Column("date", Day, nullable=False),
    Column("since", Moment),
    Column("until", Moment),
    Column("pending", Boolean, nullable=False),
    Column("pending_since", Moment),
    Column("pending_until", Moment),
    Column("manifest", Plain),
    PrimaryKeyConstraint("edition", "date"),
)

told = Table(
    "told",
    metadata,
    Column("edition", String(80), nullable=False),
    Column("date", Day, nullable=False),
    Column("article", ID, ForeignKey("articles.id"), nullable=False),
    Column("story", ID, nullable=False),  # as it was called that day; it may have been joined to another since
    PrimaryKeyConstraint("edition", "date", "article"),
    Index("ix_told_article", "article"),
)

# The stories of a day's page in their order, as it told them: for the archive.
headlines = Table(
    "headlines",
    metadata,
    Column("edition", String(80), nullable=False),
    Column("date", Day, nullable=False),
    Column("position", Integer, nullable=False),
    Column("story", ID, nullable=False),  # as it was called that day
    Column("article", ID, nullable=False),  # that the headline is from
    Column("headline", Words, nullable=False),
    Column("language", String(16), nullable=False),
    Column("noted", Boolean, nullable=False),  # told in one line
    Column("thread", ID),  # whose page that page links to; NULL: none
    PrimaryKeyConstraint("edition", "date", "position"),
    Index("ix_headlines_story", "story"),
)

pages = Table(
    "pages",
    metadata,
    Column("edition", String(80), nullable=False),
    Column("date", Day, nullable=False),
    Column("path", Words, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("bytes", Integer, nullable=False),
    PrimaryKeyConstraint("edition", "date", "path"),
)

# A day as it was told: the briefing as JSON (`tasks.store.keeping`), to be rendered again.
tellings = Table(
    "tellings",
    metadata,
    Column("edition", String(80), nullable=False),
    Column("date", Day, nullable=False),
    Column("number", Integer, nullable=False),  # in the order of publication
    Column("content", Zipped, nullable=False),
    Column("articles", Plain, nullable=False),  # that it speaks of, each with a digest of what it was
    PrimaryKeyConstraint("edition", "date"),
)

# The archive's files as we wrote them: what each was made of, so that only what changed is made again; what it held,
# so that what is gone can be removed without touching a file that is not ours.
shelf = Table(
    "shelf",
    metadata,
    Column("path", Words, primary_key=True),
    Column("part", Words, nullable=False),
    Column("made_of", ID, nullable=False),  # "": it is being made
    Column("sha256", String(64), nullable=False),
    Column("bytes", Integer, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("edition", String(80), nullable=False),
    Column("date", Day, nullable=False),
    Column("started", Moment, nullable=False),
    Column("ended", Moment),  # NULL: under way, or died
    Column("outcome", Words),
)
