"""The archive beside the briefings: kept up by every run, only what changed is written."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from flows.archive import archive
from flows.cli.archive import command
from tasks.errors import OutputError
from tasks.settings import load
from tasks.store import Store
from tasks.store.schema import metadata
from tasks.workspace import Workspace

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
TEXTS = {
    "one": "The bridge over the river was opened on Monday. Thousands of people came to see it in the rain.",
    "two": "Farmers harvested olives early this autumn. Prices at the market fell by a third within one week.",
    "three": "A library lends violins to children. Its orchestra of beginners plays every second Sunday evening.",
}


def written(place: Workspace, name: str) -> None:
    (place.seeds / f"{name}.txt").write_text(f"A headline of {name}\n\n{TEXTS[name]} {TEXTS[name]}\n", encoding="utf-8")


def stamps(folder: Path) -> dict[str, int]:
    return {str(file.relative_to(folder)): file.stat().st_mtime_ns for file in folder.rglob("*") if file.is_file()}


def all_of_it(place: Workspace) -> set[str]:
    """Write the whole archive; give the paths that were written."""
    settings = load(place)
    with Store.open(settings.store_url(place.store)) as store:
        return {receipt.path for receipt in archive(store, settings, place).receipts if receipt.written}


@pytest.fixture(scope="module")
def two_once(fresh: Any, brief: Any) -> Workspace:
    place: Workspace = fresh()
    written(place, "one")
    brief(place)
    written(place, "two")
    brief(place, at=NOON + 9 * DAY)
    return place


@pytest.fixture
def two(two_once: Workspace, copied: Any) -> Path:
    """Two days in the empty workspace, the second of them in another month; give the reports folder."""
    found: Path = copied(two_once).root / "reports"
    return found


def test_a_later_day_gives_the_earlier_one_its_link_and_touches_nothing_else_of_it(empty: Any, brief: Any) -> None:
    written(empty, "one")
    brief(empty)
    reports = empty.root / "reports"
    page = reports / "daily" / "2026-11-22.html"
    assert 'rel="next"' not in page.read_text(encoding="utf-8")
    before = stamps(reports)
    written(empty, "two")
    brief(empty, at=NOON + DAY)
    assert '<a rel="next" href="2026-11-23.html">' in page.read_text(encoding="utf-8")
    after = stamps(reports)
    changed = {path for path in before if after[path] != before[path]}
    assert {path for path in changed if path.startswith("daily/")} == {
        "daily/2026-11-22.html",
        "daily/latest.html",
        "daily/feed.xml",
    }


def test_a_day_written_between_two_others_is_linked_from_both(two: Path, empty: Any, brief: Any) -> None:
    written(empty, "three")
    brief(empty, at=NOON + 10 * DAY, day=dt.date(2026, 11, 25))
    first, last = ((two / "daily" / f"{day}.html").read_text("utf-8") for day in ("2026-11-22", "2026-12-01"))
    assert '<a rel="next" href="2026-11-25.html">' in first
    assert '<a rel="prev" href="2026-11-25.html">' in last
    assert (two / "daily" / "latest.html").read_text("utf-8") == last


def test_a_run_again_writes_nothing(two: Path, empty: Any, brief: Any) -> None:
    before = stamps(two)
    brief(empty, at=NOON + 9 * DAY)
    assert stamps(two) == before


def test_the_whole_archive_is_what_the_runs_wrote(two: Path, empty: Any) -> None:
    assert {name.split("/")[0] for name in stamps(two)} == {"archive", "daily", "index.html", "search.html"}
    assert all_of_it(empty) == set()


def test_a_month_that_is_over_is_left_alone_by_the_next(two: Path) -> None:
    names = {file.name for file in (two / "archive" / "search").iterdir()}
    assert {"2026-11.js", "2026-11-22.js", "2026-12.js", "2026-12-01.js", "words.js", "words-en.js"} == names


def test_what_was_lost_comes_back(two: Path, empty: Any) -> None:
    lost = ["search.html", "archive/search/2026-11.js", "archive/search/words-en.js", "archive/months/2026-11.html"]
    for path in lost:
        (two / path).unlink()
    assert all_of_it(empty) == set(lost)


def test_what_no_longer_belongs_is_taken_away_and_nothing_of_a_users(two: Path, empty: Any) -> None:
    outlets, months = two / "archive" / "outlets", two / "archive" / "months"
    before = {file.name for file in outlets.iterdir()}
    (outlets / "mine.html").write_text("mine", "utf-8")
    (months / "2026-11.html").write_text("changed by hand", "utf-8")
    shift(empty)
    assert {file.name for file in outlets.iterdir()} == {
        *(name for name in before if "2026-11" not in name),
        "mine.html",
    }
    assert (months / "2026-11.html").read_text("utf-8") == "changed by hand"
    assert not (two / "archive" / "search" / "2026-11.js").exists()
    assert 'href="2026-11.html"' not in (months / "2026-12.html").read_text("utf-8")
    assert all_of_it(empty) == set()


def shift(place: Workspace) -> None:
    """Forget the first of two days, as if it had never been told, and write the archive."""
    engine = sa.create_engine(f"sqlite:///{place.store}")
    with engine.begin() as connection:
        for name in ("headlines", "told", "pages", "briefings"):
            table = metadata.tables[name]
            connection.execute(table.delete().where(table.c.date == dt.date(2026, 11, 22)))
    engine.dispose()
    all_of_it(place)


def broken(outcome: Any) -> list[str]:
    return [gap.what for gap in outcome.briefing.gaps if gap.kind == "broken template"]


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        pytest.param("archive/_days.html.j2", "\n{{ nothing }}", "archive/_days.html.j2, line 2", id="a list of days"),
        pytest.param("archive/outlet.html.j2", "{{ outlet.x }}", "archive/outlet.html.j2, line 1", id="an outlet"),
        pytest.param("thread/page.html.j2", "{% if %}", "thread/page.html.j2, line 1", id="a thread"),
    ],
)
def test_a_broken_template_of_the_archive_is_told_in_the_briefing_and_ours_are_worn(
    empty: Any, brief: Any, *, path: str, text: str, said: str
) -> None:
    written(empty, "one")
    theirs = empty.root / "templates" / path
    theirs.parent.mkdir(parents=True)
    theirs.write_text(text, encoding="utf-8")
    outcome = brief(empty)
    assert broken(outcome) == [said]
    assert said in outcome.page.read_text("utf-8")
    assert 'class="days"' in (empty.root / "reports" / "index.html").read_text("utf-8")


def test_what_fails_in_the_archive_alone_is_told_on_the_command_line(empty: Any, brief: Any, capsys: Any) -> None:
    written(empty, "one")
    theirs = empty.root / "templates" / "archive" / "month.html.j2"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("{{ month.previous.name if month.days|length > 1 else 1 }}", encoding="utf-8")
    assert broken(brief(empty)) == []
    written(empty, "two")
    assert broken(brief(empty, at=NOON + DAY)) == ["archive/month.html.j2, line 1"]
    command(empty.root)
    assert "your template archive/month.html.j2, line 1" in capsys.readouterr().err


def test_a_users_templates_make_the_archive_too(two: Path, empty: Any, brief: Any) -> None:
    theirs = empty.root / "templates" / "archive" / "month.html.j2"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("<p>mine: {{ month.name }}", encoding="utf-8")
    brief(empty, at=NOON + 9 * DAY)
    assert (two / "archive" / "months" / "2026-12.html").read_text("utf-8").startswith("<p>mine: ")
    theirs.unlink()
    brief(empty, at=NOON + 9 * DAY)
    assert "mine: " not in (two / "archive" / "months" / "2026-12.html").read_text("utf-8")


def test_a_users_links_between_days_stay_theirs_when_a_later_day_is_written(empty: Any, brief: Any) -> None:
    written(empty, "one")
    theirs = empty.root / "templates" / "briefing" / "_days.html.j2"
    theirs.parent.mkdir(parents=True)
    links = "{% if briefing.next %}<i>{{ briefing.next.text }}</i>{% endif %}"
    theirs.write_text(f"<!--days--><b>mine</b>{links}<!--/days-->", encoding="utf-8")
    first = brief(empty).page
    written(empty, "two")
    brief(empty, at=NOON + DAY)
    assert re.search(r"<b>mine</b><i>[^<]*23", first.read_text("utf-8"))


def test_files_of_another_version_are_all_made_anew_by_the_next_run(two: Path, empty: Any, brief: Any) -> None:
    (two / "archive" / "search" / "words.js").write_text("mujaz.words({})")
    old = two / "archive" / "search" / "2026-11.js"
    old.write_text(old.read_text("utf-8").replace('"terms"', '"words"'), "utf-8")
    brief(empty, at=NOON + 9 * DAY)
    assert '"terms"' in old.read_text("utf-8")


def test_an_archive_that_cannot_be_written_leaves_the_briefing_published(empty: Any, brief: Any) -> None:
    written(empty, "one")
    reports = empty.root / "reports"
    reports.mkdir()
    (reports / "archive").write_text("in the way")
    with pytest.raises(OutputError, match="archive"):
        brief(empty)
    assert (reports / "daily" / "2026-11-22.html").exists()
    (reports / "archive").unlink()
    brief(empty)
    assert (reports / "search.html").exists()
