"""New, updated, continuing over days: against what this edition showed, whatever another one did."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.job import Outcome
from tasks.workspace import Workspace

NOON = dt.datetime(2031, 5, 1, 12, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
Page = Callable[[Outcome], dict[str, Any]]
Brief = Callable[..., Outcome]

SETTINGS = """
[[sources]]
name = "news"
folder = "seeds"

[[editions]]
name = "daily"
language = "en"

[[editions]]
name = "late"
language = "en"
"""
FIRE = (
    "A fire destroyed the old grain store at Aldmoor harbour on Thursday night.",
    "Crews from Hollin, Brack and Sedge fought the flames until early morning.",
    "The grain store at Aldmoor harbour had stood empty since the mill closed.",
)
MORE = "Investigators found the remains of a broken lamp in the Aldmoor grain store."


def put(place: Workspace, name: str, outlet: str, hours: int, *sentences: str) -> None:
    published = (NOON + dt.timedelta(hours=hours)).isoformat()
    row = {"title": "Fire destroys the grain store at Aldmoor harbour", "publisher": outlet, "date": published}
    text = json.dumps({**row, "text": " ".join(sentences), "url": f"https://{outlet.lower()}.example/{name}"})
    (place.seeds / f"{name}.json").write_text(text, encoding="utf-8")


@pytest.fixture
def place(empty: Workspace) -> Workspace:
    empty.settings.write_text(SETTINGS, encoding="utf-8")
    return empty


@pytest.fixture
def told(brief: Brief, page: Page) -> Callable[..., tuple[str, dict[str, Any] | None] | None]:
    """Give a function that writes a day and gives the status of its one story; None where it tells none."""

    def write(place: Workspace, day: int, edition: str = "daily") -> tuple[str, dict[str, Any] | None] | None:
        stories = page(brief(place, at=NOON + day * DAY, edition=edition))["stories"]
        assert len(stories) < 2
        return (stories[0]["status"], stories[0]["news"]) if stories else None

    return write


def test_a_story_over_five_days(place: Workspace, told: Any) -> None:
    put(place, "a", "Post", -3, *FIRE)
    assert told(place, 0) == ("new", None)
    put(place, "b", "Lantern", 20, FIRE[1], FIRE[0])
    assert told(place, 1) == ("updated", {"since": "2031-05-01", "outlets": 1, "sentences": 0})
    assert told(place, 2) is None
    put(place, "c", "Post", 50, FIRE[2], FIRE[0], FIRE[1])
    assert told(place, 3) == ("continuing", {"since": "2031-05-02", "outlets": 0, "sentences": 0})
    put(place, "d", "Lantern", 65, MORE, FIRE[0])
    assert told(place, 4) == ("updated", {"since": "2031-05-04", "outlets": 0, "sentences": 1})


def test_a_day_that_is_written_again_says_the_same(place: Workspace, told: Any) -> None:
    put(place, "a", "Post", -3, *FIRE)
    told(place, 0)
    put(place, "b", "Lantern", 20, FIRE[1], FIRE[0])
    first = told(place, 1)
    assert first is not None
    assert first[0] == "updated"
    assert told(place, 1) == first


def test_what_another_edition_showed_does_not_count(place: Workspace, told: Any) -> None:
    put(place, "a", "Post", -3, *FIRE)
    assert told(place, 0) == ("new", None)
    put(place, "b", "Lantern", 20, FIRE[1], FIRE[0])
    assert told(place, 1, "late") == ("new", None)
    assert told(place, 1, "daily") == ("updated", {"since": "2031-05-01", "outlets": 1, "sentences": 0})


def test_a_story_that_no_page_had_room_for_is_new_when_one_has(place: Workspace, told: Any, brief: Brief) -> None:
    place.settings.write_text(SETTINGS + "max_stories = 1\nmax_noted = 0\n", encoding="utf-8")
    put(place, "a", "Post", -3, *FIRE)
    other = "The ferry between Aldmoor and Sedge is out of service for three long weeks."
    for number, outlet in enumerate(("Gazette", "Herald", "Courier")):
        row = {"title": "Ferry out of service", "publisher": outlet, "text": f"{other} It was the {number}th time."}
        (place.seeds / f"f{number}.json").write_text(json.dumps(row), encoding="utf-8")
    first = brief(place, at=NOON, edition="late")
    assert [entry.headline.text for entry in first.briefing.stories] == ["Ferry out of service"]
    put(place, "b", "Lantern", 20, FIRE[1], FIRE[0])
    assert told(place, 1, "late") == ("new", None)


def test_the_page_links_the_day_that_told_it_last(place: Workspace, told: Any) -> None:
    put(place, "a", "Post", -3, *FIRE)
    told(place, 0)
    put(place, "b", "Lantern", 20, FIRE[1], FIRE[0])
    told(place, 1)
    folder: Path = place.root / "reports" / "daily"
    page = (folder / "2031-05-02.html").read_text(encoding="utf-8")
    start = page.index('href="2031-05-01.html#story-')
    assert page[start:].split(">")[1].startswith("last told on May 1, 2031") or "last told on 1 May 2031" in page
    anchor = page[start:].split('"')[1].split("#")[1]
    assert f'id="{anchor}"' in (folder / "2031-05-01.html").read_text(encoding="utf-8")
