"""The tables, as they are now. How older files come to look like this is told in `migrations/`.

A fresh store is made from here in one step and marked with the newest revision; a test holds that the migrations
end in the same tables. Nothing below is particular to one database.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
)

from tasks.store.columns import Day, Moment, Plain, Words, Zipped

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006")  # oldest first; the last one is what this version writes

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
ID = String(64)

# The name and form are Alembic's own, so that its commands work on our files too.
revision = Table("alembic_version", metadata, Column("version_num", String(32), primary_key=True))

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

# What the search page's index holds of an article, worked out once: terms by their numbers here.
vocabulary = Table(
    "vocabulary",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("entry", Words, nullable=False, unique=True),
)

article_terms = Table(
    "article_terms",
    metadata,
    Column("article", Integer, primary_key=True, autoincrement=False),  # its number: a text that changes takes another
    Column("origin", ID, nullable=False),  # a digest of the rules
    Column("terms", LargeBinary, nullable=False),  # ascending, four bytes each, the lowest first
)

# Filled only where the database has no full-text index of its own.
search_words = Table(
    "search_words",
    metadata,
    Column("article", Integer, ForeignKey("articles.number"), primary_key=True),
    Column("words", Words, nullable=False),
)

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

# What is sent, until it has been: `tasks.model.Letter`, as JSON. Kept for a month, so that it can be sent again.
outbox = Table(
    "outbox",
    metadata,
    Column("subject", String(200), primary_key=True),
    Column("made", Moment, nullable=False),
    Column("content", Zipped, nullable=False),
    Index("ix_outbox_made", "made"),
)

# How far each letter has got on each channel: `tasks.model.Delivery`, column for field.
deliveries = Table(
    "deliveries",
    metadata,
    Column("subject", String(200), nullable=False),
    Column("channel", String(80), nullable=False),
    Column("edition", String(80), nullable=False),
    Column("date", Day, nullable=False),
    Column("state", String(8), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("times", Integer, nullable=False),
    Column("digest", ID, nullable=False),  # of the letter as it was sent last, or is to be
    Column("tried", Moment),
    Column("sent", Moment),
    Column("why", Words, nullable=False),
    PrimaryKeyConstraint("subject", "channel"),
    Index("ix_deliveries_state", "state"),
    Index("ix_deliveries_date", "date"),
)

# What is wrong now: `tasks.model.Trouble`. A row goes when all is well again.
troubles = Table(
    "troubles",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("what", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("remedy", Words, nullable=False),
    Column("since", Moment, nullable=False),
    Column("told", Moment),
)
