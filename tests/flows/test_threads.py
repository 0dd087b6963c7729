"""A thread has one page over all days, made from the store: no rerun, merge or other edition leaves it behind."""

import datetime as dt
import re
import shutil
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from flows.archive import archive
from tasks.settings import load
from tasks.store import Store
from tasks.store.schema import metadata
from tasks.workspace import Workspace

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
FIRST, SECOND, THIRD = (dt.datetime(year, 3, 1, 12, tzinfo=dt.UTC) for year in (2027, 2028, 2030))
ENVOY, VISIT, KREMLIN = (2,), (1, 3), (0, 4)
Brief = Callable[..., Any]


def read(place: Workspace, brief: Brief, at: dt.datetime, *numbers: int, **others: Any) -> Any:
    """Put these of the seeds into the folder and write the day's briefing."""
    for number in numbers:
        shutil.copy(SEEDS[number], place.seeds)
    return brief(place, at=at, **others)


def again(place: Workspace) -> Any:
    """Write the whole archive."""
    settings = load(place)
    with Store.open(settings.store_url(place.store)) as store:
        return archive(store, settings, place)


def change(place: Workspace, table: str, where: dict[str, Any], **values: Any) -> None:
    """Say something else in the store, as a later grouping would."""
    there = metadata.tables[table]
    engine = sa.create_engine(f"sqlite:///{place.store}")
    with engine.begin() as connection:
        update = there.update().values(**values)
        for name, value in where.items():
            update = update.where(there.c[name] == value)
        assert connection.execute(update).rowcount
    engine.dispose()


def folder(place: Workspace) -> Path:
    return place.root / "reports" / "archive" / "threads"


def names(place: Workspace) -> set[str]:
    """Give the threads that have a page."""
    there = folder(place)
    return {file.stem for file in there.glob("*.html") if not re.fullmatch(r"index|\d{4}", file.stem)}


def targets(page: str) -> Collection[str]:
    return set(re.findall(r'href="\.\./\.\./daily/([^"]+\.html#[^"]+)"', page))


@pytest.fixture
def years(empty: Workspace, brief: Brief) -> Workspace:
    """Three days years apart, on one subject."""
    read(empty, brief, FIRST, *ENVOY)
    read(empty, brief, SECOND, *VISIT)
    read(empty, brief, THIRD, *KREMLIN)
    return empty


def test_its_page_grows_over_the_years_and_links_to_every_telling(years: Workspace) -> None:
    (name,) = names(years)
    page = (folder(years) / f"{name}.html").read_text("utf-8")
    found = {link.partition("#")[0] for link in targets(page)}
    assert found == {"2027-03-01.html", "2028-03-01.html", "2030-03-01.html"}
    for link in targets(page):
        day, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in (years.root / "reports" / "daily" / day).read_text("utf-8")


def test_every_days_page_leads_to_it_and_to_the_earlier_story(years: Workspace) -> None:
    (name,) = names(years)
    page = (years.root / "reports" / "daily" / "2030-03-01.html").read_text("utf-8")
    found = set(re.findall(rf'href="\.\./archive/threads/{name}\.html#(story-[^"]+)"', page))
    thread = (folder(years) / f"{name}.html").read_text("utf-8")
    assert len(found) == 2
    assert all(f'<li id="{anchor}"' in thread for anchor in found)


def test_the_first_page_leads_to_the_list_of_threads(years: Workspace) -> None:
    assert 'href="archive/threads/index.html"' in (years.root / "reports" / "index.html").read_text("utf-8")
    (name,) = names(years)
    assert f'href="{name}.html"' in (folder(years) / "index.html").read_text("utf-8")


def test_an_older_day_written_again_takes_nothing_away(years: Workspace, brief: Brief) -> None:
    (name,) = names(years)
    before = (folder(years) / f"{name}.html").read_bytes()
    feed = years.root / "reports" / "daily" / "threads" / f"{name}.xml"
    entries = feed.read_bytes()
    brief(years, at=THIRD, day=FIRST.date())
    assert (folder(years) / f"{name}.html").read_bytes() == before
    assert feed.read_bytes() == entries


