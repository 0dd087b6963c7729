"""Articles: kept under one id as first extracted or last edited, indexed for search."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from tasks.errors import UsageError
from tasks.model import Article, ArticleId, DocumentKey
from tasks.store import vocabulary
from tasks.store.chunks import among, write
from tasks.store.codec import article_row, article_value
from tasks.store.indexing import index
from tasks.store.revising import edited, edits, take
from tasks.store.schema import articles, documents, sightings


def add(connection: sa.Connection, given: Sequence[Article]) -> dict[DocumentKey, ArticleId]:
    """Keep and index the articles not yet known; give the id by which the article of each document is known.

    One that is known stays as it was, but for two cases: where the place it was read at now says other things of the
    same content (somebody wrote a title or a day beside it), it says those, under its old id and time; and a later
    text of it (`revising.edits`) takes the place of the one before.
    """
    told_again = _told_again(connection, given)
    by_id: dict[ArticleId, Article] = {}
    news = [one for one in given if one.document not in told_again]
    ordered = sorted(news, key=lambda one: (one.first_seen, one.where, one.document))
    for article in ordered:
        by_id.setdefault(article.id, article)
    known = {row["id"] for row in among(connection, sa.select(articles.c.id), articles.c.id, by_id)}
    fresh = [article for identity, article in by_id.items() if identity not in known]
    numbered = _numbered(connection, fresh)
    write(connection, articles.insert(), [{"number": number, **article_row(article)} for number, article in numbered])
    _index(connection, numbered)
    first = {id(article) for article in fresh}
    revise(connection, [(one, one.first_seen) for one in ordered if id(one) not in first])
    return {article.document: told_again.get(article.document, article.id) for article in given}


def _told_again(connection: sa.Connection, given: Sequence[Article]) -> dict[DocumentKey, ArticleId]:
    """Renew the articles whose own place says other things of the same content; give their ids by the new documents."""
    now, before = documents.alias(), documents.alias()
    same_place = sa.and_(articles.c.where == now.c.where, articles.c.source == now.c.source)
    asked = (
        sa.select(articles, now.c.key.label("now"))
        .join(now, same_place)
        .join(before, sa.and_(before.c.key == articles.c.document, before.c.content == now.c.content))
    )
    told = {article.document: article for article in given}
    renewed: dict[DocumentKey, ArticleId] = {}
    for row in among(connection, asked, now.c.key, told):
        old, number = article_value(row), row["number"]
        new = replace(told[row["now"]], id=old.id, first_seen=old.first_seen)
        _index(connection, [(number, old)], gone=True)
        connection.execute(articles.update().where(articles.c.id == old.id).values(**article_row(new)))
        _index(connection, [(number, new)])
        renewed[new.document] = old.id
    return renewed


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


def _index(connection: sa.Connection, numbered: Sequence[tuple[int, Article]], *, gone: bool = False) -> None:
    """Write articles into the index of words, or take them out of it."""
    rows = [(number, one.language, one.title, one.text) for number, one in numbered]
    index(connection, rows, gone=gone)
    if gone:
        vocabulary.forget(connection, [number for number, *_ in rows])
    else:
        vocabulary.keep(connection, rows)


def given_by(connection: sa.Connection, sources: Collection[str], since: datetime) -> frozenset[ArticleId]:
    """Give the articles first seen at or after `since` that stand where one of these sources saw something."""
    asked = (
        sa.select(articles.c.id, sightings.c.source)
        .join(sightings, sightings.c.where == articles.c.where)
        .where(articles.c.first_seen >= since)
    )
    return frozenset(ArticleId(found) for found, source in connection.execute(asked) if source in sources)


def seen_between(connection: sa.Connection, since: datetime, until: datetime) -> tuple[ArticleId, ...]:
    """Give the ids of the articles first seen in [since, until), in order."""
    asked = sa.select(articles.c.id).where(articles.c.first_seen >= since, articles.c.first_seen < until)
    return tuple(ArticleId(found) for found in connection.execute(asked.order_by(articles.c.id)).scalars())


def by_ids(connection: sa.Connection, ids: Collection[str]) -> tuple[Article, ...]:
    """Give the articles of these ids that there are, by id."""
    rows = among(connection, sa.select(articles), articles.c.id, set(ids))
    return tuple(article_value(row) for row in sorted(rows, key=lambda row: str(row["id"])))


def seen(connection: sa.Connection, ids: Collection[str]) -> dict[ArticleId, datetime]:
    """Give when each of these articles was first seen, by id."""
    rows = among(connection, sa.select(articles.c.id, articles.c.first_seen), articles.c.id, set(ids))
    return {ArticleId(row["id"]): row["first_seen"] for row in sorted(rows, key=lambda row: str(row["id"]))}


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
