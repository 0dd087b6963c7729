"""What the search page's index holds of each article, worked out when the article comes in and kept as numbers.

An archive is written from these: taking a year's articles apart again would cost more than all else that it does.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Collection, Sequence

import sqlalchemy as sa

from tasks.search.terms import entries, rules
from tasks.store.chunks import among, chunks, write
from tasks.store.columns import Damaged
from tasks.store.schema import article_terms, vocabulary

WIDTH = 4  # bytes of a number


def keep(connection: sa.Connection, articles: Sequence[tuple[int, str, str, str]]) -> None:
    """Keep the entries of articles, each given by its number, language, title and text."""
    if not articles:
        return
    held = {number: entries(title, text, code) for number, code, title, text in articles}
    known = _numbered(connection, {entry for made in held.values() for entry in made})
    forget(connection, held)
    rows = [
        {"article": number, "origin": rules(), "terms": _packed(sorted(known[entry] for entry in made))}
        for number, made in held.items()
    ]
    write(connection, article_terms.insert(), rows)


def forget(connection: sa.Connection, articles: Collection[int]) -> None:
    """Drop the entries of articles, given by their numbers."""
    for part in chunks(sorted(articles)):
        connection.execute(article_terms.delete().where(article_terms.c.article.in_(part)))


def every(connection: sa.Connection, numbers: Collection[int]) -> dict[int, str]:
    """Give the entries of these numbers; all there are where half of them are asked for, which costs less."""
    asked = sa.select(vocabulary.c.number, vocabulary.c.entry)
    held = connection.execute(sa.select(sa.func.count()).select_from(vocabulary)).scalar_one()
    if 2 * len(numbers) > held:
        return {row.number: row.entry for row in connection.execute(asked)}
    parts = chunks(sorted(numbers))
    rows = (row for part in parts for row in connection.execute(asked.where(vocabulary.c.number.in_(part))))
    return {row.number: row.entry for row in rows}


def _numbered(connection: sa.Connection, wanted: Collection[str]) -> dict[str, int]:
    """Give the number of each entry; those that were never met take the next ones, in their order."""
    rows = among(connection, sa.select(vocabulary), vocabulary.c.entry, wanted)
    known: dict[str, int] = {row["entry"]: row["number"] for row in rows}
    fresh = sorted(set(wanted) - known.keys())
    last = connection.execute(sa.select(sa.func.coalesce(sa.func.max(vocabulary.c.number), 0))).scalar_one()
    new = dict(zip(fresh, range(last + 1, last + 1 + len(fresh)), strict=True))
    write(connection, vocabulary.insert(), [{"number": number, "entry": entry} for entry, number in new.items()])
    return known | new


def _packed(numbers: Sequence[int]) -> bytes:
    made = array("I", numbers)
    if sys.byteorder == "big":
        made.byteswap()
    return made.tobytes()


def unpacked(kept: bytes) -> array[int]:
    """Read numbers back.

    Raises:
        Damaged: they were cut.
    """
    if len(kept) % WIDTH:
        raise Damaged(f"article_terms: {len(kept)} bytes are no whole numbers")
    made = array("I")
    made.frombytes(kept)
    if sys.byteorder == "big":
        made.byteswap()
    return made
