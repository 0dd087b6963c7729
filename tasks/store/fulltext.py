"""Full-text search by SQLite's FTS5: the one module with SQL that no other database speaks.

The index holds words that are folded and stemmed already (`tasks.store.terms`), because FTS5's own folding does
nothing for Arabic. It is contentless: it takes half the room, and an article's text is never changed.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from tasks.store.terms import Terms

NAME = "search"
_MAKE = (
    f"CREATE VIRTUAL TABLE {NAME} USING fts5(title, body, loose, content='', tokenize='unicode61 remove_diacritics 0')"
)
_ADD = f"INSERT INTO {NAME} (rowid, title, body, loose) VALUES (:number, :title, :body, :loose)"  # noqa: S608 -- constants only
# a word in the title weighs as much as eight in the body; one met only by its stem, half
_RANK = f"bm25({NAME}, 8.0, 1.0, 0.5)"
_FIND = f"SELECT rowid AS number, {_RANK} AS rank FROM {NAME} WHERE {NAME} MATCH :query"  # noqa: S608 -- constants only


def create(connection: sa.Connection) -> None:
    """Make the index where the database can hold one; elsewhere search falls back on LIKE."""
    if connection.dialect.name != "sqlite":
        return
    options = connection.exec_driver_sql("PRAGMA compile_options").scalars()
    if "ENABLE_FTS5" in set(options):
        connection.exec_driver_sql(_MAKE)


def present(connection: sa.Connection) -> bool:
    """Tell whether this store has the index."""
    return connection.dialect.name == "sqlite" and sa.inspect(connection).has_table(NAME)


def add(connection: sa.Connection, rows: Sequence[tuple[int, Terms, Terms]]) -> None:
    """Index articles, each given as its number and the terms of its title and its body."""
    values = [
        {
            "number": number,
            "title": title.exact,
            "body": body.exact,
            "loose": f"{title.loose} {body.loose}",
        }
        for number, title, body in rows
    ]
    connection.execute(sa.text(_ADD), values)


def matching(asked: Sequence[Sequence[Terms]]) -> sa.TextualSelect:
    """Give the statement that finds numbers of articles and their rank (lower is better).

    Args:
        asked: what is looked for: parts that must all be met, each in any one of its readings, where a reading
            is a word or a phrase of several.
    """
    query = " AND ".join(f"({' OR '.join(_reading(terms) for terms in part)})" for part in asked)
    return sa.text(_FIND).bindparams(query=query).columns(number=sa.Integer, rank=sa.Float)


def _reading(terms: Terms) -> str:
    return f"({{title body}} : {_phrase(terms.exact)} OR loose : {_phrase(terms.loose)})"


def _phrase(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'
