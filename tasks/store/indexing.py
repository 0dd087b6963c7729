"""Keeping the index of words: articles in and out of it, and all of them afresh where the terms have changed."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from tasks.search.terms import terms
from tasks.store import fulltext
from tasks.store.chunks import write
from tasks.store.columns import unescape
from tasks.store.schema import search_words

BATCH = 500  # articles in memory at a time
_READ = "SELECT number, language, title, text FROM articles WHERE number > :last ORDER BY number LIMIT :most"


def reindex(connection: sa.Connection) -> None:
    """Empty the index of words and fill it again; called by migrations, so it asks for columns of every version."""
    full = fulltext.present(connection)
    if full:
        fulltext.empty(connection)
    else:
        connection.execute(search_words.delete())
    last = -1
    while rows := connection.execute(sa.text(_READ), {"last": last, "most": BATCH}).all():
        last = rows[-1].number
        index(connection, [(row.number, row.language, unescape(row.title), unescape(row.text)) for row in rows])


def index(connection: sa.Connection, articles: Sequence[tuple[int, str, str, str]], *, gone: bool = False) -> None:
    """Write articles into the index of words, or take them out; each by its number, language, title and text."""
    if not articles:
        return
    rows = [(number, code, terms(title, code), terms(text, code)) for number, code, title, text in articles]
    if fulltext.present(connection):
        fulltext.write(connection, rows, gone=gone)
    elif gone:
        connection.execute(search_words.delete().where(search_words.c.article.in_([number for number, *_ in rows])))
    else:
        words = [{"article": number, "words": " ".join(("", *title, *body, ""))} for number, _, title, body in rows]
        write(connection, search_words.insert(), words)
