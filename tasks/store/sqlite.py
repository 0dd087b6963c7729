"""What is particular to SQLite's connections and files; full-text search is in `fulltext`.

Rollback journal and synchronous=FULL: SQLite before 3.51.3 can corrupt a database in WAL mode when two
connections reset the log at once (sqlite.org/wal.html#walresetbug), and Python ships older ones.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

BUSY_MS = 30_000  # as long as a reader waits for the writer of a large transaction, and the other way round
THOROUGH_BYTES = 64 * 2**20  # up to here every page is looked at when a store is opened: some 0.1 s


def engine(url: URL) -> Engine:
    """Make the engine of a SQLite file."""
    made = create_engine(url, connect_args={"timeout": BUSY_MS / 1000})
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 -- the driver's own connection
    """Set a new connection up. `isolation_level = None` keeps Python from opening transactions at its own will."""
    connection.isolation_level = None
    for pragma in ("journal_mode = DELETE", "synchronous = FULL", "foreign_keys = ON", f"busy_timeout = {BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Open the transaction: one that will write takes the write lock at once, so that it cannot fail half way."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def damage(path: Path) -> str:
    """Say what is wrong with a SQLite file, or nothing where nothing is.

    Up to 64 MB every page is checked; beyond that only the header, the size it states and the schema.

    Raises:
        OSError: the file cannot be read.
    """
    size = path.stat().st_size
    if size == 0:
        return ""
    with path.open("rb") as file:
        header = file.read(100)
    if header[:16] != b"SQLite format 3\x00":
        return "it is not a SQLite file"
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_MS / 1000)
    try:
        if size <= THOROUGH_BYTES:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            return "" if found == "ok" else str(found)
        page = connection.execute("PRAGMA page_size").fetchone()[0]
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        # busy, or not to be opened at all: not damage, and the real open will tell
        return "" if "malformed" not in str(error) else str(error)
    except sqlite3.DatabaseError as error:
        return str(error)
    finally:
        connection.close()
    return f"it ends after {size} bytes of {page * pages}" if size < page * pages else ""


def backup(path: Path, copy: Path) -> None:
    """Copy a database as it stands to a new file, whole or not at all, and make sure that it is on the disk.

    It reads through a connection of its own: a backup from one that holds a transaction waits for ever, and
    copying the file by hand would drop SQLite's locks on it (sqlite.org/howtocorrupt.html, section 2.2).
    """
    fresh = copy.with_name(f".tmp-{copy.name}")
    fresh.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(fresh)) as target,
    ):
        source.backup(target)
    fresh.replace(copy)