def test_a_day_that_adds_nothing_to_it_writes_nothing_of_it(years: Workspace, brief: Brief) -> None:
    (name,) = names(years)
    stamp = (folder(years) / f"{name}.html").stat().st_mtime_ns
    brief(years, at=THIRD + dt.timedelta(days=1))
    assert (folder(years) / f"{name}.html").stat().st_mtime_ns == stamp


def test_two_editions_tell_it_on_one_page_and_in_a_feed_each(empty: Workspace, brief: Brief) -> None:
    empty.settings.write_text('[[editions]]\nname = "daily"\n\n[[editions]]\nname = "evening"\n', encoding="utf-8")
    read(empty, brief, FIRST, *ENVOY, edition="daily")
    brief(empty, at=FIRST, edition="evening")
    read(empty, brief, SECOND, *VISIT, edition="evening")
    (name,) = names(empty)
    page = (folder(empty) / f"{name}.html").read_text("utf-8")
    assert "../../daily/2027-03-01.html#" in page
    assert "../../evening/2028-03-01.html#" in page
    assert f"../../evening/threads/{name}.xml" in page
    assert (empty.root / "reports" / "evening" / "threads" / f"{name}.xml").exists()


def test_threads_that_merge_leave_a_way_to_the_one_and_all_entries_in_its_feed(years: Workspace) -> None:
    (old,) = names(years)
    feeds = years.root / "reports" / "daily" / "threads"
    entries = (feeds / f"{old}.xml").read_text("utf-8").count("<entry>")
    change(years, "threads", {"id": old}, id="new")
    change(years, "stories", {"thread": old}, thread="new")
    made = again(years)
    assert names(years) == {old, "new"}, "days that link to the old one find it"
    assert 'href="new.html"' in (folder(years) / f"{old}.html").read_text("utf-8")
    assert old not in (folder(years) / "index.html").read_text("utf-8")
    assert [file.name for file in feeds.iterdir()] == ["new.xml"]
    assert (feeds / "new.xml").read_text("utf-8").count("<entry>") == entries
    assert f"daily/threads/{old}.xml" in made.removed
    assert not any(receipt.written for receipt in again(years).receipts)


def test_a_story_that_went_to_another_thread_takes_its_entries_along(years: Workspace) -> None:
    (name,) = names(years)
    with Store.open(f"sqlite:///{years.store}") as store:
        *_, kremlin = (story.story for thread in store.told_threads() for story in thread.stories)
    feed = years.root / "reports" / "daily" / "threads" / f"{name}.xml"
    assert f"#story-{kremlin}" in feed.read_text("utf-8")
    change(years, "stories", {"id": kremlin}, thread=None)
    left = [story for story in _thread(years, name) if story != kremlin]
    change(years, "threads", {"id": name}, stories=left)
    again(years)
    assert f"#story-{kremlin}" not in feed.read_text("utf-8")
    assert f"#story-{kremlin}" not in (folder(years) / f"{name}.html").read_text("utf-8")


def _thread(place: Workspace, name: str) -> list[str]:
    with Store.open(f"sqlite:///{place.store}") as store:
        return [story.story for thread in store.told_threads() if thread.id == name for story in thread.stories]


def test_a_thread_to_which_no_day_leads_any_more_is_taken_away_unless_somebody_changed_it(years: Workspace) -> None:
    (name,) = names(years)
    for table, where in (("headlines", {"thread": name}), ("stories", {"thread": name})):
        change(years, table, where, thread=None)
    mine = folder(years) / "index.html"
    mine.write_text("my own", encoding="utf-8")
    made = again(years)
    assert f"archive/threads/{name}.html" in made.removed
    assert names(years) == set()
    assert mine.read_text("utf-8") == "my own"
    assert "archive/threads/" not in (years.root / "reports" / "index.html").read_text("utf-8")
