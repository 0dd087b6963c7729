"""Search over everything ever read: folded and stemmed words, in the languages that the store holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from tasks.model import Article, Span, StoryId
from tasks.search import Query, named
from tasks.search.terms import Asked, readings, terms
from tasks.store import fulltext
from tasks.store.codec import article_value
from tasks.store.schema import articles, members, search_words


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


def search(connection: sa.Connection, query: Query, narrowed: Filter, limit: int) -> tuple[Hit, ...]:
    """Give the articles that hold every part of `query`, best first; newest first where it narrows and has no parts.

    A part is a word, or a phrase between quotation marks. The query is read in every language of the store, each
    time for the articles in that language, so one query may find articles in several. Stop words are passed over;
    a query of nothing else finds nothing.
    """
    asked = in_languages(query.parts, _distinct(connection, articles.c.language))
    told = articles.outerjoin(members, members.c.article == articles.c.id)
    order: list[sa.ColumnElement[Any]] = [articles.c.dated.desc(), articles.c.id]
    if asked:
        matching = (fulltext.matching(asked) if fulltext.present(connection) else _by_like(asked)).subquery()
        told = told.join(matching, matching.c.number == articles.c.number)
        order.insert(0, matching.c.rank)
    elif query.parts or not query.narrows:
        return ()
    names = _distinct(connection, articles.c.outlet) if query.outlets or narrowed.outlet else []
    conditions = [*_conditions(query, names), *_narrowing(narrowed, names)]
    statement = sa.select(articles, members.c.story).select_from(told).where(*conditions).order_by(*order).limit(limit)
    rows = connection.execute(statement).mappings()
    return tuple(_hit(article_value(row), row["story"], asked.get(row["language"], [])) for row in rows)


def _distinct(connection: sa.Connection, column: sa.Column[str]) -> list[str]:
    return list(connection.execute(sa.select(column).distinct().order_by(column)).scalars())


def in_languages(parts: Sequence[str], codes: Sequence[str]) -> Asked:
    """Read the parts of a query in every language of `codes`, without stop words, for articles in that language."""
    asked = {code: [found for text in parts if (found := readings(text, code))] for code in codes}
    return {code: parts for code, parts in asked.items() if parts}


def _by_like(asked: Asked) -> sa.Select[Any]:
    """Find by looking through every article's words: for databases without a full-text index."""
    in_each = [
        sa.and_(articles.c.language == code, *(sa.or_(*map(_holds, part)) for part in parts))
        for code, parts in asked.items()
    ]
    held = search_words.join(articles, articles.c.number == search_words.c.article)
    numbers = sa.select(search_words.c.article.label("number"), sa.literal(0).label("rank"))
    return numbers.select_from(held).where(sa.or_(*in_each))


def _holds(words: str) -> sa.ColumnElement[bool]:
    return search_words.c.words.contains(f" {words} ", autoescape=True)


def _conditions(query: Query, names: Sequence[str]) -> Iterator[sa.ColumnElement[bool]]:
    """Say what the query itself asks of an article besides words."""
    if query.languages:
        yield articles.c.language.in_(query.languages)
    if query.outlets:
        yield articles.c.outlet.in_([name for name in names if named(name, query.outlets)])
    if query.since:
        yield articles.c.dated >= query.since
    if query.until:
        yield articles.c.dated <= query.until


def _narrowing(narrowed: Filter, names: Sequence[str]) -> Iterator[sa.ColumnElement[bool]]:
    """Say what is asked of an article beside the query, by the same rules."""
    return _conditions(
        Query(
            since=narrowed.since,
            until=narrowed.until,
            outlets=(narrowed.outlet,) if narrowed.outlet else (),
            languages=(narrowed.language,) if narrowed.language else (),
        ),
        names,
    )


def _hit(article: Article, story: str | None, parts: Sequence[Sequence[str]]) -> Hit:
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
