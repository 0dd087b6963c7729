"""What was told, looked back on: days, outlets, and the articles that have a reading copy."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tasks.model import Article, Line, Manifest, Page
from tasks.search.terms import entries
from tasks.store import Store

MARCH, APRIL = date(2026, 3, 30), date(2026, 4, 2)


def told(store: Store, day: date, stories: dict[str, list[Article]], edition: str = "daily", **others: Any) -> None:
    """Publish a day on which every article of these stories but those `hidden` has a reading copy."""
    hidden = others.get("hidden", ())
    store.begin(edition, day, store_time(day), store_time(day) + timedelta(hours=1))
    every = [one for made in stories.values() for one in made]
    store.publish(
        edition,
        day,
        told={name: [one.id for one in made] for name, made in stories.items()},  # type: ignore[misc]  # -- names are ids
        manifest=Manifest(
            version="0", edition=edition, date=day, settings="", inputs="", articles=len(every), stories=len(stories)
        ),
        pages=[Page(path=f"{edition}/articles/{one.id}.html", content=b"") for one in every if one not in hidden],
        lines=[
            Line(story=name, article=made[0].id, headline=made[0].headline, language=made[0].language, noted=False)  # type: ignore[arg-type]
            for name, made in stories.items()
        ],
    )


def store_time(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


@pytest.fixture
def shelf(store: Store, fill: Any) -> tuple[Store, tuple[Article, ...]]:
    bridge, port = fill("seeds/bridge.txt", "seeds/port.txt", outlet="الصحيفة")
    (school,) = fill("seeds/école.txt", outlet="Le Jour")
    told(store, MARCH, {"a": [bridge], "b": [port]}, hidden=(port,))
    told(store, APRIL, {"a": [bridge, school]})
    return store, (bridge, port, school)


def test_days_are_told_with_their_counts_and_first_headlines(shelf: Any) -> None:
    store, (bridge, port, _) = shelf
    first, second = store.days_told()
    assert (first.date, first.articles, first.stories) == (MARCH, 2, 2)
    assert [line.headline for line in first.lines] == [bridge.title, port.title]
    assert (second.date, second.listed) == (APRIL, ())


def test_a_day_lists_the_articles_that_have_a_reading_copy(shelf: Any) -> None:
    store, (bridge, _, school) = shelf
    (march,) = store.told_between(date(2026, 3, 1), date(2026, 4, 1))
    assert [one.article for one in march.listed] == [bridge.id]
    (april,) = store.told_between(date(2026, 4, 1), date(2026, 5, 1))
    assert sorted(one.article for one in april.listed) == sorted([bridge.id, school.id])
    assert {one.outlet for one in april.listed} == {"الصحيفة", "Le Jour"}


def test_an_article_is_found_on_the_day_that_listed_it_first(shelf: Any) -> None:
    store, (bridge, _, school) = shelf
    march = store.findable(date(2026, 3, 1), date(2026, 4, 1))
    april = store.findable(date(2026, 4, 1), date(2026, 5, 1))
    assert [(one.article, one.told) for one in march] == [(bridge.id, MARCH)]
    assert [(one.article, one.edition) for one in april] == [(school.id, "daily")]


def test_of_two_editions_of_a_day_the_first_by_name_has_it(shelf: Any) -> None:
    store, (bridge, *_) = shelf
    told(store, MARCH, {"a": [bridge]}, edition="a-first")
    assert [one.edition for one in store.findable(MARCH, APRIL)] == ["a-first"]


def test_outlets_are_counted_by_month(shelf: Any) -> None:
    store, _ = shelf
    assert [(one.outlet, one.month.month, one.stories, one.last) for one in store.outlets_by_month()] == [
        ("Le Jour", 4, 1, APRIL),
        ("الصحيفة", 3, 1, MARCH),
        ("الصحيفة", 4, 1, APRIL),
    ]


def test_a_day_that_is_told_again_replaces_its_lines(shelf: Any) -> None:
    store, (_, port, _) = shelf
    told(store, MARCH, {"b": [port]})
    first, _ = store.days_told()
    assert [line.story for line in first.lines] == ["b"]


def test_what_the_index_holds_of_an_article_is_kept_with_it_and_follows_its_text(shelf: Any) -> None:
    store, (bridge, _, school) = shelf
    (march,), (april,) = store.findable(MARCH, APRIL), store.findable(APRIL, date(2026, 5, 1))
    held = store.entries({*march.terms, *april.terms})
    for one, known in ((march, bridge), (april, school)):
        assert [held[number] for number in one.terms]
        assert sorted(held[number] for number in one.terms) == entries(known.title, known.text, known.language)


def test_entries_made_by_other_rules_are_not_used(shelf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    store, _ = shelf
    monkeypatch.setattr("tasks.store.archive.rules", lambda: "other")
    assert [one.terms for one in store.findable(MARCH, APRIL)] == [()]
