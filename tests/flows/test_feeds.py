"""Feeds from a server on this machine: two days, five feeds, each as the issue of a real one."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from flows.job import Outcome, prepare
from flows.rehearsal import rehearse
from flows.runner import PlainRunner
from tasks.model import FeedRead
from tasks.store import Store
from tasks.workspace import Workspace

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
Page = Callable[[Outcome], dict[str, Any]]
Brief = Callable[..., Outcome]
Site = Any  # of conftest.py

BRIDGE = [
    "Engineers reopened the old stone bridge over the Tarn on Monday after two years of patient repair.",
    "Boats may pass under its middle arch again from the first of December, the port office said.",
    "The works cost nine million euros, a third more than the council had planned in 2023.",
    "Divers found that two of the five piers stood on rotten oak, which had to be replaced by stone.",
    "Shopkeepers on both banks had asked for a temporary footbridge, but none was ever built.",
]
ORCHARD = [
    "Growers in the Selden valley picked their last apples on Friday, three weeks later than a year ago.",
    "A cool summer kept the fruit small, yet the cooperative expects to fill all of its cellars.",
    "Cider makers have agreed to take what the shops refuse, at a price fixed before the harvest.",
    "The valley lost a tenth of its trees to frost in April and has planted younger ones since.",
    "Next spring a school will open among the orchards to teach pruning to forty pupils.",
]
TRAM = [
    "The city of Marle will buy twelve trams that run on batteries between the harbour and the hospital.",
    "The first of them is to carry passengers in the autumn of next year, the transport office announced.",
    "No wires will be strung across the old market, where they were forbidden in the last century.",
    "Each tram charges at its last stop in six minutes, according to the makers who won the contract.",
    "Drivers have asked for longer breaks, and talks about that begin in the second week of January.",
]
COMET = [
    "Astronomers at the Vellin observatory photographed a comet that nobody had seen before on Tuesday night.",
    "It will pass the sun in March and may be bright enough to be seen without a telescope.",
    "The discovery was confirmed by two other stations within a single day, the observatory said.",
    "Its path suggests that it last came this way some nine thousand years ago.",
    "Children of the town may propose a name for it until the end of the month.",
]
LIBRARY = [
    "The national library put four thousand handwritten maps on open shelves for the first time on Wednesday.",
    "Visitors must wash their hands and may leave nothing but a pencil on the reading tables.",
    "The oldest map shows the coast as sailors drew it before the great flood of 1362.",
    "Scanning the collection took eleven years and was paid for by a foundation of printers.",
    "The library expects two hundred readers a day and has hired six more guards.",
]


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def article_page(title: str, lines: list[str], day: int = 21) -> bytes:
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>'
        f'<meta property="article:published_time" content="2026-11-{day}T08:00:00Z"></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{paragraphs(lines)}</article></body></html>"
    ).encode()


def rss(items: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Full Journal</title>'
        f"<language>en</language>{items}</channel></rss>"
    ).encode()


def rss_item(url: str, title: str, lines: list[str], day: int = 21) -> str:
    body = paragraphs(lines * 4)
    return (
        f"<item><guid>{url}</guid><link>{url}</link><title>{title}</title>"
        f"<pubDate>{day} Nov 2026 08:00:00 GMT</pubDate>"
        f"<description>{lines[0]}</description><content:encoded><![CDATA[{body}]]></content:encoded></item>"
    )


def atom(entries: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
        f"<title>The Teaser</title><id>urn:teaser</id><updated>2026-11-21T08:00:00Z</updated>{entries}</feed>"
    ).encode()


def atom_entry(url: str, title: str, lines: list[str], day: int = 21) -> str:
    return (
        f'<entry><id>{url}</id><link rel="alternate" href="{url}"/><title>{title}</title>'
        f"<published>2026-11-{day}T08:00:00Z</published><summary>{lines[0][:60]}…</summary></entry>"
    )


def json_feed(url: str, title: str, lines: list[str]) -> bytes:
    item = {
        "id": url,
        "url": url,
        "title": title,
        "date_published": "2026-11-21T08:00:00Z",
        "content_html": paragraphs(lines * 4),
        "summary": lines[0],
    }
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "The JSON Post", "language": "en", "items": [item]}
    ).encode()


FEEDS = ("full", "teaser", "json", "broken", "gone")


@pytest.fixture
def followed(tmp_path: Any, site: Site) -> Workspace:
    """A workspace that follows the five feeds of the site, as they are on the first day."""
    root = site.root
    site.put(
        "/full",
        rss(
            rss_item(f"{root}/a/bridge", "Stone bridge reopens after two years", BRIDGE)
            + rss_item(f"{root}/a/orchard", "Late apples fill the cellars of Selden", ORCHARD)
        ),
        ETag='"first"',
        Content_Type="application/rss+xml",
    )
    site.put("/teaser", atom(atom_entry(f"{root}/a/tram", "Marle buys trams without wires", TRAM)))
    site.put("/a/tram", article_page("Marle buys trams without wires", TRAM), Content_Type="text/html; charset=utf-8")
    site.put("/json", json_feed(f"{root}/a/comet", "A comet nobody had seen", COMET))
    site.put("/broken", b"not here", 404)
    site.put("/gone", b"gone", 410)
    place = Workspace(root=tmp_path.resolve())
    sources = "".join(f'[[sources]]\nname = "{name}"\nurl = "{root}/{name}"\n' for name in FEEDS)
    settings = '[[editions]]\nname = "daily"\nlanguage = "en"\n[fetch]\nallow_private = ["127.0.0.1"]\nspacing = 0\n'
    place.settings.write_text(settings + sources, encoding="utf-8")
    return place


@pytest.fixture
def one(tmp_path: Any, site: Site) -> Workspace:
    """A workspace that follows one feed, which carries its one article whole."""
    site.put("/feed", rss(rss_item(f"{site.root}/a/bridge", "Stone bridge reopens after two years", BRIDGE)))
    place = Workspace(root=tmp_path.resolve())
    place.settings.write_text(
        '[[editions]]\nname = "daily"\nlanguage = "en"\n[fetch]\nallow_private = ["127.0.0.1"]\nspacing = 0\n'
        f'[[sources]]\nname = "journal"\nurl = "{site.root}/feed"\n',
        encoding="utf-8",
    )
    return place


def titles(told: dict[str, Any]) -> set[str]:
    return {story["headline"]["text"] for story in (*told["stories"], *told["noted"])}


def gaps(told: dict[str, Any], kind: str) -> list[tuple[str, str]]:
    return [(gap["what"], gap["why"]) for gap in told["gaps"] if gap["kind"] == kind]


def test_the_first_day_tells_every_item_whole_and_says_which_feeds_fail(
    followed: Workspace, site: Site, brief: Brief, page: Page
) -> None:
    site.put("/broken", b"down", 500)
    told = page(brief(followed))
    assert titles(told) == {
        "Stone bridge reopens after two years",
        "Late apples fill the cellars of Selden",
        "Marle buys trams without wires",
        "A comet nobody had seen",
    }
    tram = next(story for story in told["stories"] if "trams" in story["headline"]["text"])
    assert tram["articles"][0]["words"] > 70, "the page was read, not the teaser"
    assert {article["outlet"] for story in told["stories"] for article in story["articles"]} == {
        "The Full Journal",
        "The Teaser",
        "The JSON Post",
    }
    assert [what for what, _ in gaps(told, "feed failed")] == ["broken (127.0.0.1)"]
    assert [what for what, _ in gaps(told, "feed stopped")] == ["gone (127.0.0.1)"]
    asked = [path for path in site.asked if path not in {"/robots.txt", "/broken"}]  # that one is tried again
    assert sorted(asked) == ["/a/tram", "/full", "/gone", "/json", "/teaser"], "no page of a feed that has it all"


def test_the_next_day_brings_what_is_new_and_tells_what_was_edited(
    followed: Workspace, site: Site, brief: Brief, page: Page
) -> None:
    brief(followed)
    site.asked.clear()
    entries = atom_entry(f"{site.root}/a/tram", "Marle buys trams without wires", TRAM) + atom_entry(
        f"{site.root}/a/maps", "Library opens its maps", LIBRARY, day=22
    )
    site.put("/teaser", atom(entries))
    site.put("/a/maps", article_page("Library opens its maps", LIBRARY, 22), Content_Type="text/html")
    changed = [*COMET[:-1], "The comet was given the name of the girl who proposed it first, on Friday."]
    site.put("/json", json_feed(f"{site.root}/a/comet", "A comet nobody had seen", changed))
    told = page(brief(followed, at=NOON + DAY))
    assert titles(told) == {"Library opens its maps"}
    assert [what for what, _ in gaps(told, "changed since")] == [f"{site.root}/a/comet"]
    assert "2 times in a row" in gaps(told, "feed failed")[0][1]
    assert sorted(path for path in site.asked if path != "/robots.txt") == [
        "/a/maps",
        "/broken",
        "/full",
        "/json",
        "/teaser",
    ], "the feed that is gone is not asked again, and no page a second time"


def test_the_same_day_again_is_the_same_bytes(one: Workspace, brief: Brief) -> None:
    first = {file: file.read_bytes() for file in brief(one).folder.rglob("*") if file.is_file()}
    again = {file: file.read_bytes() for file in brief(one, at=NOON).folder.rglob("*") if file.is_file()}
    assert first == again


def test_an_edition_more_asks_no_feed_twice(one: Workspace, site: Site) -> None:
    one.settings.write_text(
        '[[editions]]\nname = "second"\nlanguage = "fr"\n' + one.settings.read_text(encoding="utf-8"),
        encoding="utf-8",
    )
    from flows.daily import run

    outcomes = [run(job, PlainRunner()) for job in prepare(one, now=NOON)]
    assert sorted(set(site.asked)) == sorted(site.asked)
    assert [len(outcome.briefing.stories) for outcome in outcomes] == [1, 1]
    assert not any(outcome.nothing_read for outcome in outcomes)


def test_a_dry_run_remembers_nothing(one: Workspace) -> None:
    (job,) = prepare(one, now=NOON)
    assert len(rehearse(job, PlainRunner()).briefing.stories) == 1
    assert not one.store.exists()


def test_when_every_feed_fails_nothing_was_read_and_the_page_says_why(
    followed: Workspace, site: Site, brief: Brief, page: Page
) -> None:
    for name in FEEDS:
        site.put(f"/{name}", b"not here", 404)
    outcome = brief(followed)
    assert outcome.nothing_read
    assert len(gaps(page(outcome), "feed failed")) == 5


def test_a_feed_with_nothing_new_is_an_answer(one: Workspace, site: Site, brief: Brief) -> None:
    brief(one)
    with one.settings.open("a", encoding="utf-8") as settings:
        settings.write(f'[[sources]]\nname = "bad"\nurl = "{site.root}/bad"\n')
    outcome = brief(one, at=NOON + DAY)
    assert [each.status for each in outcome.sources] == ["nothing new", "failed"]
    assert not outcome.nothing_read


def test_a_paused_feed_is_not_asked_and_what_it_gave_stays(
    one: Workspace, site: Site, brief: Brief, page: Page
) -> None:
    brief(one)
    text = one.settings.read_text(encoding="utf-8")
    paused = text.replace('name = "journal"\n', 'name = "journal"\npaused = true\n')
    one.settings.write_text(paused, encoding="utf-8")
    site.asked.clear()
    outcome = brief(one, at=NOON)
    assert site.asked == []
    assert "Stone bridge reopens after two years" in titles(page(outcome))
    assert [each.status for each in outcome.sources] == ["paused"]


def test_a_run_that_dies_while_it_reads_is_taken_up_by_the_next(
    one: Workspace, brief: Brief, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "add_extracted", dies)
    with pytest.raises(KeyboardInterrupt):
        brief(one)
    monkeypatch.undo()
    assert len(titles(page(brief(one, at=NOON)))) == 1


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_what_ails_a_feed_is_told_in_the_language_of_the_edition(
    one: Workspace, site: Site, brief: Brief, language: str
) -> None:
    site.says.clear()
    text = one.settings.read_text(encoding="utf-8").replace('language = "en"', f'language = "{language}"')
    one.settings.write_text(text, encoding="utf-8")
    shown = brief(one).page.read_text(encoding="utf-8")
    told = {"ar": "خلاصات مواقع تعذرت قراءتها", "fr": "Flux qui n’ont pas pu être lus"}
    assert told[language] in shown


def test_a_feed_that_moves_for_good_is_followed_from_the_third_time_and_told_from_then_on(
    one: Workspace, site: Site, brief: Brief, page: Page
) -> None:
    site.put("/new", site.says["/feed"][2])
    site.put("/feed", b"", 301, Location=f"{site.root}/new")
    told = [gaps(page(brief(one, at=NOON + day * DAY)), "feed moved") for day in range(4)]
    assert [len(each) for each in told] == [0, 0, 1, 1]
    assert site.asked[-1] == "/new"


def test_what_the_first_check_of_a_feed_passes_over_is_counted_on_that_day(
    one: Workspace, site: Site, brief: Brief, page: Page
) -> None:
    items = "".join(rss_item(f"{site.root}/{number}", f"Number {number}", BRIDGE, number) for number in range(1, 14))
    site.put("/feed", rss(items))
    times = (NOON, NOON + dt.timedelta(hours=1), NOON + DAY)
    told = [gaps(page(brief(one, at=at)), "feed older items") for at in times]
    passed = [("journal (127.0.0.1)", "It was read for the first time; older items that were passed over: 3.")]
    assert told == [passed, passed, []], "the same day written again tells it again"


def test_feeds_of_a_host_that_says_enough_are_not_blamed_and_come_the_next_day(
    empty: Workspace, site: Site, brief: Brief, page: Page
) -> None:
    place = empty
    names = [f"feed{number}" for number in range(4)]
    blocks = "".join(f'[[sources]]\nname = "{name}"\nurl = "{site.root}/{name}"\n' for name in names)
    rules = '[fetch]\nallow_private = ["127.0.0.1"]\nspacing = 0\nper_host = 1\n[[editions]]\nlanguage = "en"\n'
    place.settings.write_text(rules + blocks, encoding="utf-8")
    for number, (name, lines) in enumerate(zip(names, (BRIDGE, ORCHARD, TRAM, COMET), strict=True)):
        site.put(f"/{name}", rss(rss_item(f"{site.root}/{number}", lines[0][:40], lines)))
    site.put("/feed1", b"", 429, **{"Retry-After": "9" * 20})
    first = page(brief(place, at=NOON))
    assert [what for what, _ in gaps(first, "feed not asked")] == ["feed2 (127.0.0.1)", "feed3 (127.0.0.1)"]
    assert [what for what, _ in gaps(first, "feed failed")] == ["feed1 (127.0.0.1)"]
    second = page(brief(place, at=NOON + DAY))
    assert gaps(second, "feed not asked") == []
    assert len(titles(second)) == 2


def test_a_feed_that_has_fallen_silent_is_told_by_its_habit(
    one: Workspace, site: Site, brief: Brief, page: Page
) -> None:
    brief(one)
    url = f"{site.root}/feed"
    with Store.open(f"sqlite:///{one.store}") as store:
        state = store.feed_states([url])[url]
        spoke = replace(state, items=30, since=NOON - 36 * DAY, newest=NOON - 6 * DAY)
        store.save_feed(FeedRead(state=spoke))
    assert gaps(page(brief(one, at=NOON + DAY)), "feed silent") == [
        ("journal (127.0.0.1)", "Normally speaks daily, silent for 7 days.")
    ]


def test_the_earlier_text_of_an_edited_article_can_be_read(
    one: Workspace, site: Site, brief: Brief, capsys: pytest.CaptureFixture[str]
) -> None:
    from flows.cli.show import command

    article = brief(one).briefing.stories[0].articles[0].id
    edited = [*BRIDGE[:-1], "A temporary footbridge was never built, the council has since regretted."]
    site.put("/feed", rss(rss_item(f"{site.root}/a/bridge", "Stone bridge reopens after two years", edited)))
    brief(one, at=NOON + DAY)
    command(article, earlier=True, workspace=one.root)
    before = capsys.readouterr().out
    command(article, text=True, workspace=one.root)
    assert BRIDGE[-1] in before
    assert edited[-1] in capsys.readouterr().out


def test_a_key_in_a_feeds_address_is_on_no_page(one: Workspace, site: Site, brief: Brief) -> None:
    item = f"<item><title>Stone bridge reopens</title><description>{paragraphs(BRIDGE)}</description></item>"
    site.put("/good?key=canary", rss(item.replace("<p>", "").replace("</p>", " ")))
    with one.settings.open("a", encoding="utf-8") as settings:
        for name in ("good", "bad"):
            settings.write(f'[[sources]]\nname = "{name}"\nurl = "{site.root}/{name}?key=canary"\n')
    outcome = brief(one)
    assert outcome.briefing.counts.articles == 2
    assert [file for file in outcome.folder.rglob("*") if file.is_file() and b"canary" in file.read_bytes()] == []


def test_an_article_that_two_feeds_carry_stays_when_the_one_that_had_it_first_is_followed_no_longer(
    one: Workspace, site: Site, brief: Brief, page: Page
) -> None:
    for name in ("agency", "zephyr"):
        site.put(f"/{name}", rss(rss_item(f"{site.root}/a/bridge", "Stone bridge reopens after two years", BRIDGE)))
    alone = one.settings.read_text(encoding="utf-8")
    for name in ("agency", "zephyr"):
        both = f'{alone}[[sources]]\nname = "{name}"\nurl = "{site.root}/{name}"\n'
        one.settings.write_text(both, encoding="utf-8")
        assert titles(page(brief(one))) == {"Stone bridge reopens after two years"}
    only = both.replace(f'[[sources]]\nname = "journal"\nurl = "{site.root}/feed"\n', "")
    for left in (alone, only):
        one.settings.write_text(left, encoding="utf-8")
        assert titles(page(brief(one))) == {"Stone bridge reopens after two years"}
