"""What is older than [keep] says goes, and nothing else: nothing is told twice, and no link is dead."""

import datetime as dt
import json
import random
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from flows import pruning
from flows.cli import app
from flows.daily import run
from flows.job import Outcome, prepare
from flows.pruning import due, prune
from flows.runner import PlainRunner
from tasks.settings import load
from tasks.store import Store
from tasks.workspace import Workspace

FIRST = dt.datetime(2031, 5, 1, 6, 30, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
SETTINGS = """[grouping]
window_days = 3
[keep]
pages = 3
texts = 4
"""
DAYS = 13  # the first pruning comes with the eleventh
SYLLABLES = ("ba", "cor", "dul", "fen", "gri", "hol", "jas", "kel", "mor", "nav", "ost", "pel", "quin", "rav", "sel")


@pytest.fixture
def kept(empty: Workspace) -> Workspace:
    empty.settings.write_text(SETTINGS, encoding="utf-8")
    return empty


def write(place: Workspace, day: int) -> Outcome:
    """Let the article of a day arrive, and write its briefing."""
    chance = random.Random(day)
    words = ["".join(chance.choices(SYLLABLES, k=3)).capitalize() for _ in range(60)]
    lines = [f"{' '.join(words[at : at + 12])}." for at in range(0, 60, 12)]
    (place.seeds / f"{day:02}.txt").write_text("\n".join([" ".join(words[:5]), "", *lines]), encoding="utf-8")
    (job,) = prepare(place, now=FIRST + day * DAY)
    return run(job, PlainRunner())


def told(place: Workspace) -> list[str]:
    """Give every article that a briefing told, as often as it was told."""
    found: list[Any] = []
    for page in sorted((place.root / "reports" / "daily").glob("20*.json")):
        stories = json.loads(page.read_text(encoding="utf-8"))["stories"]
        found += [article["file"] for story in stories for article in story["articles"]]
    return found


def dead(reports: Path) -> set[str]:
    """Give the links between pages that lead nowhere."""
    links = {
        (page, to)
        for page in reports.rglob("*.html")
        for to in re.findall(r'href="([^"#?:]+)', page.read_text("utf-8"))
    }
    return {f"{page.name} -> {to}" for page, to in links if not (page.parent / to).exists()}


def test_old_pages_and_texts_go_and_what_was_told_stays_told(kept: Workspace) -> None:
    outcomes = [write(kept, day) for day in range(DAYS)]
    assert all(len(outcome.briefing.stories) == 1 for outcome in outcomes), "a file that lies there is not told again"
    reports = kept.root / "reports"
    days = sorted(page.stem for page in (reports / "daily").glob("20*.html"))
    assert days[-1] == "2031-05-13"
    assert 3 < len(days) <= 3 + pruning.PATIENCE.days
    assert sorted(told(kept)) == sorted({*told(kept)})
    assert dead(reports) == set()
    copies = len(list((reports / "daily" / "articles").iterdir()))
    assert copies == len(days)
    with Store.open(f"sqlite:///{kept.store}") as store:
        lengths = [len(store.article(outcome.briefing.stories[0].articles[0].id).text) for outcome in outcomes]  # type: ignore[union-attr]
    assert not any(lengths[:6]), "pruned with the eleventh day: what is older than four, not the window later"
    assert all(lengths[-4:]), "texts of the last four days"


def test_a_day_stays_as_long_as_its_letter_waits_to_be_sent(empty: Workspace, post: Any) -> None:
    empty.settings.write_text(post.settings + "[keep]\npages = 1\n", encoding="utf-8")
    settings = load(empty)
    post.fails = {"mail": False}
    for day in range(6):
        (job,) = prepare(empty, now=FIRST + day * DAY)
        run(job, PlainRunner(), post.means)

    def gone(at: dt.datetime) -> list[int]:
        with Store.open(f"sqlite:///{empty.store}") as store:
            return [day.day for day in due(store, settings, at).days.get("daily", ())]

    now = FIRST + 5 * DAY  # the sixth: what is before the fifth goes, but for what is sent for three days yet
    assert gone(now) == [1, 2]
    assert gone(now + DAY) == [1, 2, 3], "a letter of the third is too old to be sent now"
    post.fails = {}
    (job,) = prepare(empty, now=now)
    run(job, PlainRunner(), post.means)
    assert gone(now) == [1, 2, 3, 4], "what has arrived needs its pages no more"


def test_a_day_written_again_after_pruning_is_the_same(kept: Workspace) -> None:
    for day in range(DAYS):
        write(kept, day)
    before = {path: path.read_bytes() for path in (kept.root / "reports").rglob("*") if path.is_file()}
    (job,) = prepare(kept, now=FIRST + (DAYS - 1) * DAY)
    run(job, PlainRunner())
    assert {path: path.read_bytes() for path in (kept.root / "reports").rglob("*") if path.is_file()} == before


def test_pruning_that_died_between_files_and_store_is_finished_by_the_next(
    kept: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.settings.write_text(SETTINGS.replace("pages = 3", "pages = 0"), encoding="utf-8")
    for day in range(7):
        write(kept, day)
    kept.settings.write_text(SETTINGS, encoding="utf-8")
    settings, now = load(kept), FIRST + 6 * DAY
    with Store.open(f"sqlite:///{kept.store}") as store, monkeypatch.context() as patch:
        patch.setattr(Store, "forget_days", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            prune(store, settings, kept, due(store, settings, now), now)
    with Store.open(f"sqlite:///{kept.store}") as store:
        prune(store, settings, kept, due(store, settings, now), now)
        assert not due(store, settings, now)
        assert len(store.editions_and_dates()["daily"]) == 4
    assert dead(kept.root / "reports") == set()


def test_a_story_that_was_told_lately_keeps_its_first_text(kept: Workspace) -> None:
    kept.settings.write_text(SETTINGS.replace("pages = 3\n", ""), encoding="utf-8")
    for day in range(DAYS):
        text = f"The strike at the North Harbour goes on, said Anna Lind on day {day}.\nShips of the line wait outside."
        kept.seeds.joinpath(f"strike-{day:02}.txt").write_text(f"Strike at the North Harbour\n\n{text}", "utf-8")
        write(kept, day)
    with Store.open(f"sqlite:///{kept.store}") as store:
        texts = {article.where: article.text for article in store.window(FIRST - DAY)}
    assert not texts["seeds/00.txt"], "told once, long ago"
    assert texts["seeds/strike-00.txt"], "its story is told to this day"


def test_a_story_that_goes_on_says_when_it_was_told_last_and_links_only_pages_that_stay(kept: Workspace) -> None:
    for day in range(DAYS):
        text = f"The strike at the North Harbour goes on, said Anna Lind on day {day}.\nShips of the line wait outside."
        kept.seeds.joinpath(f"strike-{day:02}.txt").write_text(f"Strike at the North Harbour\n\n{text}", "utf-8")
        write(kept, day)
    reports = kept.root / "reports"
    first, *later = sorted((reports / "daily").glob("20*.html"))
    assert 'href="20' not in re.sub(r"(?s)<!--days-->.*?<!--/days-->", "", first.read_text("utf-8"))
    assert all(f'href="{before.name}#story-' in page.read_text("utf-8") for before, page in pairwise([first, *later]))
    assert dead(reports) == set()
    before = {path: path.stat().st_mtime_ns for path in reports.rglob("*") if path.is_file()}
    assert CliRunner().invoke(app, ["rerender", "--workspace", str(kept.root)]).exit_code == 0
    assert {path: path.stat().st_mtime_ns for path in reports.rglob("*") if path.is_file()} == before


def test_nothing_goes_where_nothing_has_a_limit(kept: Workspace) -> None:
    kept.settings.write_text("[grouping]\nwindow_days = 3\n", encoding="utf-8")
    for day in range(DAYS):
        write(kept, day)
    assert len(told(kept)) == DAYS
