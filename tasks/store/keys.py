"""What articles are compared by: made once, kept a row an article, and of a window got in one query."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from tasks.model import ArticleId, Keys
from tasks.store.chunks import chunks, write
from tasks.store.columns import Damaged, unzipped
from tasks.store.opening import telling
from tasks.store.schema import articles, keys


class KeptKeys(Mapping[ArticleId, Keys]):
    """Keys of articles, each read when it is first asked for: a run needs those of a hundred out of ten thousand.

    A value of its own: what is not read yet lies here as the store had it.
    """

    def __init__(self, kept: Iterable[tuple[str, str, bytes]], where: str) -> None:
        self._kept = {ArticleId(article): (origin, content) for article, origin, content in kept}
        self._where = where  # the store's name, for messages
        self._read: dict[ArticleId, Keys] = {}

    def __getitem__(self, article: ArticleId) -> Keys:
        """Give the keys of an article.

        Raises:
            KeyError: none of it are kept.
            StoreError: they cannot be read.
        """
        if article not in self._read:
            origin, content = self._kept[article]
            with telling(self._where):
                self._read[article] = _value(article, origin, content)
        return self._read[article]

    def __iter__(self) -> Iterator[ArticleId]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, article: object) -> bool:
        return article in self._kept


def since(connection: sa.Connection, moment: datetime, where: str) -> KeptKeys:
    """Give the keys there are of the articles first seen at or after `moment`, of the store that is called `where`."""
    packed = sa.type_coerce(keys.c.content, sa.LargeBinary)
    asked = sa.select(keys.c.article, keys.c.origin, packed).join(articles, articles.c.id == keys.c.article)
    rows = connection.execute(asked.where(articles.c.first_seen >= moment)).all()
    return KeptKeys(((article, origin, content) for article, origin, content in rows), where)


def save(connection: sa.Connection, made: Sequence[Keys]) -> None:
    """Keep keys, in place of older ones of the same articles."""
    for part in chunks([one.article for one in made]):
        connection.execute(keys.delete().where(keys.c.article.in_(part)))
    rows = [{"article": one.article, "origin": one.origin, "content": _packed(one)} for one in made]
    write(connection, keys.insert(), rows)


def _packed(one: Keys) -> str:
    return json.dumps([one.title, one.text, one.names, one.headed], ensure_ascii=False, separators=(",", ":"))


def _value(article: ArticleId, origin: str, content: bytes) -> Keys:
    try:
        title, text, names, headed = map(tuple, json.loads(unzipped(content)))
    except (ValueError, TypeError, zlib.error) as error:
        raise Damaged(f"keys of {article}: {error}") from error
    return Keys(article=article, origin=origin, title=title, text=text, names=names, headed=headed)
