"""A glance at feeds sees what the store itself would give, and loads nothing heavy for it."""

import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.errors import StoreError
from tasks.model import FeedRead, FeedState
from tasks.store import Store
from tasks.store.feed_glance import feed_glance

SEEN = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)
STATES = [
    FeedState(url="https://never.example/feed"),
    FeedState(
        url="https://journal.example/feed",
        address="https://news.example/feed",
        title="جريدة",
        etag='"1"',
        modified="Thu, 05 Mar 2026 06:30:00 GMT",
        body="b" * 32,
        checked=SEEN,
        succeeded=SEEN,
        newest=SEEN,
        due=SEEN,
        failures=2,
        error="the server answered 503",
        stopped="gone",
        moved_to="https://new.example/feed",
        moved_seen=2,
        items=30,
        since=SEEN,
    ),
]


def test_it_sees_what_the_store_gives(store: Store) -> None:
    for state in STATES:
        store.save_feed(FeedRead(state=state))
    assert feed_glance(Path(store.where)) == store.feed_states([state.url for state in STATES])
    assert set(feed_glance(Path(store.where)).values()) == set(STATES)


def test_where_there_is_no_store_or_none_that_knew_feeds_there_are_none(tmp_path: Path) -> None:
    assert feed_glance(tmp_path / "store.sqlite") == {}
    with sqlite3.connect(tmp_path / "old.sqlite") as old:
        old.execute("CREATE TABLE documents (key)")
    old.close()
    assert feed_glance(tmp_path / "old.sqlite") == {}


def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(StoreError, match="doctor"):
        feed_glance(tmp_path / "store.sqlite")


def test_it_loads_no_heavy_library() -> None:
    code = "import sys, tasks.store.feed_glance, tasks.health; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {name.split(".")[0] for name in ran.stdout.split()} & {"sqlalchemy", "alembic", "urllib3", "feedparser"}
