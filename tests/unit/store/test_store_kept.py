"""What is known of large windows comes back as it was, in place of what was known before, and never ends a run."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from tasks.model import Kept
from tasks.store import Store, kept

ARABIC = Kept(language="ar", articles=3, made_of="m", content=b"\x00PK\xff")
COUNTED = replace(ARABIC, part="counted", articles=2, made_of="o")
READ = replace(ARABIC, part="read", made_of="r")
ENGLISH = Kept(language="en", articles=2, made_of="n", content=b"")
SHARED = Kept(language="", part="words", articles=2, made_of="l", content=b"\x01")
PLACES = ("seeds/bridge.txt", "seeds/bridge-2.txt")


@pytest.fixture
def written(store: Store) -> list[Any]:
    """Collect the languages of the rows that the store writes."""
    found: list[Any] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        if statement.startswith("INSERT INTO kept"):
            found.extend(row[0] for row in (parameters if isinstance(parameters, list) else [parameters]))

    sa.event.listen(store._engine, "before_cursor_execute", note)
    return found


@pytest.mark.parametrize(
    ("before", "after", "anew"),
    [
        pytest.param([], [ENGLISH, ARABIC], ["en", "ar"], id="a new store takes all"),
        pytest.param([ARABIC], [], [], id="a language whose window is no longer large is dropped"),
        pytest.param([ARABIC], [ARABIC], [], id="what is there is not written again"),
        pytest.param([ARABIC], [ARABIC, ENGLISH], ["en"], id="nor when another language comes"),
        pytest.param([ARABIC], [replace(ARABIC, made_of="o")], ["ar"], id="what is of other articles is"),
        pytest.param([ARABIC], [replace(ARABIC, content=b"PK")], ["ar"], id="and what was spoilt since"),
        pytest.param([ARABIC], [SHARED, ARABIC], [" words"], id="beside what is of all languages"),
        pytest.param([], [ARABIC, COUNTED, READ], ["ar", "ar counted", "ar read"], id="all parts are kept"),
        pytest.param(
            [ARABIC, COUNTED, READ], [replace(ARABIC, articles=4), COUNTED, READ], ["ar"], id="each by itself"
        ),
    ],
)
def test_what_a_run_knows_takes_the_place_of_all_before(
    store: Store, written: list[str], before: Sequence[Kept], after: Sequence[Kept], anew: list[str]
) -> None:
    store.save_kept(before)
    written.clear()
    store.save_kept(after)
    assert store.kept() == tuple(sorted(after, key=lambda one: (one.language, one.part)))
    assert written == anew


def test_what_was_read_is_not_compared_with_what_is_there(
    store: Store, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save_kept([ARABIC, COUNTED])
    read = store.kept()
    written.clear()
    asked: list[str] = []

    def same(_connection: object, name: str, _one: Kept) -> bool:
        asked.append(name)
        return False

    monkeypatch.setattr(kept, "_same", same)
    changed = replace(ARABIC, content=b"PK")
    store.save_kept([changed, COUNTED], read)
    assert (asked, written) == (["ar"], ["ar"])
    assert store.kept() == (changed, COUNTED)


def test_what_no_database_takes_in_one_value_is_not_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 3)
    store.save_kept([ARABIC, ENGLISH, replace(COUNTED, content=b"")])
    assert store.kept() == (ENGLISH,)


@pytest.mark.parametrize("harm", ["content = 'text'", "content = 7", "articles = 'many'"])
def test_a_row_that_cannot_be_read_is_not_there_and_is_written_again(store: Store, harm: str) -> None:
    store.save_kept([ARABIC])
    with sqlite3.connect(Path(store.where)) as connection:
        connection.execute(f"UPDATE kept SET {harm}")
    connection.close()
    assert ARABIC not in store.kept()
    store.save_kept([ARABIC])
    assert store.kept() == (ARABIC,)


@pytest.mark.parametrize(
    ("articles", "since", "stays"),
    [
        pytest.param(2, 2, False, id="it goes with the texts of its articles"),
        pytest.param(1, 2, True, id="it stays where it is of younger ones alone"),
        pytest.param(2, 0, True, id="it stays where all texts are younger"),
    ],
)
def test_what_holds_words_of_texts_that_were_let_go_goes_with_them(
    store: Store, fill: Any, make: Any, articles: int, since: int, *, stays: bool
) -> None:
    (old,) = fill(PLACES[0])
    later = [*fill(PLACES[1], seen=old.first_seen + timedelta(days=3)), *fill("seeds/port.txt")]
    store.save_grouping(make.grouping(*(make.story((one,)) for one in (old, *later))))
    known = replace(ARABIC, articles=articles)
    store.save_kept([known, COUNTED, READ])
    store.forget_texts([old.id], old.first_seen + timedelta(days=since))
    assert store.kept() == ((known, COUNTED, READ) if stays else ())


def test_words_of_texts_that_were_let_go_are_not_left_in_one_part_alone(store: Store, fill: Any) -> None:
    (old,) = fill(PLACES[0])
    store.save_kept([COUNTED, READ])
    store.forget_texts([old.id], old.first_seen)
    assert store.kept() == ()


def test_where_articles_came_since_nobody_can_tell_and_all_goes(store: Store, fill: Any, make: Any) -> None:
    (old,) = fill(PLACES[0])
    (later,) = fill(PLACES[1], seen=old.first_seen + timedelta(days=3))
    store.save_grouping(make.grouping(make.story((old,)), make.story((later,))))
    store.save_kept([replace(ARABIC, articles=2), SHARED])
    fill("seeds/port.txt", seen=old.first_seen + timedelta(days=3))
    store.forget_texts([old.id], old.first_seen + timedelta(days=1))
    assert store.kept() == (), "the newest two are not those that it is of"


@pytest.mark.parametrize(("articles", "stays"), [(2, True), (3, False)])
def test_what_is_of_all_languages_goes_with_the_texts_of_any(
    store: Store, fill: Any, make: Any, articles: int, *, stays: bool
) -> None:
    (old,) = fill(PLACES[0])
    after = old.first_seen + timedelta(days=3)
    later = [*fill(PLACES[1], seen=after), *fill("seeds/port.txt", seen=after)]
    store.save_grouping(make.grouping(*(make.story((one,)) for one in (old, *later))))
    known = replace(SHARED, articles=articles)
    store.save_kept([known])
    store.forget_texts([old.id], old.first_seen + timedelta(days=2))
    assert store.kept() == ((known,) if stays else ())
