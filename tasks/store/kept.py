"""What the last run knew of each large window: one row a language, worth nothing but to save the next run work.

So nothing here ends a run: a row that cannot be read is not there.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from tasks.model import Kept
from tasks.store.chunks import write
from tasks.store.schema import articles, kept

MOST = 500_000_000  # bytes of a row, of some 100,000 articles: SQLite takes twice as many in a value, PostgreSQL 2^30


def every(connection: sa.Connection) -> tuple[Kept, ...]:
    """Give all that is kept, by language."""
    try:
        rows = connection.execute(sa.select(kept).order_by(kept.c.language)).mappings().all()
    except TypeError:  # SQLAlchemy's, of a content that is no bytes
        return ()
    return tuple(Kept(**row) for row in rows if isinstance(row["articles"], int))


def save(connection: sa.Connection, known: Sequence[Kept]) -> None:
    """Keep these in place of all that was kept; a row that is the same to the byte is not written again."""
    wanted = [one for one in known if len(one.content) <= MOST]
    there = {one.language for one in wanted if _same(connection, one)}
    connection.execute(kept.delete().where(kept.c.language.not_in(there)))
    rows = [
        {"language": one.language, "articles": one.articles, "made_of": one.made_of, "content": one.content}
        for one in wanted
        if one.language not in there
    ]
    write(connection, kept.insert(), rows)


def _same(connection: sa.Connection, one: Kept) -> bool:
    """Tell whether it is kept already; the content counts, for what a disk has spoilt must be written again."""
    alike = (kept.c.language == one.language, kept.c.made_of == one.made_of, kept.c.content == one.content)
    return connection.execute(sa.select(kept.c.articles).where(*alike)).scalar() == one.articles


def forget(connection: sa.Connection, seen: datetime) -> None:
    """Drop what reaches back to articles first seen before `seen`: it holds their words, and fits no window any more.

    A row is of the newest articles of its language as they were at the last run, so as many of today's newest tell how
    far back it reaches.
    """
    for language, many in connection.execute(sa.select(kept.c.language, kept.c.articles)).all():
        newest = (
            sa.select(articles.c.first_seen)
            .where(articles.c.language == language)
            .order_by(articles.c.first_seen.desc())
            .limit(many)
            .subquery()
        )
        if connection.execute(sa.select(newest).where(newest.c.first_seen < seen).limit(1)).first():
            connection.execute(kept.delete().where(kept.c.language == language))
