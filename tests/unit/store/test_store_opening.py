"""Opening a store: made where it is missing, brought up to date, refused where it is damaged or not ours."""

import gzip
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import make_url
from sqlalchemy.schema import CreateIndex, CreateTable

from tasks.errors import StoreError
from tasks.model import Document, FeedRead, FeedState
from tasks.store import Store, fulltext, glance, opening, schema, sqlite
from tasks.store.migrations import upgrade

SEEN = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)
FILES = Path(__file__).parents[2] / "data" / "store"
NEXT = '''"""Articles get a mood."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{last}"


def upgrade() -> None:
    op.add_column("articles", sa.Column("mood", sa.Text()))
    {more}
'''


def unpacked(folder: Path, schema: str = "0001") -> Path:
    """Give a store as the version wrote it that had that schema."""
    path = folder / "store.sqlite"
    path.write_bytes(gzip.decompress((FILES / f"schema-{schema}.sqlite.gz").read_bytes()))
    return path


def migrations(folder: Path, more: str = "") -> Path:
    """Give the migrations there are, and one that is yet to come."""
    copy = folder / "migrations"
    shutil.copytree(opening.MIGRATIONS, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "versions" / "s9999_mood.py").write_text(NEXT.format(more=more, last=schema.REVISIONS[-1]))
    return copy


