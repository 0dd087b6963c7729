"""What a run knows of a large window stays for the next: it goes on from there, and writes the same bytes."""

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.job import Outcome
from tasks.dedupe import across, counted, marks, scoring
from tasks.dedupe.large import spoken
from tasks.dedupe.large import window as large
from tasks.model import Article, Kept
from tasks.store import Store
from tasks.workspace import Workspace

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
Brief = Callable[..., Outcome]
EVENTS = (
    (
        "Dam bursts above Port Ellen",
        "the dam above Port Ellen burst after a week of rain and flooded the lower town",
    ),
    (
        "Court sentences painting thief",
        "a court in Sadra sentenced the thief of the Comet painting to nine years",
    ),
    (
        "Ferry sinks off Glenmoor",
        "the ferry to Glenmoor sank off the lighthouse and its passengers were saved",
    ),
)


UNTOUCHED = (  # by what fails a run that writes again what is known of the counted articles, or what was read
    "CREATE TRIGGER untouched BEFORE DELETE ON kept WHEN OLD.language != 'en' "
    "BEGIN SELECT RAISE(ABORT, 'written again'); END"
)


@pytest.fixture(autouse=True)
def large_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let windows be large from twenty articles on."""
    monkeypatch.setattr(counted, "FROM", 20)
    monkeypatch.setattr(counted, "GROWN", 4)
    monkeypatch.setattr(scoring, "SMALL", 0)


def arrive(place: Workspace, *numbers: int) -> None:
    for number in numbers:
        title, what = EVENTS[number % len(EVENTS)]
        lines = (
            f"{title}\n",
            f"On Monday {what}, as witness number {number} told this paper in the evening.",
            f"Nobody in house {number} slept that night, and the street was full of people until the morning.",
            f"The mayor said that {number + 3} families would be helped before the winter comes.",
        )
        (place.seeds / f"{number:02}.txt").write_text("\n".join(lines), encoding="utf-8")


def known(place: Workspace) -> tuple[Kept, ...]:
    with Store.open(f"sqlite:///{place.store}") as store:
        return store.kept()


def change(place: Workspace, statement: str) -> None:
    with sqlite3.connect(place.store) as connection:
        connection.execute(statement)
    connection.close()


def refuse(*_: object) -> Any:
    raise AssertionError("asked for")


def twin(folder: Path) -> Workspace:
    other = Workspace(root=(folder / "twin").resolve())
    other.seeds.mkdir(parents=True)
    return other


def two_runs(place: Workspace, brief: Brief, between: Callable[[], None]) -> Outcome:
    """Write a day's briefing, let two more articles come, and write it again an hour later."""
    arrive(place, *range(22))
    brief(place)
    between()
    arrive(place, 22, 23)
    return brief(place, at=NOON + HOUR)


def test_the_second_run_of_a_day_goes_on_from_the_first_and_writes_what_one_that_knows_nothing_writes(
    empty: Workspace, brief: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = twin(tmp_path)
    anew = two_runs(other, brief, lambda: change(other, "DELETE FROM kept"))

    def between() -> None:
        monkeypatch.setattr(large, "begun", refuse)
        change(empty, UNTOUCHED)

    again = two_runs(empty, brief, between)
    assert again.pages == anew.pages
    assert [(one.language, one.part, one.articles) for one in known(empty)] == [
        ("en", "all", 24),
        ("en", "counted", 22),
        ("en", "read", 22),
    ]
    assert known(empty)[:2] == known(other)[:2]


def test_links_between_languages_go_on_from_what_the_first_run_has_read(
    empty: Workspace, brief: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = twin(tmp_path)
    monkeypatch.setattr(across, "SMALL", 0)
    for place in (empty, other):
        (place.seeds / "ar.txt").write_text(
            "غرق عبارة غلينمور\n\nغرقت عبارة غلينمور قرب المنارة مساء الاثنين وتم إنقاذ جميع ركابها، "
            "وقال رئيس البلدية إن العائلات ستتلقى المساعدة قبل حلول فصل الشتاء في المدينة.",
            encoding="utf-8",
        )
    anew = two_runs(other, brief, lambda: change(other, "DELETE FROM kept"))
    read: list[str] = []

    def noted(article: Article) -> str:
        read.append(article.where.rpartition("/")[2])
        return marks.read(article)

    monkeypatch.setattr(spoken, "read", noted)
    again = two_runs(empty, brief, read.clear)
    assert again.pages == anew.pages
    assert [(one.part, one.articles) for one in known(empty) if not one.language] == [("words", 25 + 25 // 50)]
    assert sorted(name for name, times in Counter(read).items() if times > 1) == [
        "22.txt",
        "23.txt",
    ]  # once for a digest


def test_what_is_damaged_in_the_store_is_made_anew_and_kept_whole(
    empty: Workspace, brief: Brief, tmp_path: Path
) -> None:
    other = twin(tmp_path)
    whole = two_runs(other, brief, lambda: None)
    spoilt = two_runs(empty, brief, lambda: change(empty, "UPDATE kept SET content = substr(content, 1, 5000)"))
    assert spoilt.pages == whole.pages
    assert known(empty)[:2] == known(other)[:2]


def test_a_row_that_is_damaged_is_mended_though_nothing_new_came(
    empty: Workspace, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrive(empty, *range(22))
    first = brief(empty)
    change(empty, "UPDATE kept SET content = zeroblob(9)")
    brief(empty, at=NOON + HOUR)
    mended = known(empty)
    monkeypatch.setattr(large, "begun", refuse)
    assert brief(empty, at=NOON + 2 * HOUR).pages == first.pages
    assert known(empty) == mended, "what is known already is known to the byte"


def test_a_look_back_neither_uses_what_is_known_nor_replaces_it(
    empty: Workspace, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrive(empty, *range(22))
    first = brief(empty)
    arrive(empty, 22, 23)
    brief(empty, at=NOON + DAY)
    before = known(empty)
    assert before[0].articles == 24
    with monkeypatch.context() as patch:
        patch.setattr(Store, "kept", refuse)
        patch.setattr(Store, "save_kept", refuse)
        back = brief(empty, at=NOON + DAY + HOUR, day=NOON.date())
    assert back.briefing.counts == first.briefing.counts
    assert known(empty) == before


def test_a_window_that_is_large_no_longer_leaves_nothing(empty: Workspace, brief: Brief) -> None:
    arrive(empty, *range(22))
    brief(empty)
    assert known(empty)
    brief(empty, at=NOON + 30 * DAY)
    assert known(empty) == ()


def test_what_was_read_a_window_ago_leaves_it_with_the_day_and_not_between_two_runs(
    empty: Workspace, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.settings.write_text("[grouping]\nwindow_days = 2\n", encoding="utf-8")
    arrive(empty, 0, 1)
    brief(empty)
    arrive(empty, *range(2, 24))
    brief(empty, at=NOON + 2 * DAY - HOUR)
    assert [one.articles for one in known(empty)] == [24, 24, 24]
    with monkeypatch.context() as patch:
        patch.setattr(large, "begun", refuse)
        brief(empty, at=NOON + 2 * DAY + HOUR)
    brief(empty, at=NOON + 3 * DAY)
    assert [one.articles for one in known(empty)] == [22, 22, 22]
