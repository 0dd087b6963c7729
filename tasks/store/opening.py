"""Open a store: make it, check it, bring an older one up to date, refuse what is not ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from tasks.errors import StoreError
from tasks.store import fulltext, sqlite
from tasks.store.columns import Damaged
from tasks.store.schema import REVISIONS, metadata, revision

MIGRATIONS = Path(__file__).parent / "migrations"
SQLITE = "sqlite:///"
RESTORE = (
    "Move it aside; then put a backup in its place where there is one (*.bak beside it), or run again: "
    "the sources are read afresh. The briefings already written stay as they are."
)
# what a driver says → what it means and what to do
MEANINGS = (
    ("database or disk is full", "there is no room left on the disk", "Make room and run again; nothing was lost."),
    ("disk i/o error", "the disk cannot be read or written", "See that the disk is well and has room, then run again."),
    ("locked", "another program holds it", "Close whatever else has it open, then run again."),
    ("readonly", "it cannot be written", "Give write permission to it and to its folder."),
    ("read-only", "it cannot be written", "Give write permission to it and to its folder."),
    ("unable to open", "it cannot be opened", "See that its folder exists and may be written."),
    ("malformed", "it is damaged", RESTORE),
    ("not a database", "it is damaged", RESTORE),
    ("could not decode", "it is damaged", RESTORE),
)


@contextmanager
def telling(where: str) -> Iterator[None]:
    """Turn what a database driver raises into a StoreError that names the store and the remedy.

    Neither the statement nor its values get into the message: they may hold a whole article.
    """
    try:
        yield
    except Damaged as error:
        raise StoreError(where, f"it is damaged (a value cannot be read: {error})", RESTORE) from error
    except (DBAPIError, sqlite3.Error) as error:
        said = str(error.orig if isinstance(error, DBAPIError) else error).strip()
        for sign, meaning, remedy in MEANINGS:
            if sign in said.lower():
                raise StoreError(where, f"{meaning} ({said})", remedy) from error
        first = said.splitlines()[0] if said else type(error).__name__
        raise StoreError(
            where, f"the database refused ({first})", "See that it runs and is ours, then run again."
        ) from error


def named(url: str) -> tuple[URL, str]:
    """Read a URL; give it, and the name by which messages call the store, without its password.

    What follows "sqlite:///" is a path and nothing else: a folder may have a question mark in its name.

    Raises:
        StoreError: it is not a database's URL, or its driver is not installed.
    """
    if url.startswith(SQLITE) and url != SQLITE:
        path = url.removeprefix(SQLITE)
        return URL.create("sqlite", database=path), path
    try:
        parsed = make_url(url)
        parsed.get_dialect()
    except (ArgumentError, ImportError, NoSuchModuleError) as error:
        remedy = "Use sqlite:////path/to/file, or install the driver that the URL names."
        raise StoreError("store.url", "no driver can open it", remedy) from error
    return parsed, parsed.render_as_string(hide_password=True)


def open_engine(url: str, *, create: bool) -> tuple[sa.Engine, str]:
    """Open the store at `url`; give its engine and its name for messages.

    Args:
        url: of SQLAlchemy's form.
        create: make it where there is none yet.

    Raises:
        StoreError: missing (and `create` is false), damaged, of a newer version, not ours, or out of reach.
    """
    parsed, where = named(url)
    with telling(where):
        if parsed.get_backend_name() == "sqlite":
            _check_file(parsed.database, where, create=create)
            engine = sqlite.engine(parsed)
        else:
            engine = sa.create_engine(parsed)
        try:
            ready(engine, where, create=create)
        except BaseException:
            engine.dispose()
            raise
    return engine, where


def _check_file(database: str | None, where: str, *, create: bool) -> None:
    if not database or database == ":memory:":
        return
    path = Path(database)
    try:
        if not path.exists():
            if not create:
                raise StoreError(where, "there is no store yet", "Run `mujaz run` first.")
            path.parent.mkdir(parents=True, exist_ok=True)
            return
        found = sqlite.damage(path)
    except OSError as error:
        remedy = "Give permission to read and write it and its folder."
        raise StoreError(where, f"it cannot be opened ({error.strerror or error})", remedy) from error
    if found:
        raise StoreError(where, f"it is damaged ({' '.join(found.split())})", RESTORE)  # SQLite tells it in lines


def ready(
    engine: sa.Engine,
    where: str,
    *,
    create: bool,
    revisions: Sequence[str] = REVISIONS,
    migrations: Path = MIGRATIONS,
) -> None:
    """Make the tables, or bring them up to date, or leave them; refuse what is newer or not ours."""
    with engine.begin() as connection:
        found = _revision(connection, where)
    if found == revisions[-1]:
        return
    if found is None and not create:
        raise StoreError(where, "it is empty", "Run `mujaz run` first.")
    if found is not None and found not in revisions:
        reason = f"it was written by a newer version (its schema is {found}, this one knows {revisions[-1]})"
        raise StoreError(where, reason, "Install the newer version, or name another store.")
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        found = _revision(connection, where)  # another process may have been quicker
        if found is None:
            metadata.create_all(connection)
            fulltext.create(connection)
            connection.execute(revision.insert().values(version_num=revisions[-1]))
        elif found != revisions[-1]:
            _upgrade(connection, found, migrations)


def _revision(connection: sa.Connection, where: str) -> str | None:
    """Give the revision of the schema, or None where the database is empty."""
    tables = sa.inspect(connection).get_table_names()
    if revision.name in tables:
        return str(connection.execute(sa.select(revision.c.version_num)).scalar_one())
    if tables:
        raise StoreError(where, "it is a database of something else", "Name another file, or another database.")
    return None


def _upgrade(connection: sa.Connection, found: str, migrations: Path) -> None:
    """Run the migrations from `found` on, after a backup where the store is a file."""
    from tasks.store.migrations import upgrade  # Alembic costs a fifth of a second

    database = connection.engine.url.database
    if connection.dialect.name == "sqlite" and database and database != ":memory:":
        path = Path(database)
        sqlite.backup(path, path.with_name(f"{path.name}.before-upgrade-from-{found}.bak"))
    upgrade(connection, migrations)
