"""A glance counts what the store holds, and loads nothing heavy for it."""

import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tasks import store as room
from tasks.errors import StoreError
from tasks.model import Manifest
from tasks.store import Glance, Store, glance

SEEN = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)
DAY = date(2026, 3, 5)


def test_where_there_is_no_store_there_is_nothing_to_see(tmp_path: Path) -> None:
    assert glance(tmp_path / "store.sqlite") is None
    assert list(tmp_path.iterdir()) == []


def test_an_empty_store_holds_nothing(store: Store) -> None:
    assert glance(Path(store.where)) == Glance(
        documents=0, waiting=0, articles=0, stories=0, threads=0, briefings=0, last_briefing=None, last_run=None
    )


def test_it_counts_what_the_store_holds(store: Store, make: Any, fill: Any) -> None:
    a, b, c = fill("seeds/a.txt", "seeds/b.txt", "seeds/c.txt")
    store.add_documents([make.document("seeds/d.txt")])
    store.save_grouping(make.grouping(make.story((a,), (b,), thread="t"), make.story((c,), thread="t")))
    for day, cut in ((DAY, SEEN), (DAY + timedelta(1), SEEN + timedelta(1))):
        store.begin("daily", day, SEEN, cut)
        manifest = Manifest(version="1", edition="daily", date=day, settings="", inputs="", articles=3, stories=2)
        store.publish("daily", day, told={}, manifest=manifest, pages=())
    store.begin("daily", DAY + timedelta(2), SEEN, SEEN)
    store.end_run(store.start_run("daily", DAY, SEEN), SEEN, "published")
    store.start_run("daily", DAY + timedelta(2), SEEN)
    assert glance(Path(store.where)) == Glance(
        documents=4,
        waiting=1,
        articles=3,
        stories=2,
        threads=1,
        briefings=2,
        last_briefing=("daily", "2026-03-06", "2026-03-06T06:30:00.000000Z"),
        last_run=("daily", "2026-03-07", "2026-03-05T06:30:00.000000Z", "", ""),
    )


def test_the_last_run_says_how_it_ended(store: Store) -> None:
    store.end_run(store.start_run("daily", DAY, SEEN), SEEN + timedelta(minutes=1), "published")
    seen = glance(Path(store.where))
    assert seen is not None
    assert seen.last_run == (
        "daily",
        "2026-03-05",
        "2026-03-05T06:30:00.000000Z",
        "2026-03-05T06:31:00.000000Z",
        "published",
    )


@pytest.mark.parametrize("content", [b"not a database " * 100, b""], ids=["another file", "an empty one"])
def test_what_is_not_a_store_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.sqlite"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="cannot be read"):
        glance(path)
    assert path.read_bytes() == content


def test_it_waits_for_no_writer(store: Store) -> None:
    path = Path(store.where)
    with sqlite3.connect(path, isolation_level=None) as writer:
        writer.execute("BEGIN IMMEDIATE")
        assert glance(path) is not None
        writer.execute("ROLLBACK")
    writer.close()


def test_neither_sqlalchemy_nor_the_model_is_loaded_for_it(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tasks.store import glance; glance(Path(sys.argv[1]));"
        "print(sorted({'sqlalchemy', 'alembic', 'prefect', 'tasks.model', 'tasks.languages'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "none")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_every_name_that_the_room_promises_is_there() -> None:
    for name in room.__all__:
        assert getattr(room, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'Shelf'"):
        _ = room.Shelf
