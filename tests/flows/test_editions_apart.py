"""Several briefings from one store: each its own, and what one showed does not count as seen for another."""

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.daily import run
from flows.job import Outcome, prepare
from flows.runner import PlainRunner
from tasks.store import Store
from tasks.workspace import Workspace

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
SETTINGS = """
[[editions]]
name = "libya"
title = "ليبيا"
timezone = "Africa/Tripoli"
sources = ["home"]
channels = ["mail", "web"]

[[editions]]
name = "tech"
title = "Tech"
language = "en"
timezone = "Asia/Tokyo"
sources = ["abroad", "home"]
max_stories = 1
watch = ["Boats"]
channels = ["phone"]

[[editions]]
name = "boats"
title = "Bateaux"
language = "fr"
watch = ["Boats"]
only_watched = true
channels = []

[[sources]]
name = "home"
folder = "home"

[[sources]]
name = "abroad"
folder = "abroad"

[[watch]]
name = "Boats"
words = ["ferry"]

[[channels]]
name = "web"
kind = "folder"
folder = "www"
"""
WORDS = {"ferry": "ferry", "dam": "dam", "chip": "processor"}
FERRY = (
    "The new ferry to the island of Arwad left the harbour of Tartus on Monday with two hundred passengers. "
    "The ministry of transport said that the ferry will sail twice a day until the end of winter. "
    "Fishermen had asked for the ferry since a storm broke the old pier in the year before. "
)
DAM = (
    "Engineers of the water company closed the northern gate of the Mantasoa dam after three days of rain. "
    "The company said that the reservoir was full and that villages below the dam were in no danger. "
    "Schools in the valley stayed closed while soldiers filled bags with sand along the river. "
)
CHIP = (
    "A laboratory in Grenoble showed a processor made of carbon tubes that needs no cooling at all. "
    "The laboratory said that the processor runs simple programs and that a factory is years away. "
    "Rivals in Kyoto had shown a memory of the same tubes at a conference in the spring. "
)


