"""Thirty days of three editions over one store: a folder, feeds, two days without a run, a crash, days run twice.

Every edition has a briefing for every day that was run, tells what its sources gave once and only once, calls it new,
updated or continuing as its own reader saw it, and sends it once; no link is dead. The clock is moved by hand.
"""

import datetime as dt
import json
import os
import random
import re
import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from flows.daily import run
from flows.delivery import Means, taker
from flows.job import prepare
from flows.runner import PlainRunner
from tasks.deliver import Sending
from tasks.settings import Channel
from tasks.store import Store
from tasks.workspace import Workspace

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
ARRIVE = dict(zip((1, 4, 7, 10, 13), SEEDS, strict=True))  # the day on which each lies in the folder, in one window
FIRST = dt.datetime(2031, 5, 1, 6, 30, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
DAYS = 30
EVENTS = 18  # besides those that come on days of their own
AWAY = frozenset({16, 17})  # nobody ran it; the feeds went on
TWICE = frozenset({3, 15, 29})
CRASH = 10
AGAIN = {5: "coast", 10: "wire", 20: "coast"}  # on the day after these a feed brings a text of its own once more
FEEDS = ("coast", "wire")
EDITIONS = {"libya": ("seeds", "coast"), "tech": ("wire",), "world": ("seeds", "coast", "wire")}
SYLLABLES = ("ba", "cor", "dul", "fen", "gri", "hol", "jas", "kel", "mor", "nav", "ost", "pel", "quin", "rav", "sel")
LINES = (
    "{0} met {1} at the {4} of {2} on the question of the {5}.",
    "The {6} near {2} was closed by {0} because of the {7}.",
    "{1} told reporters in {2} that the {8} and the {9} cannot wait.",
    "A member of the {10} said that {3} knew of the {11} before.",
    "The {12} reached {2} in the evening, and {3} spoke of the {5}.",
    "Nobody in {2} expected the {13}, the {10} said, nor the {14}.",
    "{3} and {1} will see the {4} again when the {15} is over.",
    "Since the {14} of last year the {6} has cost {2} more than {0} had hoped.",
    "Workers carried the {16} out of the {12} while {1} waited outside.",
    "It is the first {17} that {3} has brought to the {4} since the {9}.",
    "Three schools of {2} will use the {18}, which {0} calls a {19}.",
    "The {8} that {1} promised to the {10} has not been paid, {3} wrote.",
    "Under the {15} lies an older {16}, according to the {17} of {2}.",
    "In the spring the {11} is to be moved from the {13} to the {18}.",
)
FORMS = """
[reports]
formats = ["html", "json"]

[[channels]]
name = "copy"
kind = "folder"
folder = "copy"

[[channels]]
name = "phone"
kind = "webhook"
url = "http://127.0.0.1:9/"
"""
Told = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a feed carries: an article on an event, on a day."""

    feed: str
    event: int
    day: int
    again: bool = False  # it is the text of the day before, at another address

    @property
    def url(self) -> str:
        return f"https://{self.feed}.example/event-{self.event}/{self.day}"

    @property
    def told(self) -> tuple[str, list[str]]:
        """Tell the event in words that no other event has, in sentences of this feed's own choice and order."""
        coined = random.Random(self.event)
        words = ["".join(coined.choices(SYLLABLES, k=3)) for _ in range(20)]
        words[:4] = [word.capitalize() for word in words[:4]]
        lines = [line.format(*words) for line in coined.sample(LINES, 8)]
        title = f"{words[0]} in {words[2]}: the {words[4]} and the {words[5]} of {words[1]}"
        return title, random.Random(f"{self.feed} {self.day - self.again}").sample(lines, 6)

    @property
    def xml(self) -> str:
        title, told = self.told
        at = (FIRST + self.day * DAY - dt.timedelta(hours=2)).strftime("%a, %d %b %Y %H:%M:%S GMT")
        return (
            f"<item><title>{title}</title><link>{self.url}</link>"
            f"<guid>{self.url}</guid><pubDate>{at}</pubDate><description>{' '.join(told)}</description></item>"
        )


def items() -> list[Item]:
    """Give all that the feeds carry in thirty days: an event is told by one feed or both, on one day or on two."""
    chance = random.Random(30)
    made = [Item(feed=feed, event=100 + day, day=day) for day in AWAY for feed in FEEDS]
    made += [Item(feed=feed, event=200 + day, day=day) for day, feed in AGAIN.items()]
    made += [Item(feed=feed, event=200 + day, day=day + 1, again=True) for day, feed in AGAIN.items()]
    for event in range(EVENTS):
        day = chance.randrange(0, DAYS, 5)  # what reads feeds is a process, begun on each day that brings something
        feeds = chance.choice((["coast"], ["wire"], ["coast", "wire"]))
        made += [Item(feed=feed, event=event, day=day) for feed in feeds]
        if event % 3 == 0 and day + 1 < DAYS:
            made.append(Item(feed=feeds[-1], event=event, day=day + 1))
    return sorted(made, key=lambda one: (one.day, one.feed, one.event))


def feed(name: str, known: list[Item], day: int) -> bytes:
    """Give a feed as it stands on a day: its last ten items, the newest first."""
    here = [one for one in known if one.feed == name and one.day <= day][-10:]
    body = "".join(one.xml for one in reversed(here))
    return f'<rss version="2.0"><channel><title>{name}</title>{body}</channel></rss>'.encode()


def settings(root: str) -> str:
    blocks = [
        FORMS,
        '[[sources]]\nname = "seeds"\nfolder = "seeds"',
        '[fetch]\nspacing = 0\nallow_private = ["127.0.0.1"]',
    ]
    for name, sources in EDITIONS.items():
        language = "ar" if name == "libya" else "en"
        blocks.append(f'[[editions]]\nname = "{name}"\nlanguage = "{language}"\nsources = {json.dumps(sources)}')
    blocks += [f'[[sources]]\nname = "{name}"\nurl = "{root}/{name}.xml"\nfull_text = "feed"' for name in FEEDS]
    return "\n".join(blocks)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A folder, and the address at which its files are served on this machine."""
    folder = tmp_path_factory.mktemp("served")

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given, directory=str(folder))

        def log_message(self, *_: object) -> None:
            """Say nothing on the terminal."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield folder, f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What thirty days left behind: the workspace, and the JSON of each day that was run, by edition."""

    place: Workspace
    told: dict[str, dict[dt.date, Told]]
    sizes: list[int]  # of the store, in bytes, after each day
    phone: list[str]  # what was sent there, in order


@dataclass(frozen=True, slots=True)
class Phone:
    """A channel that only remembers."""

    sent: list[str]
    MIRRORS = False

    def deliver(self, sending: Sending) -> str:
        self.sent.append(sending.letter.subject)
        return ""


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory, served: tuple[Path, str]) -> Month:
    folder, root = served
    place = Workspace(root=tmp_path_factory.mktemp("month").resolve())
    place.seeds.mkdir()
    place.settings.write_text(settings(root), encoding="utf-8")
    known, told, sizes = items(), {name: dict[dt.date, Told]() for name in EDITIONS}, []
    phone = Phone([])
    for day in range(DAYS):
        for name in FEEDS:
            path = folder / f"{name}.xml"
            path.write_bytes(feed(name, known, day))
            changed = 1_000_000_000 + day * 86400  # a server tells changes by whole seconds, and a day may take less
            os.utime(path, (changed, changed))
        if day in ARRIVE:
            shutil.copy(ARRIVE[day], place.seeds)
        if day in AWAY:
            continue
        if day == CRASH:
            crash(place, FIRST + day * DAY, phone)
        pages = written(place, FIRST + day * DAY, phone)
        if day in TWICE:
            again = written(place, FIRST + day * DAY, phone)
            assert again["world"] == pages["world"]
            assert facts(again) == facts(pages)
        for name, page in pages.items():
            told[name][(FIRST + day * DAY).date()] = page
        sizes.append(place.store.stat().st_size)
    return Month(place=place, told=told, sizes=sizes, phone=phone.sent)


