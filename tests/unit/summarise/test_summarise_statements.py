"""Who said what: whole sentences that name their speaker, each statement once, none that the summary tells."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tasks.errors import VerbatimError
from tasks.model import Article, ArticleId, Excerpt, Quotation, Story, Summary
from tasks.summarise import summarise
from tasks.summarise.statements import MOST, SPEAKERS
from tasks.summarise.verbatim import check

MakeArticle = Callable[..., Article]
MakeStory = Callable[..., Story]

FIRE = "A fire destroyed the old grain store at Aldmoor harbour on Friday night."
CREWS = "Crews from four towns fought the flames until the early morning hours."
LOST = "“We have lost the oldest roof of the county in one night,” said Jane Doe."
AGAIN = "“In one night we have lost the oldest roof of the county,” Jane Doe told reporters."
BUILD = "“Whatever it costs us, this store will be standing here again by Easter,” John Roe said."
NOBODY = "“Nobody thought that such a thing could ever happen here,” she said."


def told(story: MakeStory, *made: Article, sentences: int = 2) -> Summary:
    (summary,) = summarise([story(list(made))], {one.id: one for one in made}, sentences=sentences)
    return summary


def said(summary: Summary) -> list[tuple[str, str]]:
    return [(one.speaker, one.excerpt.text) for one in summary.quotations]


def test_a_quotation_is_a_sentence_of_its_article_and_names_its_speaker(article: MakeArticle, story: MakeStory) -> None:
    one = article("a", f"{FIRE} {CREWS} {LOST} {NOBODY}")
    (found,) = told(story, one, sentences=1).quotations
    assert one.text[found.excerpt.start : found.excerpt.end] == found.excerpt.text == LOST
    assert one.text[found.start : found.end] == found.speaker == "Jane Doe"


def test_one_statement_of_two_outlets_is_told_once(article: MakeArticle, story: MakeStory) -> None:
    summary = told(story, article("a", f"{FIRE} {CREWS} {LOST}"), article("b", f"{CREWS} {FIRE} {AGAIN}"))
    assert said(summary) == [("Jane Doe", LOST)]


def test_the_same_words_in_another_article_are_named_beside_it(article: MakeArticle, story: MakeStory) -> None:
    summary = told(story, article("a", f"{FIRE} {CREWS} {LOST}"), article("b", f"{CREWS} {FIRE} {LOST}"))
    assert [one.excerpt.also for one in summary.quotations] == [("b",)]


def test_two_speakers_stand_in_the_order_of_the_texts(article: MakeArticle, story: MakeStory) -> None:
    summary = told(story, article("a", f"{FIRE} {CREWS} {BUILD}"), article("b", f"{FIRE} {CREWS} {LOST}"))
    assert [speaker for speaker, _ in said(summary)] == ["John Roe", "Jane Doe"]


def test_what_the_summary_tells_is_not_told_again(article: MakeArticle, story: MakeStory) -> None:
    summary = told(story, article("a", f"{LOST} {FIRE} {CREWS}"), sentences=3)
    assert LOST in [one.text for one in summary.excerpts]
    assert said(summary) == []


@pytest.mark.parametrize(
    ("texts", "most"),
    [
        pytest.param(1, 1, id="a single article has one"),
        pytest.param(2, 2, id="two texts have two"),
        pytest.param(9, MOST, id="many have a handful"),
    ],
)
def test_a_story_has_a_handful(article: MakeArticle, story: MakeStory, texts: int, most: int) -> None:
    names = ("Ada Hill", "Ben Lake", "Cora Field", "Dan Brook", "Eve Stone", "Finn Wood")
    things = ("roof beams", "stone walls", "copper pipes", "oaken doors", "iron gates", "glass lamps")
    lines = [
        f"“The {thing} of {name[:3]} are worth more than all gold,” said {name}."
        for name, thing in zip(names, things, strict=True)
    ]
    made = [article(str(number), " ".join([FIRE, CREWS, *lines])) for number in range(texts)]
    assert len(told(story, *made).quotations) == most


def test_one_speaker_does_not_fill_the_page(article: MakeArticle, story: MakeStory) -> None:
    things = ("roof beams of the tower", "stone walls near the quay", "copper pipes in the cellar", "lamps by the gate")
    lines = [f"“The {thing} can never be replaced by anyone,” said Jane Doe." for thing in things]
    made = [article(str(number), " ".join([FIRE, CREWS, *lines])) for number in range(4)]
    assert len(told(story, *made).quotations) <= SPEAKERS


def test_a_very_long_sentence_is_no_line_for_a_page(article: MakeArticle, story: MakeStory) -> None:
    endless = "“We have lost " + "one more roof of the county, and " * 15 + "no more,” said Jane Doe."
    assert said(told(story, article("a", f"{FIRE} {CREWS} {endless}"))) == []


def test_a_speaker_whom_the_sentence_does_not_name_is_refused() -> None:
    excerpt = Excerpt(text=LOST, article=ArticleId("a"), start=10, end=10 + len(LOST))
    with pytest.raises(ValueError, match="does not name"):
        Quotation(excerpt=excerpt, speaker="John Roe", start=12, end=20)


def test_a_quotation_that_its_article_does_not_hold_stops_the_run(article: MakeArticle, story: MakeStory) -> None:
    one = article("a", f"{FIRE} {CREWS} {LOST}")
    summary = told(story, one, sentences=1)
    (found,) = summary.quotations
    moved = replace(found, excerpt=replace(found.excerpt, start=0, end=len(LOST)), start=0, end=1, speaker=LOST[0])
    with pytest.raises(VerbatimError):
        check([replace(summary, quotations=(moved,))], {one.id: one})


def test_what_stands_side_by_side_is_not_told_again(article: MakeArticle, story: MakeStory) -> None:
    four = "“At least 4 people died when the fireworks plant near Aldmoor blew up,” said Jane Doe of the rescuers."
    made = [article("a", four), article("b", four.replace("4", "8").replace("Jane Doe", "John Roe"))]
    summary = told(story, *made, sentences=1)
    assert len(summary.figures) == 1
    assert said(summary) == []
