"""One briefing a day and edition; a run that dies leaves the one before it as it was."""

import hashlib
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tasks.model import ArticleId, Line, Manifest, Page, StoryId, Volume
from tasks.store import Store, Window

DAYS = tuple(date(2026, 3, day) for day in (4, 5, 6))
CUTS = tuple(datetime(2026, 3, day, 6, tzinfo=UTC) for day in (3, 4, 5, 6))
S = StoryId("s")
PAGES = (Page(path="daily/2026-03-05.html", content=b"<p>"), Page(path="daily/a.txt", content=b""))


def manifest(day: date, edition: str = "daily") -> Manifest:
    return Manifest(version="1", edition=edition, date=day, settings="s", inputs="i", articles=2, stories=1)


def published(store: Store, number: int, edition: str = "daily", told: dict[Any, Any] | None = None) -> None:
    day = DAYS[number]
    store.begin(edition, day, CUTS[number], CUTS[number + 1])
    store.publish(edition, day, told=told or {}, manifest=manifest(day, edition), pages=PAGES)


def test_a_day_begun_and_published_is_remembered_whole(store: Store) -> None:
    assert store.briefing("daily", DAYS[0]) is None
    store.begin("daily", DAYS[0], CUTS[0], CUTS[1])
    begun = store.briefing("daily", DAYS[0])
    assert begun is not None
    assert (begun.state, begun.window, begun.manifest, begun.pages) == ("pending", None, None, ())
    assert begun.pending == Window(since=CUTS[0], until=CUTS[1])
    store.publish("daily", DAYS[0], told={}, manifest=manifest(DAYS[0]), pages=PAGES)
    done = store.briefing("daily", DAYS[0])
    assert done is not None
    assert (done.state, done.pending, done.window) == ("published", None, begun.pending)
    assert done.manifest == manifest(DAYS[0])
    assert done.pages == tuple(
        (page.path, hashlib.sha256(page.content).hexdigest(), len(page.content)) for page in PAGES
    )


def test_a_second_run_of_a_day_replaces_and_never_doubles(store: Store, fill: Any) -> None:
    a, b = fill("seeds/a.txt", "seeds/b.txt")
    published(store, 0, told={"s": [a.id]})
    store.begin("daily", DAYS[0], CUTS[0], CUTS[2])
    store.publish("daily", DAYS[0], told={S: [b.id]}, manifest=manifest(DAYS[0]), pages=PAGES[:1])
    found = store.briefing("daily", DAYS[0])
    assert found is not None
    assert found.window == Window(since=CUTS[0], until=CUTS[2])
    assert len(found.pages) == 1
    assert store.told("daily", DAYS[1]) == {"s": frozenset({b.id})}
    assert store.editions_and_dates() == {"daily": (DAYS[0],)}


def test_a_run_that_died_leaves_the_briefing_before_it_with_its_own_window(store: Store, fill: Any) -> None:
    (a,) = fill("seeds/a.txt")
    published(store, 0, told={"s": [a.id]})
    store.begin("daily", DAYS[0], CUTS[0], CUTS[3])
    found = store.previous("daily", DAYS[1])
    assert found is not None
    assert found.window == Window(since=CUTS[0], until=CUTS[1])
    assert found.state == "pending"
    assert store.told("daily", DAYS[1]) == {"s": frozenset({a.id})}


def test_a_day_that_was_never_published_is_neither_before_nor_after_another(store: Store) -> None:
    store.begin("daily", DAYS[0], CUTS[0], CUTS[1])
    store.begin("daily", DAYS[2], CUTS[2], CUTS[3])
    assert store.previous("daily", DAYS[1]) is None
    assert store.next("daily", DAYS[1]) is None
    assert store.editions_and_dates() == {}


def test_the_days_before_and_after_are_the_nearest_of_the_same_edition(store: Store) -> None:
    for number in (2, 0, 1):
        published(store, number)
    published(store, 1, edition="abroad")
    before, after = store.previous("daily", DAYS[2]), store.next("daily", DAYS[0])
    assert before is not None
    assert after is not None
    assert (before.date, after.date) == (DAYS[1], DAYS[1])
    assert store.previous("daily", DAYS[0]) is None
    assert store.next("daily", DAYS[2]) is None
    assert store.previous("abroad", DAYS[1]) is None
    assert store.editions_and_dates() == {"abroad": (DAYS[1],), "daily": DAYS}


