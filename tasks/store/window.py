"""A window's articles at once: thousands that are known, read again by every run.

Each column is taken as it lies in the database and read here, for that a column's kind is asked once a value costs more
than what most of them do; and a value that many articles share, a way of extraction or a day, is made once for all.
What comes out is what `codec.article_value` gives of each row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import Any

import sqlalchemy as sa

from tasks.model import Article
from tasks.store.codec import extraction, mention, reading, spans, when
from tasks.store.columns import loaded, unescape
from tasks.store.schema import articles

_FIELDS = tuple(field.name for field in fields(Article))
_AS_KEPT = tuple(sa.type_coerce(articles.c[name], sa.Text) for name in _FIELDS)


def since(connection: sa.Connection, moment: datetime) -> tuple[Article, ...]:
    """Give the articles first seen at or after `moment`, by id, so that the order of arrival cannot matter."""
    rows = connection.execute(sa.select(*_AS_KEPT).where(articles.c.first_seen >= moment)).all()
    return tuple(sorted(article_values(rows), key=attrgetter("id")))  # a database would carry the texts along


@reading
def article_values(rows: Sequence[sa.Row[Any]]) -> list[Article]:
    """Read articles back from their columns as they are kept, in the order of the fields."""
    readers = _readers()
    columns = zip(_FIELDS, zip(*rows, strict=True), strict=bool(rows))
    told = [list(map(readers[name], column)) if name in readers else column for name, column in columns]
    return [Article(**dict(zip(_FIELDS, values, strict=True))) for values in zip(*told, strict=True)]


def _readers() -> dict[str, Callable[[str], Any]]:
    """Give what reads each column that is not kept as it is; what was read once is known while they are."""
    return {
        **dict.fromkeys(("source", "where", "outlet", "url", "title", "text"), unescape),
        "authors": cache(lambda kept: tuple(loaded(kept))),
        "published": cache(lambda kept: when(loaded(kept))),
        "mentions": cache(lambda kept: tuple(map(mention, loaded(kept)))),
        "first_seen": cache(datetime.fromisoformat),
        "sentences": lambda kept: spans(loaded(kept)),
        "extraction": cache(lambda kept: extraction(loaded(kept))),
    }
