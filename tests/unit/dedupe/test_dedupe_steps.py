"""The next step of an event: an update of its story, or a new story in its thread (docs/architecture.md)."""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tasks.dedupe import group
from tasks.model import UNKNOWN_DATE, Article, Grouping, Story

Make = Callable[..., Article]
DATA = Path(__file__).parents[2] / "data" / "dedupe"
PACKAGES = "twelfth and thirteenth package"
FILES = [*sorted((DATA / "steps").glob("*.toml")), *sorted((DATA / "cases").glob(f"{PACKAGES}.*"))]


def steps(path: Path, make: Make) -> tuple[list[Article], dict[str, str], dict[str, str]]:
    """Give the articles of a file, the event of each, and the thread of each event that stands in one."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["articles"]
    language = path.stem.rpartition(".")[2]
    thread = {row["event"]: row.pop("thread", "packages" if PACKAGES in path.stem else "") for row in rows}
    events = [row.pop("event") for row in rows]
    made = [make(f"{path.stem} {place}", language=language, **row) for place, row in enumerate(rows)]
    event: dict[str, str] = {article.id: name for article, name in zip(made, events, strict=True)}
    return made, event, {name: which for name, which in thread.items() if which}


def told(made: Grouping, event: dict[str, str]) -> list[list[str]]:
    return sorted(sorted(event[member] for member in story.articles) for story in made.stories)


def threads(made: Grouping, event: dict[str, str]) -> list[list[str]]:
    first = {story.id: event[story.articles[0]] for story in made.stories}
    return sorted(sorted(first[story] for story in thread.stories) for thread in made.threads)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_update_stays_in_its_story_and_a_next_event_in_its_thread(path: Path, make_one: Make) -> None:
    articles, event, thread = steps(path, make_one)
    made = group(articles)
    assert told(made, event) == sorted([name] * sum(name == e for e in event.values()) for name in set(event.values()))
    assert threads(made, event) == ([sorted(thread)] if thread else [])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_texts_without_a_date_bridge_no_two_events_whose_dates_are_known(path: Path, make_one: Make) -> None:
    articles, event, _ = steps(path, make_one)
    dated = [
        one if place % 2 else replace(one, published=UNKNOWN_DATE, mentions=()) for place, one in enumerate(articles)
    ]
    made = group(dated)
    for story in made.stories:
        known = {event[one.id] for one in dated if one.id in story.articles and one.published.known}
        assert len(known) < 2


def arrivals(articles: Sequence[Article]) -> Iterator[list[Article]]:
    """Give the articles as they have arrived after each day."""
    days = sorted({article.published.iso[:10] for article in articles})
    yield from ([one for one in articles if one.published.iso[:10] <= day] for day in days)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_arriving_day_by_day_ends_in_the_same_stories_with_the_ids_of_their_first_days(
    path: Path, make_one: Make
) -> None:
    articles, event, _ = steps(path, make_one)
    earlier: tuple[Story, ...] = ()
    named: dict[str, str] = {}
    for arrived in arrivals(articles):
        made = group(arrived, earlier=earlier)
        earlier = made.stories
        for story in made.stories:
            assert story.id == named.setdefault(event[story.articles[0]], story.id)
    assert told(made, event) == told(group(articles), event)
