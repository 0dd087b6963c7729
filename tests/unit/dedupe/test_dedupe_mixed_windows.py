"""Headlines beside articles, and items without a date beside dated ones, by the rules that grouping states."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from tasks.dedupe import group
from tasks.dedupe.scoring import window as scored
from tasks.model import UNKNOWN_DATE, Article

Make = Callable[..., Article]
DATA = Path(__file__).parents[2] / "data" / "dedupe"
WHOLE = ("cases/a headline and the article.en", "steps/an arrest and the verdict.en")  # right in every draw
APART = ("steps/an arrest and the verdict.ar", "steps/an arrest and the verdict.en")  # by three weeks
DRAWS = tuple(product([False, True], repeat=4))[1:-1]  # which of four articles are cut: not none, not all


def read(name: str, make: Make) -> tuple[list[Article], dict[str, str]]:
    """Give the articles of a file, and the event of each."""
    path = DATA / f"{name}.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["articles"]
    language = path.stem.rpartition(".")[2]
    events = [row.pop("event") for row in rows if row.pop("thread", True)]
    made = [make(f"{path.stem} {n}", language=language, **row) for n, row in enumerate(rows)]
    return made, {article.id: event for article, event in zip(made, events, strict=True)}


def cut(article: Article) -> Article:
    """Give the article as a feed gives it that carries headlines only."""
    return replace(article, text="", sentences=(), mentions=())


def undated(article: Article) -> Article:
    return replace(article, published=UNKNOWN_DATE)


def told(articles: list[Article], event: dict[str, str]) -> list[list[str]]:
    return sorted(sorted(event[member] for member in story.articles) for story in group(articles).stories)


def right(event: dict[str, str]) -> list[list[str]]:
    count = list(event.values())
    return sorted([name] * count.count(name) for name in set(count))


@pytest.mark.parametrize("name", WHOLE)
def test_whichever_articles_are_cut_to_headlines_the_stories_stay(name: str, make_one: Make) -> None:
    articles, event = read(name, make_one)
    for draw in DRAWS:
        mixed = [cut(article) if short else article for article, short in zip(articles, draw, strict=True)]
        assert told(mixed, event) == right(event), draw


@pytest.mark.parametrize("name", APART)
def test_whichever_articles_are_cut_to_headlines_no_two_events_meet(name: str, make_one: Make) -> None:
    articles, event = read(name, make_one)
    for draw in DRAWS:
        mixed = [cut(article) if short else article for article, short in zip(articles, draw, strict=True)]
        assert all(len(set(story)) == 1 for story in told(mixed, event)), draw


@pytest.mark.parametrize("name", APART)
@pytest.mark.parametrize("place", range(4))
def test_one_article_without_a_date_finds_its_event_and_bridges_no_other(name: str, place: int, make_one: Make) -> None:
    articles, event = read(name, make_one)
    mixed = [undated(article) if number == place else article for number, article in enumerate(articles)]
    assert told(mixed, event) == right(event)


def test_headlines_leave_the_scores_of_articles_as_they_are(seeds: list[Article], window: list[Article]) -> None:
    """Their words are counted in tables of their own: in one table common prose would look rare."""
    heads = [replace(cut(one), title=one.title or one.text[:60]) for one in window]

    def scores(given: list[Article]) -> dict[frozenset[str], float]:
        known = sorted(given, key=lambda one: one.id)
        pairs = scored(known, [one.title for one in known]).pairs
        names = {article.id for article in seeds}
        both = ((known[pair.one].id, known[pair.two].id, pair.text) for pair in pairs)
        return {frozenset({one, two}): text for one, two, text in both if {one, two} <= names}

    assert scores([*seeds, *heads]) == scores(seeds)
    assert len(scores(seeds)) == 10


def test_a_headline_meets_the_beginning_of_an_article_not_its_end(make_one: Make) -> None:
    """What stands far down is background: a headline on that is another event."""
    article = make_one(
        "article",
        title="Ferry to Glenmoor sails again after storm",
        text=(
            "The ferry between Port Ellen and Glenmoor sailed again on Tuesday after four days of storm on the sound. "
            "Three hundred travellers had waited in the school of Port Ellen, and neighbours brought soup. "
            "The shipping line Brannoch said that both vessels were checked by divers before they left the quay. "
            "The storm had torn a buoy from its chain and pushed sand into the channel, which was cleared at dawn. "
            "In an unrelated matter the council of Halden elected Oriel Venn as mayor by seven votes."
        ),
    )
    ferry = make_one("ferry", title="Glenmoor ferry sails again after four days of storm")
    mayor = make_one("mayor", title="Halden council elects Oriel Venn mayor by seven votes")
    stories = [set(story.articles) for story in group([article, ferry, mayor]).stories]
    assert {article.id, ferry.id} in stories
    assert {mayor.id} in stories
