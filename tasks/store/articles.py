"""Articles: kept as first extracted or last edited, indexed for search, found by id, place or time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from tasks.errors import UsageError
from tasks.model import Article, ArticleId
from tasks.store import fulltext
from tasks.store.chunks import among, write
from tasks.store.codec import article_row, article_value
from tasks.store.revising import edited, edits, take
from tasks.store.schema import articles, search_words
from tasks.store.terms import terms


def add(connection: sa.Connection, given: Sequence[Article]) -> list[Article]:
    """Keep the articles not yet known, and later texts of known ones (`revising.edits`); index and give those.

    Any other that is known stays as it was.
    """
    by_id: dict[ArticleId, Article] = {}
    ordered = sorted(given, key=lambda one: (one.first_seen, one.where, one.document))
    for article in ordered:
        by_id.setdefault(article.id, article)
    known = {row["id"] for row in among(connection, sa.select(articles.c.id), articles.c.id, by_id)}
    fresh = [article for identity, article in by_id.items() if identity not in known]
    numbered = _numbered(connection, fresh)
    write(connection, articles.insert(), [{"number": number, **article_row(article)} for number, article in numbered])
    _index(connection, numbered)
    first = {id(article) for article in fresh}
    return [*fresh, *revise(connection, [(one, one.first_seen) for one in ordered if id(one) not in first])]


def revise(connection: sa.Connection, told: Sequence[tuple[Article, datetime]]) -> list[Article]:
    """Write down which of these are edits of the articles there are, each told at its moment; give what became of them.

    Of several that were told at once the first by place and document counts.
    """
    ids = {article.id for article, _ in told}
    rows = among(connection, sa.select(articles), articles.c.id, ids)
    now: dict[ArticleId, tuple[Article, datetime | None]] = {
        row["id"]: (article_value(row), row["changed"]) for row in rows
    }
    changes: list[tuple[Article, Article, datetime]] = []
    for new, moment in sorted(told, key=lambda one: (one[1], one[0].where, one[0].document)):
        old, changed = now[new.id]
        if edits(old, changed, replace(new, first_seen=moment)):
            now[new.id] = (edited(old, new), moment)
            changes.append((old, now[new.id][0], moment))
    numbered = _numbered(connection, [after for _, after, _ in changes])
    take(connection, [(number, *change) for (number, _), change in zip(numbered, changes, strict=True)])
    last = {after.id: (number, after) for number, after in numbered}
    _index(connection, list(last.values()))
    return [after for _, after in last.values()]


def _numbered(connection: sa.Connection, given: Sequence[Article]) -> list[tuple[int, Article]]:
    """Give each article a number that no other has had."""
    last = connection.execute(sa.select(sa.func.coalesce(sa.func.max(articles.c.number), 0))).scalar_one()
    return list(enumerate(given, start=last + 1))


def _index(connection: sa.Connection, numbered: Sequence[tuple[int, Article]]) -> None:
    if not numbered:
        return
    rows = [
        (number, article.language, terms(article.title, article.language), terms(article.text, article.language))
        for number, article in numbered
    ]
    if fulltext.present(connection):
        fulltext.add(connection, rows)
        return
    words = [{"article": number, "words": " ".join(("", *title, *body, ""))} for number, _, title, body in rows]
    write(connection, search_words.insert(), words)


def window(connection: sa.Connection, since: datetime) -> tuple[Article, ...]:
    """Give the articles first seen at or after `since`, by id, so that the order of arrival cannot matter."""
    asked = sa.select(articles).where(articles.c.first_seen >= since).order_by(articles.c.id)
    return tuple(article_value(row) for row in connection.execute(asked).mappings())


def seen_between(connection: sa.Connection, since: datetime, until: datetime) -> tuple[ArticleId, ...]:
    """Give the ids of the articles first seen in [since, until), in order."""
    asked = sa.select(articles.c.id).where(articles.c.first_seen >= since, articles.c.first_seen < until)
    return tuple(ArticleId(found) for found in connection.execute(asked.order_by(articles.c.id)).scalars())


def by_ids(connection: sa.Connection, ids: Collection[str]) -> tuple[Article, ...]:
    """Give the articles of these ids that there are, by id."""
    rows = among(connection, sa.select(articles), articles.c.id, set(ids))
    return tuple(article_value(row) for row in sorted(rows, key=lambda row: str(row["id"])))


def by_prefix(connection: sa.Connection, prefix: str) -> Article | None:
    """Give the article whose id is `prefix` or alone begins with it.

    Raises:
        UsageError: several begin so.
    """
    asked = sa.select(articles).where(articles.c.id.startswith(prefix, autoescape=True)).order_by(articles.c.id)
    found = [article_value(row) for row in connection.execute(asked.limit(6)).mappings()] if prefix else []
    exact = [article for article in found if article.id == prefix]
    if len(found) > 1 and not exact:
        some = ", ".join(article.id for article in found[:5])
        raise UsageError(f"{prefix}: several articles begin so ({some}{' …' * (len(found) > 5)}). Give more of the id.")
    return next(iter(exact or found), None)
