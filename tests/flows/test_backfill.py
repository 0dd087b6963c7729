"""`mujaz backfill`: days that were missed, written from what had been read by then."""

import datetime as dt
import json
import re
import shutil
import signal
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from flows.backfill import backfill, cuts
from flows.cli import app
from flows.daily import run
from flows.job import Outcome, prepare
from flows.runner import PlainRunner
from flows.window import end_of
from tasks.errors import MujazError, UsageError
from tasks.store import Store
from tasks.workspace import Workspace
from tests.flows.nursery import Nursery

Brief = Callable[..., Outcome]
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
NOON = dt.datetime(2026, 11, 2, 12, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
D = [(NOON + number * DAY).date() for number in range(6)]
ENDS = [end_of(day, "UTC") for day in D]
DIE = """
import os, signal, sys
left = int(sys.argv.pop(1))
def counted(call):
    def wrapper(*args, **keywords):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **keywords)
    return wrapper
from tasks.store import Store
for name in ("begin", "publish", "retell", "end_run"):
    setattr(Store, name, counted(getattr(Store, name)))
from flows.cli import main
sys.argv = ["mujaz", "backfill", "--from", "2026-11-03", "--to", "2026-11-04"]
main()
"""


def put(place: Workspace, *numbers: int) -> None:
    for number in numbers:
        shutil.copy(SEEDS[number], place.seeds)


def page(place: Workspace, day: dt.date, edition: str = "daily") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((place.root / "reports" / edition / f"{day}.json").read_text(encoding="utf-8"))
    return found


def files(told: dict[str, Any]) -> list[str]:
    return sorted(Path(each["file"]).name[:3] for story in told["stories"] for each in story["articles"])


def kinds(told: dict[str, Any]) -> list[str]:
    return [gap["kind"] for gap in told["gaps"] if gap["kind"] in {"nothing read", "told later"}]


def links(place: Workspace, day: dt.date) -> list[str]:
    """Give the days before and after that the foot of a page leads to."""
    text = (place.root / "reports" / "daily" / f"{day}.html").read_text(encoding="utf-8")
    return re.findall(r'href="(\d{4}-\d\d-\d\d)\.html"', text.split("<!--days-->")[1].split("<!--/days-->")[0])


def fill(place: Workspace, start: dt.date, end: dt.date, *, at: dt.datetime, **more: Any) -> list[dt.date]:
    edition = more.pop("edition", "daily")
    (job,) = prepare(place, now=at, edition=edition)
    return [outcome.briefing.date for outcome in backfill(job, PlainRunner(), start, end, **more)]


def windows_meet(place: Workspace) -> bool:
    with Store.open(f"sqlite:///{place.store}") as store:
        records = [store.briefing("daily", day) for day in store.editions_and_dates()["daily"]]
    found = [record.window for record in records if record and record.window]
    return all(one.until == other.since for one, other in pairwise(found))


@pytest.fixture(scope="module")
def missed_once(fresh: Callable[[], Workspace], brief: Brief) -> Workspace:
    place = fresh()
    place.settings.write_text(
        '[reports]\nformats = ["html", "md", "json", "atom"]\n'
        '[[editions]]\nname = "daily"\n[[editions]]\nname = "other"\n',
        encoding="utf-8",
    )
    put(place, 0)
    brief(place, at=NOON, edition="daily")
    put(place, 2)
    brief(place, at=NOON + DAY, edition="other")
    put(place, 1)
    brief(place, at=NOON + 3 * DAY, edition="daily")
    return place


@pytest.fixture
def missed(missed_once: Workspace, copied: Callable[[Workspace], Workspace]) -> Workspace:
    """Told on the first and the fourth day; on the second another edition had read an article."""
    return copied(missed_once)


def test_missing_days_between_written_ones_are_filled_and_take_nothing_from_them(missed: Workspace) -> None:
    before = page(missed, D[3])
    assert fill(missed, D[0], D[3], at=NOON + 4 * DAY) == [D[1], D[2]]
    assert [files(page(missed, day)) for day in D[:4]] == [["000"], [], [], ["001", "002"]]
    assert [kinds(page(missed, day)) for day in D[:4]] == [[], ["told later"], ["told later"], []]
    assert page(missed, D[3]) == before | {"previous": str(D[2])}
    assert windows_meet(missed)


def test_links_feed_and_archive_are_right_afterwards(missed: Workspace) -> None:
    fill(missed, D[1], D[2], at=NOON + 4 * DAY)
    assert [links(missed, day) for day in D[:4]] == [
        [str(D[1])],
        [str(D[0]), str(D[2])],
        [str(D[1]), str(D[3])],
        [str(D[2])],
    ]
    reports = missed.root / "reports"
    index = (reports / "index.html").read_text(encoding="utf-8")
    assert all(f"daily/{day}.html" in index for day in D[:4])
    feed = (reports / "daily" / "feed.xml").read_text(encoding="utf-8")
    assert re.findall(r"<published>(\d{4}-\d\d-\d\d)", feed) == [str(day) for day in reversed(D[:4])]
    assert (reports / "daily" / "latest.html").read_text(encoding="utf-8") == (
        reports / "daily" / f"{D[3]}.html"
    ).read_text(encoding="utf-8")


def test_with_again_each_day_gets_what_had_been_read_by_its_end(missed: Workspace) -> None:
    assert fill(missed, D[1], D[3], at=NOON + 4 * DAY, again=True) == D[1:4]
    assert [files(page(missed, day)) for day in D[:4]] == [["000"], ["002"], [], ["001"]]
    assert [kinds(page(missed, day)) for day in D[:4]] == [[], [], ["nothing read"], []]
    assert windows_meet(missed)
    assert fill(missed, D[1], D[3], at=NOON + 4 * DAY, again=True) == D[1:4]
    assert [files(page(missed, day)) for day in D[:4]] == [["000"], ["002"], [], ["001"]]


def test_days_after_the_last_one_end_with_their_day_and_the_next_run_goes_on(missed: Workspace, brief: Brief) -> None:
    put(missed, 4)
    brief(missed, at=NOON + 4 * DAY, edition="other")
    put(missed, 3)
    assert fill(missed, D[4], D[4], at=NOON + 5 * DAY) == [D[4]]
    assert files(page(missed, D[4])) == ["000", "004"]
    assert files(
        json.loads(brief(missed, at=NOON + 5 * DAY, edition="daily").page.with_suffix(".json").read_text())
    ) == [
        "001",
        "003",
    ]
    assert windows_meet(missed)


def test_nothing_is_fetched(missed: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import daily

    monkeypatch.setattr(daily, "gather", None)  # to read a source would be to call this
    assert fill(missed, D[1], D[2], at=NOON + 4 * DAY) == [D[1], D[2]]


def test_an_edition_that_was_never_told_is_filled_from_what_others_read(missed: Workspace) -> None:
    with missed.settings.open("a", encoding="utf-8") as file:
        file.write('[[editions]]\nname = "new"\n')
    assert fill(missed, D[0], D[1], at=NOON + 4 * DAY, edition="new") == D[:2]
    assert [files(page(missed, day, "new")) for day in D[:2]] == [["000"], ["002"]]


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        pytest.param(D[2], D[1], "Name the earlier day first", id="the wrong way round"),
        pytest.param(D[1], D[4], "`mujaz run` writes that day", id="today"),
        pytest.param(D[1], D[4] + 9 * DAY, "is not past", id="a day that has not come"),
        pytest.param(D[0] - 999 * DAY, D[1], "more than a year", id="a mistyped year"),
        pytest.param(D[0] - DAY, D[1], f"nothing had been read before {D[0]}", id="before anything was read"),
    ],
)
def test_a_range_that_cannot_be_filled_is_refused(missed: Workspace, start: dt.date, end: dt.date, said: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)):
        fill(missed, start, end, at=NOON + 4 * DAY)


