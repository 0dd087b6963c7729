"""Ten days through the store, with a window of three: nothing lost, nothing doubled, one id an event."""

import datetime as dt
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from flows.daily import run
from flows.job import prepare
from flows.runner import PlainRunner
from tasks.store import Store
from tasks.workspace import Workspace

FIRST = dt.datetime(2031, 5, 1, 18, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
OUTLETS = ("Harbour Post", "Lantern", "Valley News", "Crown Agency")
SYLLABLES = "ba cor dul fen gri hol jas kel mor nav ost pel quin rav sel tor ull vex wim yar zen"
LINES = (
    "{0} met {1} at the {2} of {3} on the question of the {4}.",
    "The {5} near {3} was closed by {0} because of the {6}.",
    "{1} told reporters in {3} that the {4} and the {6} cannot wait.",
    "A {7} of the {2} said that {0} knew of the {8} before.",
    "The {9} reached {3} in the evening, and {1} spoke of the {5}.",
    "Nobody in {3} expected the {8}, the {7} said, nor the {9}.",
    "{0} and {1} will see the {2} again when the {6} is over.",
)
SETTINGS = '[grouping]\nwindow_days = 3\n\n[[editions]]\nname = "daily"\nmax_stories = 40\n'
Told = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that is reported on some days; `series` events share their actors and little else."""

    name: str
    words: tuple[str, ...]
    days: tuple[int, ...]


def coined(chance: random.Random, *, name: bool) -> str:
    word = "".join(chance.choice(SYLLABLES.split()) for _ in range(3))
    return word.capitalize() if name else word


def events() -> list[Event]:
    chance = random.Random(31)
    made = []
    for number in range(12):
        words = tuple(coined(chance, name=place in {0, 1, 3}) for place in range(10))
        days = {0: (0, 1, 2, 3, 4, 5), 1: (0, 2), 2: (3, 4)}.get(number, (chance.randrange(10),))
        made.append(Event(name=f"event {number}", words=words, days=days))
    before = made[0]
    # the same actors, town and half of the matters nine days on: an event of its own, in the first one's thread
    again = tuple(
        word if place in {0, 1, 2, 3, 4, 6} else coined(chance, name=False) for place, word in enumerate(before.words)
    )
    return [*made, Event(name="event 0 again", words=again, days=(9,))]


def rows(known: list[Event], day: int) -> Iterator[dict[str, str]]:
    """Give what arrives on a day: the texts of two outlets on each event."""
    chance = random.Random(day)
    for event in (one for one in known if day in one.days):
        for outlet in chance.sample(OUTLETS, 2):
            lines = [line.format(*event.words) for line in chance.sample(LINES, 5)]
            title = "{0} and {1} in {3}: {4} and {6}".format(*event.words)
            yield row(event, day, outlet, title, " ".join(lines))


def row(event: Event, day: int, outlet: str, title: str, text: str) -> dict[str, str]:
    place = f"{event.name} {day}".replace(" ", "-")
    host = outlet.lower().replace(" ", "-")
    published = (FIRST + day * DAY - dt.timedelta(hours=3)).isoformat()
    return {
        "url": f"https://{host}.example/{place}",
        "title": title,
        "text": text,
        "date": published,
        "publisher": outlet,
    }


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    found = Workspace(root=tmp_path_factory.mktemp("ten-days").resolve())
    found.seeds.mkdir()
    found.settings.write_text(SETTINGS, encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def told(place: Workspace) -> list[Told]:
    """Ten days of briefings; on the fifth day the run is made twice."""
    known = events()
    pages = []
    for day in range(10):
        lines = "\n".join(json.dumps(one) for one in rows(known, day))
        Path(place.seeds, f"{day}.jsonl").write_text(lines + "\n", encoding="utf-8")
        pages.append(written(place, FIRST + day * DAY))
        if day == 4:
            assert written(place, FIRST + day * DAY) == pages[-1]
    return pages


def written(place: Workspace, at: dt.datetime) -> Told:
    (job,) = prepare(place, now=at)
    found: Told = json.loads(run(job, PlainRunner()).page.with_suffix(".json").read_text(encoding="utf-8"))
    return found


def event_of(url: str) -> str:
    return url.rsplit("/", 1)[1].rsplit("-", 1)[0].replace("-", " ")


def test_ten_days_lose_nothing_double_nothing_and_keep_every_id(told: list[Told]) -> None:
    news: Counter[str] = Counter()
    ids: dict[str, set[str]] = {}
    for page in told:
        for story in (*page["stories"], *page["noted"]):
            urls = {one["id"]: one["url"] for one in story["articles"]}
            news.update(urls[name] for name in story["new_articles"])
            (event,) = {event_of(url) for url in urls.values()}
            ids.setdefault(event, set()).add(story["id"])
    given = [one["url"] for day in range(10) for one in rows(events(), day)]
    assert news == Counter(given)
    assert {event: len(found) for event, found in ids.items()} == dict.fromkeys({event_of(url) for url in given}, 1)


def test_a_long_story_is_told_with_all_its_articles_and_stands_in_the_archive_with_all_of_them(
    told: list[Told], place: Workspace
) -> None:
    long = [s for page in told for s in page["stories"] if event_of(s["articles"][0]["url"]) == "event 0"]
    assert [(len(story["articles"]), story["status"]) for story in long] == [
        (2, "new"),
        *((2 * days, "updated") for days in (2, 3)),
        *((2 * days, "continuing") for days in (4, 5, 6)),  # all four outlets have told it, and all it has to say
    ]
    assert {story["when"]["iso"] for story in long} == {"2031-05-01T15:00Z"}
    with Store.open(f"sqlite:///{place.store}") as store:
        (kept,) = store.stories([long[0]["id"]])
        assert len(kept.articles) == 12
        assert kept.why.score is not None
        assert kept.when.iso == "2031-05-01T15:00Z"


def test_the_same_actors_after_the_window_are_a_new_story_in_the_thread(told: list[Told]) -> None:
    (thread,) = told[9]["threads"]
    assert [event_of_story(told, one["id"]) for one in thread["stories"]] == ["event 0", "event 0 again"]


def event_of_story(pages: list[Told], name: str) -> str:
    return next(event_of(s["articles"][0]["url"]) for page in pages for s in page["stories"] if s["id"] == name)
