"""Search over everything ever read: folded and stemmed words, in the languages that the store holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from tasks.model import Article, Span, StoryId
from tasks.store import fulltext
from tasks.store.codec import article_value
from tasks.store.schema import articles, members, search_words
from tasks.store.terms import Terms, terms

MOST_PARTS = 32  # of a query: what comes after is not looked for
_PART = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”|(\S+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that was found, the sentence that answers best (None: the title does), and its story."""

    article: Article
    sentence: Span | None
    story: StoryId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What an article must be besides matching; empty or None asks nothing. Days are included at both ends."""

    language: str = ""
    outlet: str = ""
    since: date | None = None
    until: date | None = None


def search(connection: sa.Connection, query: str, narrowed: Filter, limit: int) -> tuple[Hit, ...]:
    """Give the articles that hold every part of `query`, best first.

    A part is a word, or a phrase between quotation marks. Each is read in every language of the store, so one
    query may find articles in several. Stop words are passed over; a query of nothing else finds nothing.
    """
    codes = connection.execute(sa.select(articles.c.language).distinct().order_by(articles.c.language)).scalars().all()
    asked = parts(query, [narrowed.language] if narrowed.language else codes)
    if not asked:
        return ()
    matching = (fulltext.matching(asked) if fulltext.present(connection) else _by_like(asked)).subquery()
    statement = (
        sa.select(articles, members.c.story)
        .select_from(
            articles.join(matching, matching.c.number == articles.c.number).outerjoin(
                members, members.c.article == articles.c.id
            )
        )
        .where(*_conditions(narrowed))
        .order_by(matching.c.rank, articles.c.dated.desc(), articles.c.id)
        .limit(limit)
    )
    rows = connection.execute(statement).mappings()
    return tuple(_hit(article_value(row), row["story"], asked) for row in rows)


def parts(query: str, codes: Sequence[str]) -> list[list[Terms]]:
    """Read a query: for each of its parts, its different readings in the languages of `codes`."""
    asked: list[list[Terms]] = []
    for match in list(_PART.finditer(query))[:MOST_PARTS]:
        text = next(group for group in match.groups() if group is not None)
        readings = dict.fromkeys(found for code in codes if (found := terms(text, code)))
        if readings:
            asked.append(list(readings))
    return asked


def _by_like(asked: Sequence[Sequence[Terms]]) -> sa.Select[Any]:
    """Find by looking through every article's words: for databases without a full-text index."""
    words = search_words.c.words
    every = [sa.or_(*(words.contains(f" {reading.loose} ", autoescape=True) for reading in part)) for part in asked]
    return sa.select(search_words.c.article.label("number"), sa.literal(0).label("rank")).where(*every)


def _conditions(narrowed: Filter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if narrowed.language:
        conditions.append(articles.c.language == narrowed.language)
    if narrowed.outlet:
        conditions.append(articles.c.outlet == narrowed.outlet)
    if narrowed.since:
        conditions.append(articles.c.dated >= narrowed.since)
    if narrowed.until:
        conditions.append(articles.c.dated <= narrowed.until)
    return conditions


def _hit(article: Article, story: str | None, asked: Sequence[Sequence[Terms]]) -> Hit:
    """Choose the sentence with the most parts of the query; the first of several."""
    best: Span | None = None
    most = 0
    for span in article.sentences:
        held = f" {terms(article.text[span.start : span.end], article.language).loose} "
        met = sum(any(f" {reading.loose} " in held for reading in part) for part in asked)
        if met > most:
            best, most = span, met
    return Hit(article=article, sentence=best, story=StoryId(story) if story else None)