@pytest.mark.parametrize(
    ("written", "again", "expected"),
    [
        pytest.param({}, False, {D[1]: ENDS[1], D[2]: ENDS[2], D[3]: ENDS[3]}, id="missing days end with their day"),
        pytest.param({D[2]: ENDS[1]}, False, {D[1]: ENDS[1], D[3]: ENDS[3]}, id="written ones are left out"),
        pytest.param(
            {D[2]: ENDS[1] + DAY / 4},
            True,
            {D[1]: ENDS[1], D[2]: ENDS[1] + DAY / 4, D[3]: ENDS[3]},
            id="again: a written one ends where it ended",
        ),
        pytest.param(
            {D[2]: ENDS[0]},
            True,
            {D[1]: ENDS[0], D[2]: ENDS[0], D[3]: ENDS[3]},
            id="again: no day reaches beyond a later one that is written",
        ),
    ],
)
def test_where_days_end(
    written: dict[dt.date, dt.datetime], expected: dict[dt.date, dt.datetime], *, again: bool
) -> None:
    assert cuts(D[1], D[3], written, "UTC", again=again) == expected


def test_the_command_prints_what_it_wrote_and_says_when_there_is_nothing_to_write(missed: Workspace) -> None:
    words = ["backfill", "--from", str(D[1]), "--to", str(D[2]), "--edition", "daily", "--workspace", str(missed.root)]
    ran = CliRunner().invoke(app, words)
    assert ran.exit_code == 0, ran.output
    assert [str(missed.root / "reports" / "daily" / f"{day}.html") in ran.output for day in D[:4]] == [
        False,
        True,
        True,
        False,
    ]
    ran = CliRunner().invoke(app, words)
    assert f"daily: every day from {D[1]} to {D[2]} is written" in ran.output


