"""What a run knows of a large window stays for the next: it goes on from there, and writes the same bytes."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.job import Outcome
from tasks.dedupe import across, marks
from tasks.dedupe.large import spoken
from tasks.dedupe.large import window as large
from tasks.model import Article
from tasks.workspace import Workspace
from tests.flows.arrivals import HOUR, NOON, arrive, change, facts, known, large_from_twenty, refuse

Brief = Callable[..., Outcome]
UNTOUCHED = (  # by what fails a run that writes again what is known of the counted articles, or what was read
    "CREATE TRIGGER untouched BEFORE DELETE ON kept WHEN OLD.language != 'en' "
    "BEGIN SELECT RAISE(ABORT, 'written again'); END"
)


@pytest.fixture(autouse=True)
def large_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    large_from_twenty(monkeypatch)


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
    assert facts(empty) == facts(other)


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
    assert facts(empty) == facts(other)


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
