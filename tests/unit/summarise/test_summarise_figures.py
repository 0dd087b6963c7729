"""Other figures for one thing stand side by side, each in its own sentence; none is judged."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tasks.errors import VerbatimError
from tasks.model import Article, ArticleId, Excerpt, Figures, Story, Summary
from tasks.summarise import summarise
from tasks.summarise.verbatim import check

MakeArticle = Callable[..., Article]
MakeStory = Callable[..., Story]

FOUR = "At least 4 people died when the fireworks plant near Aldmoor blew up."
EIGHT = "At least 8 people died when the fireworks plant near Aldmoor blew up."
WEEKS = "Engineers expect the repair of the bridge at Harrow to last six weeks."
MONTHS = "Engineers expect the repair of the bridge at Harrow to last nine weeks."


def told(story: MakeStory, *made: Article, texts: list[list[str]] | None = None) -> Summary:
    (summary,) = summarise([story(list(made), texts=texts or ())], {one.id: one for one in made}, sentences=1)
    return summary


@pytest.mark.parametrize(
    ("one", "other", "versions"),
    [
        pytest.param(FOUR, EIGHT, True, id="more dead"),
        pytest.param(WEEKS, MONTHS, True, id="another time"),
        pytest.param(FOUR, FOUR, False, id="the same number"),
        pytest.param(FOUR, "The blast at Aldmoor killed 8 workers of the night shift.", True, id="in other words"),
        pytest.param(FOUR, WEEKS, False, id="another matter"),
    ],
)
def test_two_figures_for_one_thing_stand_side_by_side(
    article: MakeArticle, story: MakeStory, one: str, other: str, versions: bool
) -> None:
    early = article("a", one, published="2024-05-02T06:00:00Z")
    late = article("b", other, published="2024-05-02T18:00:00Z")
    found = told(story, early, late).figures
    assert [[each.text for each in figures.excerpts] for figures in found] == ([[one, other]] if versions else [])


def test_a_copy_of_a_version_is_named_with_it(article: MakeArticle, story: MakeStory) -> None:
    early = article("a", FOUR, published="2024-05-02T06:00:00Z")
    copy = replace(early, id=ArticleId("c"))
    late = article("b", EIGHT, published="2024-05-02T18:00:00Z")
    (figures,) = told(story, early, copy, late, texts=[["a", "c"], ["b"]]).figures
    assert [(one.article, one.also) for one in figures.excerpts] == [("a", ("c",)), ("b", ())]


def test_a_sentence_alone_is_no_comparison() -> None:
    one = Excerpt(text=FOUR, article=ArticleId("a"), start=0, end=len(FOUR))
    with pytest.raises(ValueError, match="side by side"):
        Figures(excerpts=(one,))


def test_figures_are_held_against_their_articles_too(article: MakeArticle, story: MakeStory) -> None:
    early, late = article("a", FOUR), article("b", EIGHT)
    summary = told(story, early, late)
    assert summary.figures
    with pytest.raises(VerbatimError, match="not in the call"):
        check([replace(summary, excerpts=())], {early.id: early})
