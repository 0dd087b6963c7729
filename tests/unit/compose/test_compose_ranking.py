"""Which story comes first."""

import datetime as dt
import itertools
from collections.abc import Callable

import pytest

from tasks.compose.ranking import ranked, recency
from tasks.compose.sources import witnesses
from tasks.compose.telling import untold
from tasks.model import Article, ArticleId, Story, StoryId, When

MakeArticle = Callable[..., Article]
MakeStory = Callable[..., Story]
DAY = dt.date(2025, 5, 12)


def order(stories: list[Story], articles: list[Article]) -> list[str]:
    return [one.story.id for one in ranked(untold(stories, {}), {one.id: one for one in articles}, DAY)]


def test_two_newsrooms_come_before_three_reprints(article: MakeArticle, story: MakeStory) -> None:
    own = [article(f"own{n}", outlet=f"Outlet {n}") for n in range(2)]
    copies = [article(f"copy{n}", outlet=f"Paper {n}") for n in range(3)]
    reprinted = story("reprinted", copies, texts=(tuple(one.id for one in copies),))
    assert order([reprinted, story("two", own)], [*own, *copies]) == ["two", "reprinted"]


def test_a_choice_to_print_counts(article: MakeArticle, story: MakeStory) -> None:
    one = article("one", outlet="A")
    copies = [article(f"copy{n}", outlet=f"Paper {n}") for n in range(2)]
    both = [story("single", [one]), story("printed", copies, texts=(("copy0", "copy1"),))]
    assert order(both, [one, *copies]) == ["printed", "single"]


def test_several_texts_of_one_publisher_corroborate_nothing(article: MakeArticle, story: MakeStory) -> None:
    labels = [
        article(f"a{n}", outlet=f"Post {name}", url=f"https://{name}.post.example/{n}")
        for n, name in enumerate(("top", "world", "sport"))
    ]
    two = [article("x", outlet="A"), article("y", outlet="B")]
    assert order([story("labels", labels), story("two", two)], [*labels, *two]) == ["two", "labels"]


@pytest.mark.parametrize(
    ("outlets", "texts", "reports"),
    [
        pytest.param("ABCDE", ["abc", "de"], 2, id="five outlets, two texts"),
        pytest.param("AAAA", ["a", "b", "c", "d"], 1, id="four texts of one outlet"),
        pytest.param("AAB", ["a", "b", "c"], 2, id="two texts of one, one of another"),
        pytest.param("AABC", ["ab", "c", "d"], 3, id="three outlets, each with a text"),
        pytest.param("ABA", ["ab", "c"], 2, id="a wire text that A printed beside its own"),
    ],
)
def test_reports_are_texts_of_different_publishers(
    article: MakeArticle, story: MakeStory, outlets: str, texts: list[str], reports: int
) -> None:
    known = [article("abcde"[n], outlet=f"Outlet {name}") for n, name in enumerate(outlets)]
    made = story("s", known, texts=tuple(tuple(text) for text in texts))
    assert witnesses(made, {one.id: one for one in known}) == reports


def test_the_feeds_of_one_outlet_count_once(article: MakeArticle, story: MakeStory) -> None:
    same = [article(f"same{n}", outlet=name) for n, name in enumerate(("The Post", "the post ", "THE POST"))]
    other = [article("x", outlet="A"), article("y", outlet="B"), article("z", outlet="C")]
    both = [story("same", same), story("other", other)]
    assert order(both, [*same, *other]) == ["other", "same"]


def test_newer_comes_first_among_equals_and_the_undated_stand_between(article: MakeArticle, story: MakeStory) -> None:
    dates = {"today": "2025-05-12", "old": "2025-04-01", "undated": "", "yesterday": "2025-05-11"}
    made = [article(name, published=date) for name, date in dates.items()]
    stories = [story(one.id, [one]) for one in made]
    assert order(stories, made) == ["today", "yesterday", "undated", "old"]


def test_among_equals_the_dated_come_first_then_the_longer_then_the_id(article: MakeArticle, story: MakeStory) -> None:
    made = [
        article("dated", published="2023-01-01"),
        article("long", "A longer text than the others have, by a good many words that say little."),
        article("b"),
        article("a"),
    ]
    for turn in itertools.permutations(made):
        assert order([story(one.id, [one]) for one in turn], made) == ["dated", "long", "a", "b"]


@pytest.mark.parametrize(
    ("published", "when", "fresh"),
    [
        pytest.param("2025-05-12T23:00:00Z", None, 1.0, id="the day itself"),
        pytest.param("2025-05-10", None, 0.5, id="two days before"),
        pytest.param("2025-05-14", None, 1.0, id="a day to come is no more than today"),
        pytest.param(
            "", When(year=2025, month=5, day=8, evidence="text"), 0.25, id="a stated date where none is printed"
        ),
        pytest.param("", When(month=9, evidence="text"), None, id="a month of some year says nothing"),
    ],
)
def test_recency_halves_in_two_days(
    article: MakeArticle, story: MakeStory, published: str, when: When | None, fresh: float | None
) -> None:
    made = article("a", published=published)
    assert recency(story("s", [made], when=when), {made.id: made}, DAY) == fresh


@pytest.mark.parametrize(
    ("told", "copies", "fresh"),
    [
        pytest.param((), False, ("a", "b", "c"), id="nothing told"),
        pytest.param(("c",), False, ("a", "b"), id="a text of its own is new"),
        pytest.param(("a", "b"), False, ("c",), id="the later text is new"),
        pytest.param(("a", "c"), True, ("b",), id="only a reprint is new"),
        pytest.param(("a", "b", "c"), None, (), id="all told"),
    ],
)
def test_what_is_new(
    article: MakeArticle, story: MakeStory, told: tuple[str, ...], copies: bool | None, fresh: tuple[str, ...]
) -> None:
    made = story("s", [article(name) for name in "abc"], texts=(("a", "b"), ("c",)))
    found = untold([made], {StoryId("an earlier name"): frozenset(map(ArticleId, told))} if told else {})
    assert [(one.reprinted, one.fresh) for one in found] == ([] if copies is None else [(copies, fresh)])
