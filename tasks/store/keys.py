"""What articles are compared by: made once, kept a row an article, read in one query for a window."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from tasks.model import ArticleId, Keys
from tasks.store.chunks import chunks, write
from tasks.store.columns import Damaged
from tasks.store.schema import articles, keys


def since(connection: sa.Connection, moment: datetime) -> dict[ArticleId, Keys]:
    """Give the keys there are of the articles first seen at or after `moment`."""
    asked = sa.select(keys).join(articles, articles.c.id == keys.c.article).where(articles.c.first_seen >= moment)
    return {ArticleId(row.article): _value(row) for row in connection.execute(asked.order_by(keys.c.article))}


def save(connection: sa.Connection, made: Sequence[Keys]) -> None:
    """Keep keys, in place of older ones of the same articles."""
    for part in chunks([one.article for one in made]):
        connection.execute(keys.delete().where(keys.c.article.in_(part)))
    rows = [{"article": one.article, "origin": one.origin, "content": _packed(one)} for one in made]
    write(connection, keys.insert(), rows)


def _packed(one: Keys) -> str:
    return json.dumps([one.title, one.text, one.names, one.headed], ensure_ascii=False, separators=(",", ":"))


def _value(row: sa.Row[tuple[str, str, str]]) -> Keys:
    try:
        title, text, names, headed = map(tuple, json.loads(row.content))
    except (ValueError, TypeError) as error:
        raise Damaged(f"keys of {row.article}: {error}") from error
    return Keys(article=ArticleId(row.article), origin=row.origin, title=title, text=text, names=names, headed=headed)
