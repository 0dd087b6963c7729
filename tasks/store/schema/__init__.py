"""The tables, as they are now, by subject. How older files come to look like this is told in `migrations/`.

A fresh store is made from here in one step and marked with the newest revision; a test holds that the migrations
end in the same tables. Nothing here is particular to one database.
"""

from __future__ import annotations

from tasks.store.schema.base import REVISIONS, metadata, revision
from tasks.store.schema.finding import article_terms, search_words, vocabulary
from tasks.store.schema.following import feed_items, feeds, page_copies
from tasks.store.schema.grouping import actors, members, signatures, stories, threads
from tasks.store.schema.reading import WORDING, articles, documents, gaps, keys, revisions, sightings
from tasks.store.schema.sending import deliveries, outbox, troubles
from tasks.store.schema.telling import briefings, headlines, pages, runs, shelf, tellings, told

__all__ = [
    "REVISIONS",
    "WORDING",
    "actors",
    "article_terms",
    "articles",
    "briefings",
    "deliveries",
    "documents",
    "feed_items",
    "feeds",
    "gaps",
    "headlines",
    "keys",
    "members",
    "metadata",
    "outbox",
    "page_copies",
    "pages",
    "revision",
    "revisions",
    "runs",
    "search_words",
    "shelf",
    "sightings",
    "signatures",
    "stories",
    "tellings",
    "threads",
    "told",
    "troubles",
    "vocabulary",
]
