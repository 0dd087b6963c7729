"""New, updated, continuing: against the pages that this edition showed before, and counted."""

import datetime as dt
from collections.abc import Callable

import pytest

from tasks.model import Article, ArticleId, Briefing, Excerpt, Story, StoryId, Summary

MakeArticle = Callable[..., Article]
MakeStory = Callable[..., Story]
MakeBriefing = Callable[..., Briefing]
Found = tuple[str, tuple[int, int] | None]  # the status, new outlets and sentences
Given = tuple[tuple[str, ...], tuple[str, ...], dt.date | None]  # told before, in the summary, last shown
YESTERDAY = dt.date(2025, 5, 11)
S = StoryId("s")


def excerpt(article: Article, *also: str) -> Excerpt:
    start, end = article.sentences[0]
    names = tuple(map(ArticleId, also))
    return Excerpt(text=article.text[start:end], article=article.id, start=start, end=end, also=names)


@pytest.fixture
def made(article: MakeArticle) -> list[Article]:
    return [article(name, f"The harbour {name} stays open to all boats.", outlet=name[0].upper()) for name in OUTLETS]


OUTLETS = ("a1", "a2", "b1", "b2")  # two articles of each of two outlets


@pytest.mark.parametrize(
    ("given", "found"),
    [
        pytest.param(((), (), None), ("new", None), id="nothing was told"),
        pytest.param((("a1",), ("a1",), None), ("new", None), id="it was read and never shown: new to the reader"),
        pytest.param((("a1", "a2"), ("a1",), YESTERDAY), ("updated", (1, 0)), id="another outlet tells it"),
        pytest.param(
            (("a1", "b1"), ("a1", "b2"), YESTERDAY), ("updated", (0, 1)), id="the outlets that had it say more"
        ),
        pytest.param((("a1",), ("a1", "b1"), YESTERDAY), ("updated", (1, 1)), id="another outlet, and it says more"),
        pytest.param(
            (("a1", "b1"), ("a1", "b1"), YESTERDAY), ("continuing", (0, 0)), id="the same outlets say the same"
        ),
    ],
)
def test_what_the_reader_has_of_a_story(
    made: list[Article], story: MakeStory, briefing: MakeBriefing, given: Given, found: Found
) -> None:
    told, sentences, shown = given
    known = {one.id: one for one in made}
    summary = Summary(story=S, excerpts=tuple(excerpt(known[ArticleId(name)]) for name in sentences), method="m")
    (entry,) = briefing(
        [story("s", made)],
        made,
        told={S: frozenset(map(ArticleId, told))},
        last={S: shown} if shown else {},
        summaries={S: summary},
    ).stories
    assert (entry.status, entry.news and (entry.news.outlets, entry.news.sentences)) == found
    assert entry.news is None or entry.news.since == YESTERDAY


def test_a_sentence_that_an_article_told_before_says_too_is_not_new(
    made: list[Article], story: MakeStory, briefing: MakeBriefing
) -> None:
    summary = Summary(story=S, excerpts=(excerpt(made[3], "a1"),), method="m")
    told = {S: frozenset({ArticleId("a1"), ArticleId("b1")})}
    page = briefing([story("s", made)], made, told=told, last={S: YESTERDAY}, summaries={S: summary})
    assert page.stories[0].status == "continuing"


@pytest.mark.parametrize(
    ("texts", "status"),
    [
        pytest.param((("a1",), ("a2",)), "updated", id="a text of its own"),
        pytest.param((("a1", "a2"),), "continuing", id="a copy"),
    ],
)
def test_a_story_told_in_one_line_goes_by_its_texts(
    article: MakeArticle, story: MakeStory, briefing: MakeBriefing, texts: tuple[tuple[str, ...], ...], status: str
) -> None:
    made = [article(name, outlet="A") for name in ("a1", "a2")]
    told = {S: frozenset({ArticleId("a1")})}
    page = briefing([story("s", made, texts=texts)], made, told=told, last={S: YESTERDAY}, summaries={})
    assert page.stories[0].status == status