def shape(connection: sa.Connection) -> dict[str, Any]:
    """Give the tables, columns, keys and indexes of a database, in an order of their own."""
    inspector = sa.inspect(connection)
    return {
        table: (
            [(c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(table)],
            sorted((i["name"], i["column_names"], i["unique"]) for i in inspector.get_indexes(table)),
            sorted((f["name"], f["referred_table"], f["referred_columns"]) for f in inspector.get_foreign_keys(table)),
            sorted((u["name"], u["column_names"]) for u in inspector.get_unique_constraints(table)),
            inspector.get_pk_constraint(table),
        )
        for table in sorted(inspector.get_table_names())
        if table != "alembic_version"
    }


def test_a_new_store_is_made_with_its_folder_and_can_be_opened_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/deep/down/store.sqlite"
    for _ in range(2):
        with Store.open(url) as store:
            assert store.editions_and_dates() == {}


@pytest.mark.parametrize("name", ["what? a=1", "100% #1", "مجلد الأخبار", "a'b\"c;d", "file:x?mode=memory"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / "store.sqlite"
    for _ in range(2):
        with Store.open(f"sqlite:///{path}") as store:
            assert store.where == str(path)
    assert path.stat().st_size > 0
    assert glance(path) is not None


def test_several_may_open_a_new_store_at_once(tmp_path: Path) -> None:
    program = "import sys; from tasks.store import Store; Store.open(sys.argv[1]).add_documents([])"
    url = f"sqlite:///{tmp_path}/store.sqlite"
    many = [subprocess.Popen([sys.executable, "-c", program, url]) for _ in range(4)]
    assert [one.wait() for one in many] == [0] * 4
    assert sqlite.damage(tmp_path / "store.sqlite") == ""


def test_a_store_that_is_missing_is_not_made_unasked(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with pytest.raises(StoreError, match="Run `mujaz run` first"):
        Store.open(f"sqlite:///{path}", create=False)
    assert not path.exists()
    path.touch()
    with pytest.raises(StoreError, match="Run `mujaz run` first"):
        Store.open(f"sqlite:///{path}", create=False)


def test_the_file_is_written_with_a_rollback_journal_in_full_sync_and_with_foreign_keys(store: Store) -> None:
    with store._engine.begin() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        told = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in asked]
    assert told == ["delete", 2, 1, 30_000]


def test_the_migrations_end_in_the_tables_of_today(tmp_path: Path) -> None:
    fresh, moved = (sa.create_engine(f"sqlite:///{tmp_path}/{name}.sqlite") for name in ("fresh", "moved"))
    opening.ready(fresh, "fresh", create=True)
    with moved.begin() as connection:
        upgrade(connection, opening.MIGRATIONS)
    with fresh.begin() as one, moved.begin() as other:
        assert shape(one) == shape(other)
        index = "SELECT sql FROM sqlite_master WHERE name = 'search'"
        assert one.exec_driver_sql(index).scalar_one() == other.exec_driver_sql(index).scalar_one()
        version = sa.select(schema.revision.c.version_num)
        assert one.execute(version).scalar_one() == other.execute(version).scalar_one() == schema.REVISIONS[-1]
    fresh.dispose()
    moved.dispose()


def test_no_table_is_particular_to_one_database() -> None:
    for table in schema.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]  # -- the dialect's own lack
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]  # -- the dialect's own lack


def test_every_schema_but_todays_has_a_file_to_show_that_it_is_read_and_todays_too() -> None:
    assert sorted(FILES.glob("*.gz")) == [FILES / f"schema-{one}.sqlite.gz" for one in schema.REVISIONS]


@pytest.mark.parametrize("written", schema.REVISIONS)
def test_a_store_of_every_version_is_read_today(tmp_path: Path, first_values: Any, written: str) -> None:
    with Store.open(f"sqlite:///{unpacked(tmp_path, written)}") as store:
        assert store.articles([article.id for article in first_values.articles]) == first_values.articles
        assert store.stories_of([article.id for article in first_values.articles]) == first_values.stories
        assert store.threads_of([story.id for story in first_values.stories]) == first_values.threads
        assert store.gaps_between(first_values.seen, first_values.until) == first_values.gaps
        found = store.briefing("daily", first_values.day)
        assert found is not None
        assert (found.manifest, found.window) == (first_values.manifest, first_values.window)
        assert store.told("daily", first_values.until.date()) == first_values.told
        assert len(store.search("جسر")) == 2


def test_a_store_that_knew_feeds_and_edits_is_read_today(tmp_path: Path, second_values: Any) -> None:
    with Store.open(f"sqlite:///{unpacked(tmp_path, '0002')}") as store:
        states = {state.url: state for state in second_values.states}
        assert store.feed_states(list(states)) == states
        url = second_values.states[0].url
        assert dict(store.known_items(url)) == {"i1": "c1"}
        assert dict(store.known_pages(url)) == {second_values.page.url: second_values.page}
        (article,) = store.articles(["00edited"])
        assert (article.text, article.extraction.notes) == ("The second text of it.", ("changed since",))
        (revision,) = store.revisions(["00edited"])
        assert (revision.article.text, revision.until) == ("The first text of it.", second_values.edited)


def test_a_store_that_knew_signatures_is_read_today(tmp_path: Path, third_values: Any) -> None:
    with Store.open(f"sqlite:///{unpacked(tmp_path, '0003')}") as store:
        assert store.signatures([third_values.stories[0].id]) == {third_values.stories[0].id: third_values.signature}


def test_a_store_that_kept_keys_is_read_today(tmp_path: Path, fourth_values: Any) -> None:
    with Store.open(f"sqlite:///{unpacked(tmp_path, '0004')}") as store:
        assert store.keys_since(SEEN.replace(year=2000)) == {fourth_values.keys.article: fourth_values.keys}


def test_a_store_that_knew_headlines_is_read_today(tmp_path: Path, fifth_values: Any) -> None:
    with Store.open(f"sqlite:///{unpacked(tmp_path, '0005')}") as store:
        first, second = store.days_told()
        assert (first.date, first.lines) == (fifth_values.day, ())
        assert (second.date, second.lines) == (fifth_values.next_day, (fifth_values.line,))


def test_a_store_that_kept_days_and_letters_is_read_today(tmp_path: Path, sixth_values: Any) -> None:
    with Store.open(f"sqlite:///{unpacked(tmp_path, '0006')}") as store:
        kept = store.recall("daily", sixth_values.last_day)
        assert kept is not None
        assert kept.briefing == sixth_values.briefing
        assert store.letter(sixth_values.letter.subject) == sixth_values.letter
        sendings = {each.channel: (each.state, each.sent) for each in store.deliveries(sixth_values.last_day)}
        assert sendings == {"mail": ("sent", sixth_values.until), "web": ("planned", None)}
        assert store.shelf() == (sixth_values.file,)
        assert store.troubles() == (sixth_values.trouble,)


def test_a_store_that_kept_what_was_known_of_large_windows_is_read_today(tmp_path: Path, seventh_values: Any) -> None:
    with Store.open(f"sqlite:///{unpacked(tmp_path, '0007')}") as store:
        assert store.kept() == seventh_values.known


def test_an_older_store_is_indexed_afresh_and_learns_the_headlines_that_can_still_be_known(
    tmp_path: Path, first_values: Any
) -> None:
    path = unpacked(tmp_path)
    article = next(one for one in first_values.articles if "لروسيا" in one.text)
    row = ("daily", "2026-03-05", f"daily/articles/{article.id}.html", "0", 3)
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO pages VALUES (?, ?, ?, ?, ?)", row)
    connection.close()
    with Store.open(f"sqlite:///{path}") as store:
        assert [hit.article.id for hit in store.search("الروسية")] == [article.id]
        (day,) = store.days_told()
        assert [(line.article, line.headline) for line in day.lines] == [(article.id, article.title)]


def test_what_an_older_store_lacked_is_empty_and_can_be_filled(tmp_path: Path, first_values: Any) -> None:
    with Store.open(f"sqlite:///{unpacked(tmp_path)}") as store:
        assert store.revisions([article.id for article in first_values.articles]) == ()
        assert store.feed_states(["https://a.example/"]) == {}
        assert store.keys_since(SEEN.replace(year=2000)) == {}
        assert store.kept() == ()
        document = Document(source="a", where="a", kind="html", content="<p>", first_seen=SEEN, feed_text="<b>said</b>")
        read = FeedRead(state=FeedState(url="https://a.example/"), documents=(document,))
        store.save_feed(read)
        assert store.feed_states(["https://a.example/"]) == {"https://a.example/": read.state}
        assert store.add_documents([]) == (document,)


def test_an_older_store_is_copied_and_brought_up_to_date(tmp_path: Path) -> None:
    path = unpacked(tmp_path)
    before = path.read_bytes()
    engine = sqlite.engine(make_url(f"sqlite:///{path}"))
    opening.ready(
        engine, str(path), create=False, revisions=(*schema.REVISIONS, "9999"), migrations=migrations(tmp_path)
    )
    with engine.begin() as connection:
        assert connection.execute(sa.select(schema.revision.c.version_num)).scalar_one() == "9999"
        assert connection.exec_driver_sql("SELECT count(mood), count(*) FROM articles").one() == (0, 4)
    engine.dispose()
    copy = tmp_path / "store.sqlite.before-upgrade-from-0001.bak"
    assert sqlite.damage(copy) == ""
    assert len(before) == len(copy.read_bytes())
    with Store.open(f"sqlite:///{copy}") as store:
        assert len(store.search("جسر")) == 2


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    path = unpacked(tmp_path)
    engine = sqlite.engine(make_url(f"sqlite:///{path}"))
    folder = migrations(tmp_path, more='op.execute("DELETE FROM no_such_table")')
    with pytest.raises(sa.exc.OperationalError, match="no_such_table"):
        opening.ready(engine, str(path), create=False, revisions=(*schema.REVISIONS, "9999"), migrations=folder)
    engine.dispose()
    with Store.open(f"sqlite:///{path}") as store:
        assert len(store.search("جسر")) == 2


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = unpacked(tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()
    with pytest.raises(StoreError, match=r"0999.*Install the newer version") as refused:
        Store.open(f"sqlite:///{path}")
    assert refused.value.exit_code == 3


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "theirs.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE photos (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="a database of something else"):
        Store.open(f"sqlite:///{path}")
    assert path.read_bytes() == before


def scrambled(content: bytes) -> bytes:
    return content[:4096] + bytes(len(content) - 4096)


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda _content: b"not a database at all " * 400, id="another file"),
        pytest.param(lambda content: content[: len(content) // 2], id="a file cut in half"),
        pytest.param(lambda content: content[:50], id="a file of its first bytes"),
        pytest.param(scrambled, id="a file of zeros after its head"),
        pytest.param(lambda content: content[:-4096], id="a file without its end"),
    ],
)
@pytest.mark.parametrize("thorough", [True, False], ids=["small", "too large to check whole"])
def test_a_damaged_store_is_told_and_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: Callable[[bytes], bytes], *, thorough: bool
) -> None:
    if not thorough:
        monkeypatch.setattr(sqlite, "THOROUGH_BYTES", 0)
    path = unpacked(tmp_path)
    spoilt = harm(path.read_bytes())
    path.write_bytes(spoilt)
    for create in (True, False):
        if harm is scrambled and not thorough:
            continue  # the schema is whole; the harm shows when a page is read
        with pytest.raises(StoreError, match="damaged") as told:
            Store.open(f"sqlite:///{path}", create=create)
        assert "Move it aside" in str(told.value)
        assert told.value.where == str(path)
    assert path.read_bytes() == spoilt


