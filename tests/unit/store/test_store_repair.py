"""A store that is ill is told as such and mended without loss where that can be; as it was found it stays beside it."""

import datetime as dt
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tasks.errors import StoreError
from tasks.store import Store, repair, schema, sqlite

PAGE = 4096
BEGINNING = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def path(tmp_path: Path, store: Store, fill: Any) -> Path:
    """A store with articles, closed."""
    fill(*(f"seeds/{number}.txt" for number in range(40)))
    store.close()
    return tmp_path / "store.sqlite"


def root_of(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0])


def spoil(path: Path, name: str) -> bytes:
    """Fill the first page of a table or an index with zeros; give the bytes of the spoilt file."""
    content, start = path.read_bytes(), (root_of(path, name) - 1) * PAGE
    path.write_bytes(content[:start] + bytes(PAGE) + content[start + PAGE :])
    return path.read_bytes()


def held(path: Path) -> int:
    with Store.open(f"sqlite:///{path}", create=False) as opened:
        return len(opened.window(BEGINNING))


def test_a_sound_store_is_sound(path: Path) -> None:
    assert repair.condition(path) == ("sound", f"schema {schema.REVISIONS[-1]}")


def test_a_spoilt_index_is_found_and_made_again_without_loss(path: Path) -> None:
    before = held(path)
    spoilt = spoil(path, "ix_articles_where")
    assert repair.condition(path)[0] == "damaged"
    said = repair.mend(path, "20310501T063000Z")
    assert "nothing lost" in said
    assert repair.condition(path)[0] == "sound"
    assert held(path) == before == 40
    assert path.with_name("store.sqlite.damaged-20310501T063000Z").read_bytes() == spoilt


def test_a_spoilt_table_gives_way_to_the_newest_sound_copy(path: Path) -> None:
    old, new, broken = (path.with_name(f"store.sqlite.{name}.bak") for name in ("1", "2", "3"))
    for copy in (old, new):
        sqlite.backup(path, copy)
    with Store.open(f"sqlite:///{old}") as opened:
        opened.start_run("daily", BEGINNING.date(), BEGINNING)
    broken.write_bytes(b"not a store at all" * 300)
    for number, copy in enumerate((old, new, broken)):
        os.utime(copy, (1_900_000_000 + number, 1_900_000_000 + number))
    spoil(path, "articles")
    said = repair.mend(path, "x")
    assert new.name in said
    assert held(path) == 40
    assert repair.condition(path)[0] == "sound"


def test_a_spoilt_table_without_a_copy_is_moved_aside(path: Path) -> None:
    spoilt = spoil(path, "articles")
    assert "reads the sources afresh" in repair.mend(path, "x")
    assert not path.exists()
    assert path.with_name("store.sqlite.damaged-x").read_bytes() == spoilt


def test_a_row_that_points_to_nothing_is_damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM documents WHERE key = (SELECT document FROM articles LIMIT 1)")
        connection.commit()
    assert repair.condition(path) == ("damaged", "a row of articles points to nothing in documents")


def test_what_is_not_ours_is_refused_and_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    with pytest.raises(StoreError, match="something else"):
        repair.condition(other)
