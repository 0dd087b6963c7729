"""Other figures for one thing stand side by side, each in its own sentence; none is judged."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest

from tasks.errors import VerbatimError
from tasks.model import Article, ArticleId, Excerpt, Figures, Story, Summary
from tasks.summarise import figures, summarise
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
    assert [[each.text for each in row.excerpts] for row in found] == ([[one, other]] if versions else [])


STOP = "He added that output would stop for at least ten days."
LONGER = "He added that output would stop for at least twenty days."
EVENT = "An explosion on Sunday morning at the Zahra oil refinery south of Basra burned six workers, the company said."


@pytest.mark.parametrize(
    ("one", "other", "versions"),
    [
        pytest.param(STOP, LONGER, True, id="the same words with another number"),
        pytest.param(STOP, STOP, False, id="the same number"),
        pytest.param(
            STOP, "He added that the output will soon be sold for about twenty days.", False, id="other words"
        ),
        pytest.param(
            "The mayor of Harrow said that output would stop for ten days.",
            "The mayor of Aldmoor said that output would stop for twenty days.",
            False,
            id="another actor",
        ),
        pytest.param(
            STOP,
            "He added that output would not stop for at least twenty days.",
            False,
            id="denied, which is no figure",
        ),
    ],
)
def test_what_the_summary_has_no_room_for_stands_side_by_side_too(
    article: MakeArticle, story: MakeStory, one: str, other: str, versions: bool
) -> None:
    early, late = article("a", f"{EVENT} {one}"), article("b", f"{EVENT} {other}")
    summary = told(story, early, late)
    assert [each.text for each in summary.excerpts] == [EVENT]
    assert [[each.text for each in row.excerpts] for row in summary.figures] == ([[one, other]] if versions else [])


def test_a_third_text_that_gives_the_first_figure_again_stands_in_the_row(
    article: MakeArticle, story: MakeStory
) -> None:
    third = "The manager, Kamil al-Jubouri, confirmed that output would stop for at least ten days."
    made = [article(name, f"{EVENT} {text}") for name, text in zip("abc", (STOP, LONGER, third), strict=True)]
    (row,) = told(story, *made).figures
    assert [one.text for one in row.excerpts] == [STOP, LONGER, third]


@pytest.mark.parametrize(
    ("changed", "rows"),
    [
        pytest.param(LONGER, [[STOP, LONGER]], id="the figure that was changed"),
        pytest.param(STOP.replace("added", "said"), [], id="no figure was changed"),
        pytest.param("", [], id="the figure was cut"),
    ],
)
def test_a_copy_that_was_changed_in_a_figure_stands_beside_what_it_was(
    article: MakeArticle, story: MakeStory, changed: str, rows: list[list[str]]
) -> None:
    made = [article("a", f"{EVENT} {STOP}"), article("b", f"{EVENT} {STOP}"), article("c", f"{EVENT} {changed}")]
    summary = told(story, *made, texts=[["a", "b", "c"]])
    assert [[each.text for each in row.excerpts] for row in summary.figures] == rows


def test_a_copy_that_gives_the_same_figure_once_more_makes_no_line(article: MakeArticle, story: MakeStory) -> None:
    fewer = "Some fifty firemen were called from Harrow on the day."
    copy = article("b", f"{EVENT} {STOP} {fewer.replace('fifty', 'sixty')}")
    made = [article("a", f"{EVENT} {STOP} {fewer}"), copy, article("c", f"{EVENT} {LONGER}")]
    stops = [
        row.excerpts for row in told(story, *made, texts=[["a", "b"], ["c"]]).figures if row.excerpts[-1].article == "c"
    ]
    assert [[one.article for one in row] for row in stops] == [["a", "c"]]


def test_rows_beside_the_summary_are_few(article: MakeArticle, story: MakeStory) -> None:
    goods = ("Wheat", "Barley", "Copper", "Timber", "Cotton")
    early, late = (
        article(name, EVENT + "".join(f" {one} was sold for {price} dollars in Harrow on the day." for one in goods))
        for name, price in (("a", 30), ("b", 40))
    )
    assert len(told(story, early, late).figures) == figures.MORE


def test_numbers_of_two_things_make_no_row(article: MakeArticle, story: MakeStory) -> None:
    one = article(
        "a", "Former mayor Tom Dale pleaded guilty on Friday to buying a watch of 43,000 dollars with campaign money."
    )
    other = article("b", "Former mayor Tom Dale pleaded guilty on Friday to buying 14 fur coats with campaign money.")
    assert told(story, one, other).figures == ()


def test_a_copy_of_a_version_is_named_with_it(article: MakeArticle, story: MakeStory) -> None:
    early = article("a", FOUR, published="2024-05-02T06:00:00Z")
    copy = replace(early, id=ArticleId("c"))
    late = article("b", EIGHT, published="2024-05-02T18:00:00Z")
    (row,) = told(story, early, copy, late, texts=[["a", "c"], ["b"]]).figures
    assert [(one.article, one.also) for one in row.excerpts] == [("a", ("c",)), ("b", ())]


@pytest.mark.parametrize(
    ("found", "told"),
    [
        pytest.param(["ab", "ab"], ["ab"], id="the same sentences are one row"),
        pytest.param(["ab", "abc"], ["abc"], id="sentences of a longer row are no row of their own"),
        pytest.param(["ab", "ac"], ["ab", "ac"], id="another sentence makes another row"),
        pytest.param(["", "ab"], ["ab"], id="a sentence without versions makes none"),
    ],
)
def test_no_sentences_stand_side_by_side_twice(
    monkeypatch: pytest.MonkeyPatch, found: list[str], told: list[str]
) -> None:
    monkeypatch.setattr(figures, "versions", lambda _, number: tuple(SimpleNamespace(name=x) for x in found[number]))
    given = figures.rows(None, range(len(found)))  # type: ignore[arg-type]  # -- the pool is read by what is replaced
    assert ["".join(str(one.name) for one in row) for row in given] == told


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