def test_a_page_lost_in_the_middle_is_found_before_anything_is_written(tmp_path: Path) -> None:
    path = unpacked(tmp_path)
    content = path.read_bytes()
    lost = content.index("سكان".encode()) // 4096 * 4096  # the page of an article's text: no opening reads it
    path.write_bytes(content[:lost] + bytes(4096) + content[lost + 4096 :])
    with pytest.raises(StoreError, match="damaged"):
        Store.open(f"sqlite:///{path}")


@pytest.mark.parametrize("seed", range(20))
def test_damage_at_random_is_told_or_does_no_harm_but_never_ends_in_another_error(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = unpacked(tmp_path)
    content = bytearray(path.read_bytes())
    start = chance.randrange(len(content))
    for place in range(start, min(len(content), start + chance.choice((1, 64, 4096)))):
        content[place] = chance.randrange(256)
    path.write_bytes(content)
    try:
        with Store.open(f"sqlite:///{path}") as store:
            store.search("جسر")
            store.trace("seeds/bridge.txt")
    except StoreError:
        return


def test_a_database_that_stays_locked_is_told(url: str, monkeypatch: pytest.MonkeyPatch, make: Any) -> None:
    monkeypatch.setattr(sqlite, "BUSY_MS", 50)
    with (
        Store.open(url) as holder,
        Store.open(url) as other,
        holder._writing(),
        pytest.raises(StoreError, match="another program holds it"),
    ):
        other.add_documents([make.document("seeds/a.txt")])


@pytest.mark.parametrize(
    ("column", "value"),
    [
        pytest.param("sentences", "'[9, 3'", id="half a list"),
        pytest.param("sentences", "'[0,99999]'", id="a sentence beyond the text"),
        pytest.param("published", "'{\"month\":13}'", id="a month that is none"),
        pytest.param("first_seen", "'9'", id="a moment that is none, though it sorts as one"),
        pytest.param("text", "CAST(x'ff' AS TEXT)", id="a text that is not UTF-8"),
    ],
)
def test_a_value_that_cannot_be_is_damage(tmp_path: Path, column: str, value: str) -> None:
    path = unpacked(tmp_path, schema.REVISIONS[-1])
    with sqlite3.connect(path) as connection:
        connection.execute(f"UPDATE articles SET {column} = {value}")
    connection.close()
    with Store.open(f"sqlite:///{path}") as store, pytest.raises(StoreError, match="damaged"):
        store.window(SEEN)


def test_a_store_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(f"sqlite:///{tmp_path}/file/store.sqlite")
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(f"sqlite:///{tmp_path}")


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("no url", id="no URL at all"),
        pytest.param("nodb://reader:canary@host/news", id="a database that nobody knows"),
        pytest.param("mysql+nodriver://reader:canary@host/news", id="a driver that is not installed"),
    ],
)
def test_a_url_that_cannot_be_used_is_told_without_its_password(url: str) -> None:
    with pytest.raises(StoreError, match="no driver can open it") as refused:
        Store.open(url)
    assert "canary" not in str(refused.value)


def test_what_a_driver_says_is_told_in_words_and_without_the_values(store: Store) -> None:
    said = {
        "database or disk is full": "Make room",
        "attempt to write a readonly database": "write permission",
        "database disk image is malformed": "Move it aside",
        "some new complaint\nwith more": "the database refused (some new complaint)",
    }
    for driver, told in said.items():
        with pytest.raises(StoreError) as failed, opening.telling(store.where):
            raise sa.exc.OperationalError("INSERT …", {"text": "canary"}, sqlite3.OperationalError(driver))
        assert told in str(failed.value)
        assert "canary" not in str(failed.value)


def test_without_full_text_search_in_the_database_there_is_no_index() -> None:
    class Bare:
        dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # -- the dialect's own lack

    fulltext.create(Bare())  # type: ignore[arg-type]  # -- asks nothing else of a connection
    assert not fulltext.present(Bare())  # type: ignore[arg-type]  # -- asks nothing else of a connection
