"""The health of a SQLite store, looked at without opening it for work, and what can be done for one that is ill.

Nothing is ever thrown away: what is mended is copied aside first.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Literal

from sqlalchemy.engine import URL

from tasks.errors import StoreError
from tasks.store import fulltext, sqlite
from tasks.store.indexing import reindex
from tasks.store.opening import open_engine, telling
from tasks.store.schema import REVISIONS, metadata

Condition = Literal["sound", "older", "damaged"]

OURS = frozenset(metadata.tables)
# what was made by a statement, but for the index of words, which is made again
_MADE = "SELECT type, name, sql FROM sqlite_master WHERE sql NOT NULL AND sql NOT LIKE 'CREATE VIRTUAL%'"


def condition(path: Path) -> tuple[Condition, str]:
    """Tell how the store at `path` is, and why; every page of it is looked at. It is not upgraded.

    Raises:
        StoreError: it is held by another program, of a newer version, or not ours: nothing to be mended here.
    """
    found = sqlite.damage(path) or _thorough(path)
    if found:
        return "damaged", found
    with telling(str(path)), closing(_read_only(path)) as connection:
        try:
            (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except (sqlite3.OperationalError, TypeError) as error:
            raise StoreError(str(path), "it is a database of something else", "Name another file.") from error
    if revision == REVISIONS[-1]:
        return "sound", f"schema {revision}"
    if revision in REVISIONS:
        return "older", f"schema {revision}; this version writes {REVISIONS[-1]}"
    reason = f"it was written by a newer version (its schema is {revision}, this one knows {REVISIONS[-1]})"
    raise StoreError(str(path), reason, "Install the newer version, or name another store.")


def upgrade(path: Path) -> str:
    """Bring an older store up to date, as any run would, after a copy; say what was done."""
    engine, _ = open_engine(f"sqlite:///{path}", create=False)
    engine.dispose()
    return f"brought up to date; a copy as it was lies beside it ({path.name}.before-upgrade-….bak)"


def mend(path: Path, stamp: str) -> str:
    """Mend a damaged store; say what was done. The file as it was found stays beside it under a name with `stamp`.

    First its rows are written to a new file, which mends everything where only indexes are hurt or pages are lost that
    hold nothing. Where that does not go, the newest sound copy beside it takes its place. Where there is none, the
    place is left empty: the next run reads the sources afresh, and the briefings already written stay.

    Raises:
        OSError: the file cannot be copied or replaced.
    """
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    shutil.copy2(path, aside)
    fresh = path.with_name(f".tmp-{path.name}")
    fresh.unlink(missing_ok=True)
    if _written_anew(path, fresh):
        _replace(fresh, path)
        return f"written anew, nothing lost; as it was found: {aside.name}"
    fresh.unlink(missing_ok=True)
    for copy in sorted(path.parent.glob(f"{path.name}*.bak"), key=lambda one: one.stat().st_mtime, reverse=True):
        if not (sqlite.damage(copy) or _thorough(copy)):
            shutil.copy2(copy, fresh)
            _replace(fresh, path)
            return f"taken from its copy {copy.name}; what came after is read again; as it was found: {aside.name}"
    path.unlink()
    _journal(path).unlink(missing_ok=True)
    return f"moved aside as {aside.name}, for there is no sound copy: the next run reads the sources afresh"


def _written_anew(path: Path, fresh: Path) -> bool:
    """Write every row to another file; tell whether all of them could be read and the file is sound."""
    try:
        with closing(_read_only(path)) as old, closing(sqlite3.connect(fresh)) as new:
            made = [row for row in old.execute(_MADE) if not row[1].startswith(f"{fulltext.NAME}_") or row[1] in OURS]
            tables = [name for kind, name, _ in made if kind == "table"]
            for _, _, statement in (row for row in made if row[0] == "table"):
                new.execute(statement)
            for name in tables:
                rows = old.execute(f'SELECT * FROM "{name}" NOT INDEXED')  # noqa: S608 -- a name of the schema
                places = ", ".join("?" * len(rows.description))
                new.executemany(f'INSERT INTO "{name}" VALUES ({places})', rows)  # noqa: S608 -- the same
            for _, _, statement in (row for row in made if row[0] == "index"):
                new.execute(statement)
            new.commit()
    except sqlite3.DatabaseError:
        return False
    _searchable(fresh)
    return not (sqlite.damage(fresh) or _thorough(fresh))


def _searchable(fresh: Path) -> None:
    """Make the index of words, which holds nothing that the articles do not hold."""
    engine = sqlite.engine(URL.create("sqlite", database=str(fresh)))
    try:
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            fulltext.create(connection)
            reindex(connection)
    finally:
        engine.dispose()


def _replace(fresh: Path, path: Path) -> None:
    """Put a sound file in the place of the damaged one, whose journal must not be played back into it."""
    _journal(path).unlink(missing_ok=True)
    fresh.replace(path)


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _thorough(path: Path) -> str:
    """Look at every page, every index and every reference; say the first thing that is wrong."""
    try:
        with closing(_read_only(path)) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            lost = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.OperationalError as error:
        if "malformed" in str(error):
            return str(error)
        with telling(str(path)):
            raise
    except sqlite3.DatabaseError as error:
        return str(error)
    if found != "ok":
        return " ".join(str(found).split())
    return f"a row of {lost[0]} points to nothing in {lost[2]}" if lost else ""


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=sqlite.BUSY_MS / 1000)
