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
from tasks.store.terms import Asked, Terms, terms

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

    A part is a word, or a phrase between quotation marks. The query is read in every language of the store, each
    time for the articles in that language, so one query may find articles in several. Stop words are passed over;
    a query of nothing else finds nothing.
    """
    codes = connection.execute(sa.select(articles.c.language).distinct().order_by(articles.c.language)).scalars().all()
    asked = read(query, [narrowed.language] if narrowed.language else codes)
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
    return tuple(_hit(article_value(row), row["story"], asked[row["language"]]) for row in rows)


def read(query: str, codes: Sequence[str]) -> Asked:
    """Read a query in every language of `codes`: its parts, without stop words, for articles in that language."""
    texts = [next(text for text in match.groups() if text is not None) for match in _PART.finditer(query)]
    asked = {code: [found for text in texts[:MOST_PARTS] if (found := terms(text, code))] for code in codes}
    return {code: parts for code, parts in asked.items() if parts}


def _by_like(asked: Asked) -> sa.Select[Any]:
    """Find by looking through every article's words: for databases without a full-text index."""
    in_each = [
        sa.and_(articles.c.language == code, *(sa.or_(*map(_holds, dict.fromkeys(part))) for part in parts))
        for code, parts in asked.items()
    ]
    held = search_words.join(articles, articles.c.number == search_words.c.article)
    numbers = sa.select(search_words.c.article.label("number"), sa.literal(0).label("rank"))
    return numbers.select_from(held).where(sa.or_(*in_each))


def _holds(words: str) -> sa.ColumnElement[bool]:
    return search_words.c.words.contains(f" {words} ", autoescape=True)


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


def _hit(article: Article, story: str | None, parts: Sequence[Terms]) -> Hit:
    """Choose the sentence with the most parts of the query; the first of several."""
    best: Span | None = None
    most = 0
    for span in article.sentences:
        strict, loose = terms(article.text[span.start : span.end], article.language)
        held = f" {strict} {loose} "
        met = sum(any(f" {words} " in held for words in part) for part in parts)
        if met > most:
            best, most = span, met
    return Hit(article=article, sentence=best, story=StoryId(story) if story else None)
