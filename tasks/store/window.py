"""A window's articles at once: thousands that are known, read again by every run.

Each column is taken as it lies in the database and read here, for that a column's kind is asked once a value costs more
than what most of them do; and a value that many articles share, a way of extraction or a day, is made once for all.
What comes out is what `codec.article_value` gives of each row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import Any

import sqlalchemy as sa

from tasks.model import Article, ArticleId
from tasks.store.codec import extraction, mention, reading, spans, when
from tasks.store.columns import loaded, unescape
from tasks.store.schema import articles

_AS_KEPT = tuple(sa.type_coerce(articles.c[field.name], sa.Text) for field in fields(Article))


def since(connection: sa.Connection, moment: datetime) -> tuple[Article, ...]:
    """Give the articles first seen at or after `moment`, by id, so that the order of arrival cannot matter."""
    rows = connection.execute(sa.select(*_AS_KEPT).where(articles.c.first_seen >= moment)).all()
    return tuple(sorted(article_values(rows), key=attrgetter("id")))  # a database would carry the texts along


@reading
def article_values(rows: Sequence[sa.Row[Any]]) -> list[Article]:
    """Read articles back from their columns as they are kept, in the order of the fields."""
    names = cache(lambda kept: tuple(loaded(kept)))
    dates = cache(lambda kept: when(loaded(kept)))
    stated = cache(lambda kept: tuple(map(mention, loaded(kept))))
    ways = cache(lambda kept: extraction(loaded(kept)))
    moments = cache(datetime.fromisoformat)
    return [
        Article(
            id=ArticleId(identity),
            document=document,
            source=unescape(source),
            where=unescape(where),
            outlet=unescape(outlet),
            url=unescape(url),
            title=unescape(title),
            authors=names(authors),
            published=dates(published),
            mentions=stated(mentions),
            first_seen=moments(first_seen),
            language=language,
            text=unescape(text),
            sentences=spans(loaded(sentences)),
            extraction=ways(made),
        )
        for (
            identity,
            document,
            source,
            where,
            outlet,
            url,
            title,
            authors,
            published,
            mentions,
            first_seen,
            language,
            text,
            sentences,
            made,
        ) in rows
    ]