def test_what_was_told_is_asked_by_the_stories_as_they_are_now(store: Store, make: Any, fill: Any) -> None:
    a, b, c = fill("seeds/a.txt", "seeds/b.txt", "seeds/c.txt")
    store.save_grouping(make.grouping(make.story((a,), name="one"), make.story((b,), name="two")))
    published(store, 0, told={"one": [a.id], "two": [b.id]})
    store.save_grouping(make.grouping(make.story((a,), (b,), (c,), name="one")))
    assert store.told("daily", DAYS[1]) == {"one": frozenset({a.id, b.id})}
    assert store.told("daily", DAYS[0]) == {}
    assert store.told("abroad", DAYS[1]) == {}


def test_publishing_what_was_not_begun_is_a_mistake_of_ours(store: Store) -> None:
    with pytest.raises(ValueError, match="without having begun"):
        store.publish("daily", DAYS[0], told={}, manifest=manifest(DAYS[0]), pages=())
    published(store, 0)
    with pytest.raises(ValueError, match="without having begun"):
        store.publish("daily", DAYS[0], told={}, manifest=manifest(DAYS[0]), pages=())


def test_a_publication_that_fails_changes_nothing(store: Store, fill: Any) -> None:
    (a,) = fill("seeds/a.txt")
    published(store, 0, told={"s": [a.id]})
    before = store.briefing("daily", DAYS[0])
    store.begin("daily", DAYS[0], CUTS[0], CUTS[1])
    with pytest.raises(Exception, match="refused"):
        store.publish("daily", DAYS[0], told={S: [ArticleId("none")]}, manifest=manifest(DAYS[0]), pages=PAGES)
    after = store.briefing("daily", DAYS[0])
    assert before is not None
    assert after is not None
    assert (after.window, after.pages) == (before.window, before.pages)
    assert store.told("daily", DAYS[1]) == {"s": frozenset({a.id})}


def test_a_window_that_ends_before_it_begins_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        store.begin("daily", DAYS[0], CUTS[1], CUTS[0])


def test_a_story_was_shown_on_the_last_day_whose_page_named_it(store: Store, make: Any, fill: Any) -> None:
    a, b, c = fill("seeds/a.txt", "seeds/b.txt", "seeds/c.txt")
    store.save_grouping(make.grouping(*(make.story((one,), name=name) for one, name in ((a, "one"), (b, "two")))))
    lines = [
        Line(story=StoryId(name), article=one.id, headline="h", language="en", noted=True)
        for name, one in (("one", a), ("two", b))
    ]
    for number, shown in ((0, lines[:1]), (1, lines)):
        store.begin("daily", DAYS[number], CUTS[number], CUTS[number + 1])
        told = {StoryId("one"): [a.id], StoryId("two"): [b.id], StoryId("three"): [c.id]}
        store.publish("daily", DAYS[number], told=told, manifest=manifest(DAYS[number]), pages=PAGES, lines=shown)
    assert store.last_shown("daily", DAYS[1]) == {"one": DAYS[0]}
    assert store.last_shown("daily", DAYS[2]) == {"one": DAYS[1], "two": DAYS[1]}
    assert store.last_shown("abroad", DAYS[2]) == {}
    store.save_grouping(make.grouping(make.story((a,), (b,), name="two")))
    assert store.last_shown("daily", DAYS[1]) == {"two": DAYS[0]}


def test_days_whose_pages_were_let_go_showed_all_that_they_told(store: Store, fill: Any) -> None:
    a, b = fill("seeds/a.txt", "seeds/b.txt")
    published(store, 0, told={"s": [a.id], "t": [b.id]})
    store.begin("daily", DAYS[1], CUTS[1], CUTS[2])
    line = Line(story=S, article=a.id, headline="h", language="en", noted=False)
    told = {S: [a.id], StoryId("t"): [b.id]}
    store.publish("daily", DAYS[1], told=told, manifest=manifest(DAYS[1]), pages=PAGES, lines=[line])
    assert store.last_shown("daily", DAYS[2]) == {"s": DAYS[1], "t": DAYS[0]}
    assert store.last_shown("daily", DAYS[1]) == {"s": DAYS[0], "t": DAYS[0]}


def test_how_much_each_day_held(store: Store) -> None:
    for number in (0, 2):
        published(store, number)
    published(store, 1, edition="abroad")
    held = [Volume(date=DAYS[number], articles=2, stories=1) for number in (0, 2)]
    assert store.volumes("daily", DAYS[0], DAYS[2]) == tuple(held[:1])
    assert store.volumes("daily", DAYS[0], DAYS[2] + (DAYS[1] - DAYS[0])) == tuple(held)