def test_a_copy_that_cannot_be_made_is_told_and_the_days_are_written(missed: Workspace) -> None:
    (missed.root / "www").write_text("in the way", encoding="utf-8")
    copy = '[[channels]]\nname = "web"\nkind = "folder"\nfolder = "www"\n'
    missed.settings.write_text(missed.settings.read_text(encoding="utf-8") + copy, encoding="utf-8")
    words = ["backfill", "--from", str(D[1]), "--to", str(D[2]), "--edition", "daily", "--workspace", str(missed.root)]
    ran = CliRunner().invoke(app, words)
    assert isinstance(ran.exception, MujazError)
    assert ran.exception.exit_code == 4
    assert "web: " in str(ran.exception)
    assert (missed.root / "reports" / "daily" / f"{D[2]}.html").exists()


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        pytest.param("briefing/_end.html.j2", False, id="of the day"),
        pytest.param("archive/month.html.j2", True, id="of the archive, where no day is left to write"),
    ],
)
def test_a_broken_template_is_named_once_as_a_run_names_it(missed: Workspace, template: str, filled: bool) -> None:
    if filled:
        fill(missed, D[1], D[2], at=NOON + 4 * DAY)
    file = missed.root / "templates" / template
    file.parent.mkdir(parents=True)
    file.write_text("{{ nothing }}", encoding="utf-8")
    words = ["--from", str(D[1]), "--to", str(D[2]), "--edition", "daily", "--workspace", str(missed.root)]
    ran = CliRunner().invoke(app, ["backfill", *words])
    assert ran.exit_code == 0, "as that of a run: what is written wears our looks"
    assert ("--again writes them anew" in ran.stdout) == filled
    assert ran.stderr.count(f"mujaz: your template {template}, line 1: UndefinedError: 'nothing' is undefined.") == 1


@pytest.mark.parametrize("words", [["--from", "2026-11-03"], ["--from", "2026-11-3", "--to", "2026-11-04"]])
def test_the_command_wants_two_days(empty: Workspace, words: list[str]) -> None:
    ran = CliRunner().invoke(app, ["backfill", *words, "--workspace", str(empty.root)])
    assert isinstance(ran.exception, MujazError)
    assert ran.exception.exit_code == 2


def test_killed_anywhere_the_next_call_finishes(
    missed: Workspace, nursery: Nursery, tmp_path_factory: pytest.TempPathFactory
) -> None:
    def tree(place: Path) -> dict[str, bytes]:
        folder = place / "reports"
        return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}

    def call(calls: int, place: Path) -> int:
        shutil.copytree(missed.root, place, dirs_exist_ok=True) if not place.exists() else None
        return nursery.run(DIE, str(calls), at=place)[0]

    whole = tmp_path_factory.mktemp("whole") / "w"
    assert call(10_000, whole) == 0
    for calls in (1, 2, 4, 5):
        place = tmp_path_factory.mktemp(f"killed{calls}") / "w"
        assert call(calls, place) == -signal.SIGKILL, f"it was to die at call {calls}"
        assert call(10_000, place) == 0
        assert tree(place) == tree(whole), f"killed at call {calls}"


def test_a_run_for_a_past_day_in_between_tells_the_day_after_too(missed: Workspace) -> None:
    (job,) = prepare(missed, now=NOON + 4 * DAY, day=D[2], edition="daily")
    run(job, PlainRunner())
    assert page(missed, D[3])["previous"] == str(D[2])
    assert links(missed, D[3]) == [str(D[2])]
