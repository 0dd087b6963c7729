"""By what words articles are found."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Table

from tasks.store.columns import Words
from tasks.store.schema.base import ID, metadata

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
