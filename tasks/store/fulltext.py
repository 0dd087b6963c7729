"""Full-text search by SQLite's FTS5: the one module with SQL that no other database speaks.

The index holds words that are folded and stemmed already (`tasks.search.terms`), because FTS5's own folding does
nothing for Arabic. It is contentless: it takes half the room, and what is taken out must be told word for word.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from tasks.search.terms import Asked, Terms

NAME = "search"
_OPTIONS = "content='', tokenize='unicode61 remove_diacritics 0'"
_MAKE = f"CREATE VIRTUAL TABLE {NAME} USING fts5(code, title, body, loose, {_OPTIONS})"
_ADD = f"INSERT INTO {NAME} (rowid, code, title, body, loose) VALUES (:number, :code, :title, :body, :loose)"  # noqa: S608 -- constants only
_DROP = f"INSERT INTO {NAME} ({NAME}, rowid, code, title, body, loose) VALUES ('delete', :number, :code, :title, :body, :loose)"  # noqa: S608, E501 -- constants only
# a word in the title weighs as much as eight in the body; its looser reading, half
_RANK = f"bm25({NAME}, 0.0, 8.0, 1.0, 0.5)"
_FIND = f"SELECT rowid AS number, {_RANK} AS rank FROM {NAME} WHERE {NAME} MATCH :query"  # noqa: S608 -- constants only


def create(connection: sa.Connection) -> None:
    """Make the index where the database can hold one; elsewhere search falls back on LIKE."""
    if connection.dialect.name != "sqlite":
        return
    options = connection.exec_driver_sql("PRAGMA compile_options").scalars()
    if "ENABLE_FTS5" in set(options):
        connection.exec_driver_sql(_MAKE)


def empty(connection: sa.Connection) -> None:
    """Take every article out of the index."""
    connection.exec_driver_sql(f"INSERT INTO {NAME} ({NAME}) VALUES ('delete-all')")  # noqa: S608 -- constants only


def present(connection: sa.Connection) -> bool:
    """Tell whether this store has the index."""
    return connection.dialect.name == "sqlite" and sa.inspect(connection).has_table(NAME)


def write(connection: sa.Connection, rows: Sequence[tuple[int, str, Terms, Terms]], *, gone: bool) -> None:
    """Index articles, or take them out where they are `gone`.

    Each is given as its number, its language and the terms of its title and its body; one that goes, as it came.
    """
    values = [
        {
            "number": number,
            "code": code,
            "title": title.strict,
            "body": body.strict,
            "loose": f"{title.loose} {body.loose}",
        }
        for number, code, title, body in rows
    ]
    connection.execute(sa.text(_DROP if gone else _ADD), values)


def matching(asked: Asked) -> sa.TextualSelect:
    """Give the statement that finds numbers of articles and their rank (lower is better)."""
    query = " OR ".join(f"(code : {_phrase(code)} AND {_every(parts)})" for code, parts in asked.items())
    return sa.text(_FIND).bindparams(query=query).columns(number=sa.Integer, rank=sa.Float)


def _every(parts: Sequence[Sequence[str]]) -> str:
    return " AND ".join(f"({_any(readings)})" for readings in parts)


def _any(readings: Sequence[str]) -> str:
    return "{title body loose} : " + " OR {title body loose} : ".join(map(_phrase, readings))


def _phrase(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'
