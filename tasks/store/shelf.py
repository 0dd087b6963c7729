"""The archive's shelf: which of its files we wrote, what each was made of and what it held."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from tasks.model import Shelved
from tasks.store.chunks import among, chunks, write
from tasks.store.schema import pages, shelf


def every(connection: sa.Connection) -> tuple[Shelved, ...]:
    """Give every file of the archive that we wrote, by path."""
    rows = connection.execute(sa.select(shelf).order_by(shelf.c.path)).mappings()
    return tuple(Shelved(**row) for row in rows)


def keep(connection: sa.Connection, files: Sequence[Shelved]) -> None:
    """Write down files, in place of what was known of their paths."""
    drop(connection, [one.path for one in files])
    rows = [
        {"path": one.path, "part": one.part, "made_of": one.made_of, "sha256": one.sha256, "bytes": one.bytes}
        for one in files
    ]
    write(connection, shelf.insert(), rows)


def drop(connection: sa.Connection, paths: Sequence[str]) -> None:
    """Forget the files at these paths."""
    for part in chunks(paths):
        connection.execute(shelf.delete().where(shelf.c.path.in_(part)))


def contents(connection: sa.Connection, paths: Collection[str]) -> dict[str, frozenset[str]]:
    """Give what we ever put at each of these paths and remember: the digests (SHA-256) of the bytes."""
    found: dict[str, set[str]] = {}
    for table in (shelf, pages):
        for row in among(connection, sa.select(table.c.path, table.c.sha256), table.c.path, set(paths)):
            found.setdefault(row["path"], set()).add(row["sha256"])
    return {path: frozenset(found[path]) for path in sorted(found)}
