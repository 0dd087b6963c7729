"""What the last run knew of each large window: three rows a language, and one of all that links between languages read.

They are worth nothing but to save the next run work. So nothing here ends a run: where a row cannot be
read, none is there.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Literal

import sqlalchemy as sa

from tasks.model import Kept
from tasks.store.chunks import write
from tasks.store.schema import articles, kept, members

MOST = 500_000_000  # bytes of a row, of some 100,000 articles: SQLite takes twice as many in a value, PostgreSQL 2^30
PARTS: dict[str, Literal["counted", "read", "words"]] = {"counted": "counted", "read": "read", "words": "words"}
PART = " "  # between a language and a part, in the name of a row; what is known of all goes by the language alone
WORDS = " words"  # the row that is of all languages


def every(connection: sa.Connection) -> tuple[Kept, ...]:
    """Give all that is kept, by language."""
    try:
        rows = connection.execute(sa.select(kept).order_by(kept.c.language)).all()
    except TypeError:  # SQLAlchemy's, of a content that is no bytes
        return ()
    known = (_kept(*row) for row in rows if isinstance(row.articles, int))
    return tuple(one for one in known if one)


def save(connection: sa.Connection, known: Sequence[Kept], before: Collection[Kept] = ()) -> None:
    """Keep these in place of all that was kept; a row that is the same to the byte is not written again.

    Args:
        connection: that writes.
        known: what is to be kept.
        before: what was read, and not written since: what is among it is not even compared with what is kept.
    """
    large = {one.language for one in known if len(one.content) > MOST}
    wanted = {_name(one): one for one in known if one.language not in large}
    there = {name for name, one in wanted.items() if one in before or _same(connection, name, one)}
    connection.execute(kept.delete().where(kept.c.language.not_in(there)))
    rows = [
        {"language": name, "articles": one.articles, "made_of": one.made_of, "content": one.content}
        for name, one in wanted.items()
        if name not in there
    ]
    write(connection, kept.insert(), rows)


def _name(one: Kept) -> str:
    return one.language if one.part == "all" else f"{one.language}{PART}{one.part}"


def _kept(name: str, articles: int, made_of: str, content: bytes) -> Kept | None:
    language, _, part = name.partition(PART)
    if part and part not in PARTS:
        return None  # a later version's
    return Kept(language=language, part=PARTS.get(part, "all"), articles=articles, made_of=made_of, content=content)


def _same(connection: sa.Connection, name: str, one: Kept) -> bool:
    """Tell whether it is kept already; the content counts, for what a disk has spoilt must be written again."""
    alike = (kept.c.language == name, kept.c.made_of == one.made_of)
    if connection.execute(sa.select(kept.c.articles).where(*alike)).scalar() != one.articles:
        return False  # without giving the database forty million bytes to compare
    return connection.execute(sa.select(kept.c.content == one.content).where(*alike)).scalar() is True


def forget(connection: sa.Connection, seen: datetime) -> None:
    """Drop what reaches back to articles first seen before `seen`: it holds their words, and fits no window any more.

    What is known of all is of the newest articles of its language as they were at the last run, so as many of today's
    newest tell how far back it reaches, where none came since: an article that no story holds came since, and then it
    cannot be told. Its other parts go with it. What links read is of the newest of all languages.
    """
    grouped = sa.select(members.c.article).where(members.c.article == articles.c.id).exists()
    came = sa.select(articles.c.id).where(articles.c.first_seen >= seen, ~grouped).limit(1)
    if connection.execute(came).first():
        connection.execute(kept.delete())
        return
    rows = connection.execute(sa.select(kept.c.language, kept.c.articles)).all()
    staying: set[str] = set()
    for language, many in rows:
        mine = sa.true() if language == WORDS else articles.c.language == language
        newest = (
            sa.select(articles.c.first_seen).where(mine).order_by(articles.c.first_seen.desc()).limit(many).subquery()
        )
        reaches = sa.select(newest).where(newest.c.first_seen < seen).limit(1)
        if (PART not in language or language == WORDS) and not connection.execute(reaches).first():
            staying.add(language.removesuffix(WORDS))
    going = [name for name, _ in rows if name.partition(PART)[0] not in staying]
    connection.execute(kept.delete().where(kept.c.language.in_(going)))