@pytest.fixture
def place(empty: Workspace, post: Any) -> Workspace:
    empty.settings.write_text(SETTINGS + post.settings, encoding="utf-8")
    for folder, name, text in (("home", "ferry", FERRY), ("home", "dam", DAM), ("abroad", "chip", CHIP)):
        (empty.root / folder).mkdir(exist_ok=True)
        (empty.root / folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return empty


def write(place: Workspace, post: Any, edition: str, at: dt.datetime = NOON) -> Outcome:
    (job,) = prepare(place, now=at, edition=edition)
    return run(job, PlainRunner(), post.means)


def told(outcome: Outcome) -> dict[str, str]:
    """Give the status of each story, by its name."""
    found: dict[str, str] = {}
    for entry in (*outcome.briefing.stories, *outcome.briefing.noted):
        found[next(name for name, word in WORDS.items() if word in entry.headline.text)] = entry.status
    return found


def test_each_edition_has_its_sources_words_language_and_length(place: Workspace, post: Any) -> None:
    libya, tech, boats = (write(place, post, name) for name in ("libya", "tech", "boats"))
    assert set(told(libya)) == {"ferry", "dam"}
    assert set(told(tech)) == {"ferry", "dam", "chip"}
    assert set(told(boats)) == {"ferry"}
    assert (len(libya.briefing.stories), len(tech.briefing.stories)) == (2, 1)
    assert tech.briefing.stories[0].watched
    assert [(each.briefing.language, each.briefing.title) for each in (libya, tech, boats)] == [
        ("ar", "ليبيا"), ("en", "Tech"), ("fr", "Bateaux"),
    ]  # fmt: skip
    pages = [outcome.page.read_text(encoding="utf-8") for outcome in (libya, tech, boats)]
    assert ['lang="ar" dir="rtl"' in page[:300] for page in pages] == [True, False, False]


@pytest.mark.parametrize("order", [("libya", "tech"), ("tech", "libya")], ids=["one way", "the other"])
def test_what_one_edition_showed_is_new_for_another_whichever_comes_first(
    place: Workspace, post: Any, order: tuple[str, str]
) -> None:
    for name in order:
        assert set(told(write(place, post, name)).values()) == {"new"}


def test_an_edition_that_begins_later_tells_all_of_it_as_new(place: Workspace, post: Any) -> None:
    write(place, post, "libya")
    write(place, post, "libya", NOON + DAY)
    assert told(write(place, post, "tech", NOON + DAY)) == {"ferry": "new", "dam": "new", "chip": "new"}


def test_windows_are_each_editions_own(place: Workspace, post: Any) -> None:
    write(place, post, "libya")
    write(place, post, "tech")
    (place.root / "home" / "later.txt").write_text(
        CHIP.replace("Grenoble", "Benghazi") + "It is open.", encoding="utf-8"
    )
    assert set(told(write(place, post, "libya", NOON + DAY))) >= {"chip"}
    # tech ran last on the first day: two days later its window still begins there
    after = write(place, post, "tech", NOON + 2 * DAY)
    assert "chip" in told(after)
    with Store.open(f"sqlite:///{place.store}") as store:
        libya, tech = (store.previous(name, dt.date.max) for name in ("libya", "tech"))
    assert libya
    assert tech
    assert libya.window
    assert tech.window
    windows = [each.window for each in (libya, tech) if each.window]
    edges = [edge.replace(microsecond=0) for one in windows for edge in (one.since, one.until)]
    assert edges == [NOON, NOON + DAY, NOON, NOON + 2 * DAY]


def test_a_story_goes_on_in_each_edition_from_what_that_one_told(place: Workspace, post: Any) -> None:
    write(place, post, "libya")
    more = FERRY + "A second ferry will follow in spring, the ministry said."
    (place.root / "home" / "more.txt").write_text(more, encoding="utf-8")
    assert told(write(place, post, "libya", NOON + DAY))["ferry"] in {"updated", "continuing"}
    assert told(write(place, post, "tech", NOON + DAY))["ferry"] == "new"
    assert told(write(place, post, "boats", NOON + DAY))["ferry"] == "new"


def test_an_edition_written_again_is_the_same_whatever_others_wrote_since(
    place: Workspace, post: Any, page: Callable[[Outcome], dict[str, Any]]
) -> None:
    write(place, post, "tech")  # what is read later counts in the grouping of the day, whoever reads it
    before = page(write(place, post, "libya"))
    write(place, post, "tech", NOON + dt.timedelta(minutes=5))
    write(place, post, "boats")
    assert page(write(place, post, "libya", NOON + dt.timedelta(hours=1))) == before


def test_one_moment_is_another_day_in_another_zone(place: Workspace, post: Any) -> None:
    late = dt.datetime(2026, 11, 22, 20, tzinfo=dt.UTC)
    assert [write(place, post, name, late).briefing.date.day for name in ("libya", "tech")] == [22, 23]
    assert [sent[1] for sent in post.took() if sent[0] == "phone"] == ["briefing/tech/2026-11-23"]


def test_each_edition_goes_to_its_channels_and_a_failure_of_one_is_none_of_the_others(
    place: Workspace, post: Any
) -> None:
    post.fails = {"mail": False}
    for name in ("libya", "tech", "boats"):
        write(place, post, name)
    briefings = [sent[:2] for sent in post.took() if sent[1].startswith("briefing")]
    assert briefings == [("web", "briefing/libya/2026-11-22"), ("phone", "briefing/tech/2026-11-22")]
    with Store.open(f"sqlite:///{place.store}") as store:
        found = {
            (one.edition, one.channel): one.state for one in store.deliveries(dt.date.min) if "brief" in one.subject
        }
    assert found == {("libya", "web"): "sent", ("libya", "mail"): "failed", ("tech", "phone"): "sent"}


def test_a_folder_that_not_every_edition_goes_to_shows_nothing_of_the_others(place: Workspace, post: Any) -> None:
    from flows.delivery import Means

    for name in ("tech", "libya"):
        (job,) = prepare(place, now=NOON, edition=name)
        run(job, PlainRunner(), Means(sleep=post.waits.append) if name == "libya" else post.means)
    www = place.root / "www"
    assert {path.relative_to(www).parts[0] for path in www.rglob("*")} == {"libya", ".mujaz-copies.json"}
    assert not [path for path in www.rglob("*.html") if "Tech" in path.read_text(encoding="utf-8")]


def test_the_letters_of_two_editions_are_their_own(place: Workspace, post: Any) -> None:
    for name in ("libya", "tech"):
        write(place, post, name)
    letters = {each.letter.edition: each.letter for each in post.letters if each.letter.kind == "briefing"}
    assert letters["libya"].title.startswith("ليبيا · ")
    assert letters["tech"].title == "Tech · Sunday 22 November 2026"
    assert 'dir="rtl"' in letters["libya"].html[:60]
    assert 'dir="ltr"' in letters["tech"].html[:60]
    assert json.loads(letters["tech"].document)["edition"] == "tech"


def test_editions_can_be_run_in_any_order_from_day_to_day(place: Workspace, post: Any, tmp_path: Path) -> None:
    """Two workspaces, the same articles day by day, the editions in another order: the same briefings."""
    other = Workspace(root=tmp_path / "other")
    shutil.copytree(place.root, other.root, ignore=shutil.ignore_patterns("other"))
    seen = []
    for where, order in ((place, ("libya", "tech")), (other, ("tech", "libya"))):
        found = {}
        for number in range(2):
            (where.root / "home" / f"day{number}.txt").write_text(
                DAM + f"Gate {number} was closed too.", encoding="utf-8"
            )
            for name in order:
                outcome = write(where, post, name, NOON + number * DAY)
                found[name, number] = (told(outcome), [entry.id for entry in outcome.briefing.stories])
        seen.append(found)
    assert seen[0] == seen[1]