def written(place: Workspace, at: dt.datetime, phone: Phone) -> dict[str, Told]:
    """Write every edition's briefing, and give their JSON."""

    def make(channel: Channel) -> Any:
        return phone if channel.name == "phone" else taker(channel)

    jobs, means = prepare(place, now=at), Means(make=make)
    return {
        job.edition.name: json.loads(
            run(job, PlainRunner(), means).page.with_suffix(".json").read_text(encoding="utf-8")
        )
        for job in jobs
    }


def facts(pages: dict[str, Told]) -> dict[str, Told]:
    """Give pages without the scores of why articles stand together.

    Words are weighed by all that was read, so the scores of an edition that was written before the others had read
    their sources are others when it is written again.
    """
    told = {name: {**page} for name, page in pages.items()}
    for page in told.values():
        for part in ("stories", "noted"):
            page[part] = [{**story, "why": None} for story in page[part]]
    return told


def crash(place: Workspace, at: dt.datetime, phone: Phone) -> None:
    """Die when the pages are in place and nobody has written down that they are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "publish", lambda *_given, **_named: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            written(place, at, phone)


def shown(page: Told) -> list[Told]:
    return [*page["stories"], *page["noted"]]


def news(page: Told) -> list[str]:
    """Give what a briefing tells for the first time: addresses, or names of files."""
    found = []
    for story in shown(page):
        named = {one["id"]: one["url"] or one["file"] for one in story["articles"]}
        found += [named[identity] for identity in story["new_articles"]]
    return found


def given_to(edition: str) -> set[str]:
    sources = EDITIONS[edition]
    urls = {one.url for one in items() if one.feed in sources}
    return urls | ({f"seeds/{path.name}" for path in SEEDS} if "seeds" in sources else set())


@pytest.mark.parametrize("edition", EDITIONS)
def test_there_is_a_briefing_for_every_day_that_was_run(month: Month, edition: str) -> None:
    days = [(FIRST + day * DAY).date() for day in range(DAYS) if day not in AWAY]
    assert sorted(month.told[edition]) == days
    pages = sorted((month.place.root / "reports" / edition).glob("20*.html"))
    assert [page.stem for page in pages] == [day.isoformat() for day in days]


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_its_sources_gave_is_told_once_and_nothing_else_is(month: Month, edition: str) -> None:
    told = Counter(name for page in month.told[edition].values() for name in news(page))
    assert told == Counter(given_to(edition))


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_came_while_nobody_ran_it_is_told_on_the_day_after(month: Month, edition: str) -> None:
    missed = {one.url for one in items() if one.day in AWAY and one.feed in EDITIONS[edition]}
    assert missed
    back = (FIRST + (max(AWAY) + 1) * DAY).date()
    assert missed <= set(news(month.told[edition][back]))


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_story_is_new_once_and_then_updated_or_goes_on_as_this_editions_reader_saw_it(
    month: Month, edition: str
) -> None:
    """Updated by an outlet that had not told it, or by a sentence on the page that nobody had; else it goes on."""
    by_url = {item.url: item for item in items()}
    known: dict[str, set[str]] = {}  # of a story: the outlets that told it, and their sentences
    wrong, seen = [], Counter[str]()
    for day, page in month.told[edition].items():
        for story in shown(page):
            told = [by_url[one["url"]] for one in story["articles"] if one["url"]]
            on_the_page = {one.feed for one in told} | {one["text"] for one in story["summary"]}
            expected = "new"
            if story["id"] in known:
                goes_on = told and on_the_page <= known[story["id"]]  # each of the five is a text of its own
                expected = "continuing" if goes_on else "updated"
            if story["status"] != expected:
                wrong.append((day, story["headline"]["text"], story["status"], expected))
            known.setdefault(story["id"], set()).update(*({one.feed, *one.told[1]} for one in told))
            seen[expected] += 1
    assert wrong == []
    assert set(seen) == {"new", "updated", "continuing"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_a_feed_brings_once_more_goes_on_and_is_nothing_new(month: Month, edition: str) -> None:
    for day, feed in AGAIN.items():
        if feed not in EDITIONS[edition]:
            continue
        page = month.told[edition][(FIRST + (day + 1) * DAY).date()]
        (story,) = (one for one in shown(page) if any(f"event-{200 + day}/" in each["url"] for each in one["articles"]))
        assert (story["status"], len(story["new_articles"])) == ("continuing", 1)


def test_each_briefing_is_sent_once_whatever_died_or_was_written_again(month: Month) -> None:
    days = [(FIRST + day * DAY).date() for day in range(DAYS) if day not in AWAY]
    briefings = [subject for subject in month.phone if subject.startswith("briefing/")]
    assert sorted(briefings) == sorted(f"briefing/{edition}/{day}" for edition in EDITIONS for day in days)
    assert len({*month.phone}) == len(month.phone), "what it tells of silent feeds comes once, too"


def test_the_copy_in_a_folder_is_what_lies_in_the_reports(month: Month) -> None:
    trees = [
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (month.place.root / "reports", month.place.root / "copy")
    ]
    trees[1].pop(Path(".mujaz-copies.json"), None)
    assert len(trees[0]) > DAYS * len(EDITIONS)
    assert trees[0].keys() == trees[1].keys()
    assert trees[0] == trees[1]


def test_no_link_is_dead_after_thirty_days(month: Month) -> None:
    reports = month.place.root / "reports"
    pages = {path: path.read_text(encoding="utf-8") for path in reports.rglob("*.html")}
    names = {path: set(re.findall(r'\bid="([^"]+)"', text)) for path, text in pages.items()}
    dead, threads = [], set[Path]()
    for path, text in pages.items():
        for to, place in re.findall(r'href="([^"#?:]*)(?:\?[^"#:]*)?(?:#([^":]+))?"', text):
            target = (path.parent / to).resolve() if to else path
            if not target.exists() or (place and target in names and place not in names[target]):
                dead.append(f"{path.relative_to(reports)} -> {to}#{place}")
            if target.parent.name == "threads":
                threads.add(target)
    assert dead == []
    assert threads, "the five articles are of one thread, which has a page"


def test_an_event_is_one_story_and_two_events_are_two(month: Month) -> None:
    events: dict[str, set[str]] = {}
    for page in month.told["world"].values():
        for story in shown(page):
            for article in story["articles"]:
                name = article["url"].split("/")[-2] if article["url"] else article["file"]
                events.setdefault(name, set()).add(story["id"])
    assert {name for name, stories in events.items() if len(stories) > 1} == set()
    coined = {name: stories for name, stories in events.items() if name.startswith("event-")}
    assert len(set.union(*coined.values())) == len(coined)


def test_the_five_articles_are_three_stories_of_one_thread_whenever_they_arrive(month: Month) -> None:
    where: dict[str, str] = {}
    for page in month.told["libya"].values():
        for story in shown(page):
            where.update({Path(one["file"]).name[:3]: story["id"] for one in story["articles"] if not one["url"]})
    with Store.open(f"sqlite:///{month.place.store}") as store:
        held = {story.id: story for story in store.stories(where.values())}
    parts: dict[str, set[str]] = {}
    for name, identity in where.items():
        parts.setdefault(identity, set()).add(name)
    assert sorted(map(sorted, parts.values())) == [["000", "004"], ["001", "003"], ["002"]]
    assert len({story.thread for story in held.values()}) == 1


def test_a_quiet_day_says_so(month: Month) -> None:
    quiet = [day for day, page in month.told["tech"].items() if not shown(page)]
    assert quiet
    for day in quiet:
        page = month.place.root / "reports" / "tech" / f"{day}.html"
        assert "Nothing new" in page.read_text(encoding="utf-8")


def test_the_store_grows_by_what_is_read_and_not_by_the_days(month: Month) -> None:
    """After the first week a day costs what its articles cost: some kilobytes each, a quiet day next to nothing."""
    per_day = (month.sizes[-1] - month.sizes[6]) / (len(month.sizes) - 7)
    articles = len({*given_to("world")}) / DAYS
    assert per_day < 40_000 * max(articles, 1)
    assert month.sizes[-1] < 3_000_000
