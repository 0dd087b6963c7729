"""Which of the articles that were told can be found on the search page of the archive."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa

from tasks.model import ArticleId, Findable, called, digest, file_of
from tasks.search.rules import FORM
from tasks.search.terms import rules
from tasks.store.codec import spans, when
from tasks.store.schema import article_terms, articles, pages, told
from tasks.store.told_days import listed
from tasks.store.vocabulary import unpacked

_FOUND = ("id", "outlet", "where", "url", "title", "language", "published", "text", "sentences")


def languages(connection: sa.Connection) -> tuple[str, ...]:
    """Give the languages of the articles that were ever listed, in order."""
    held = listed(told, pages).join(articles, articles.c.id == told.c.article)
    asked = sa.select(articles.c.language).distinct().select_from(held).order_by(articles.c.language)
    return tuple(connection.execute(asked).scalars())


def findable_digest(connection: sa.Connection, since: dt.date, until: dt.date) -> str:
    """Give a digest of what `findable` would give, at a tenth of its cost; "" where that is nothing."""
    asked = _first_listed(since, until, [told.c.edition, told.c.date, articles.c.id, articles.c.document])
    rows = ["\x1f".join(map(str, row)) for row in connection.execute(asked)]
    return digest(FORM, *rows) if rows else ""


def findable(connection: sa.Connection, since: dt.date, until: dt.date) -> tuple[Findable, ...]:
    """Give the articles that were listed first from `since` to before `until`, by that day, then by id."""
    held = (article_terms.c.origin, article_terms.c.terms)
    columns = [told.c.edition, told.c.date, *(articles.c[name] for name in _FOUND), *held]
    asked, known = _first_listed(since, until, columns), rules()
    return tuple(
        Findable(
            edition=edition,
            told=day,
            article=ArticleId(article),
            outlet=outlet,
            title=title,
            language=language,
            published=when(published),
            text=text,
            sentences=spans(edges),
            called=called(outlet=outlet, file=file_of(where), url=url, article=article),
            terms=unpacked(terms) if origin == known else (),
        )
        for edition, day, article, outlet, where, url, title, language, published, text, edges, origin, terms in (
            connection.execute(asked)
        )
    )


def _first_listed(since: dt.date, until: dt.date, columns: list[sa.Column[Any]]) -> sa.Select[Any]:
    other, copy = told.alias(), pages.alias()
    sooner = sa.or_(other.c.date < told.c.date, sa.and_(other.c.date == told.c.date, other.c.edition < told.c.edition))
    before = sa.select(1).select_from(listed(other, copy)).where(other.c.article == told.c.article, sooner)
    return (
        sa.select(*columns)
        .select_from(
            listed(told, pages)
            .join(articles, articles.c.id == told.c.article)
            .outerjoin(article_terms, article_terms.c.article == articles.c.number)
        )
        .where(told.c.date >= since, told.c.date < until, ~before.exists())
        .order_by(told.c.date, articles.c.id)
    )
