"""Figures side by side: each in its own sentence, the number in question marked, cited, and none judged."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from tasks.errors import VerbatimError
from tasks.languages import get
from tasks.model import Excerpt, Figures, News
from tasks.render.context.figures import parts


@pytest.mark.parametrize(
    ("language", "text", "shared", "marked"),
    [
        pytest.param("en", "The fire killed 12 in 3 towns.", {"3"}, ["12"], id="a number that all state is not marked"),
        pytest.param("en", "Some twenty-five people left.", set(), ["twenty-five"], id="a number of two words is one"),
        pytest.param("en", "Damage of 1,200 dollars.", set(), ["1,200"], id="thousands marks belong to the number"),
        pytest.param("ar", "أصيب ٣٠ شخصًا في الحريق.", set(), ["٣٠"], id="Arabic digits are marked"),
        pytest.param("ar", "قُتل ثلاثة عمال.", set(), ["ثلاثة"], id="an Arabic number word is marked"),
        pytest.param("en", "Nobody was hurt.", set(), [], id="a sentence without a number has no mark"),
    ],
)
def test_the_numbers_in_question_are_marked(language: str, text: str, shared: set[str], marked: list[str]) -> None:
    found = list(parts(text, get(language), frozenset(shared)))
    assert [one["text"] for one in found if one["strong"]] == marked
    assert "".join(one["text"] for one in found) == text


@pytest.fixture
def told(kit: Any) -> tuple[Any, Any, Any]:
    one = kit.article("The fire killed 12 people. Rain fell.", title="Fire", language="en", outlet="Post")
    other = kit.article("Calm. The fire killed nine people.", title="Blaze", language="en", outlet="<b>Gazette</b>")
    pair = Figures(excerpts=(kit.excerpt(one, 0), kit.excerpt(other, 1)))
    return kit.entry(one, other, summary=(kit.excerpt(one, 0),), figures=(pair,)), one, other


def test_each_figure_stands_in_its_own_sentence_with_its_source(kit: Any, told: tuple[Any, Any, Any]) -> None:
    entry, one, other = told
    page = kit.html(kit.briefing(entry, language="en"), one, other)
    assert "killed <mark>12</mark> people." in page
    assert "killed <mark>nine</mark> people." in page
    assert page.index("&lt;b&gt;Gazette") < page.index("<mark>nine</mark>")
    assert f'href="articles/{other.id}.html#s2"' in page


@pytest.mark.parametrize("form", ["md", "txt"])
def test_figures_are_told_in_text_too(kit: Any, told: tuple[Any, Any, Any], form: str) -> None:
    entry, one, other = told
    page = kit.pages(kit.briefing(entry, language="en"), one, other, formats=(form,))
    words = page[f"daily/2031-03-04.{form}"].decode().replace("**", "")
    assert "Figures side by side" in words
    assert "The fire killed nine people." in words


def test_the_sentence_of_a_figure_is_marked_in_its_reading_copy(kit: Any, told: tuple[Any, Any, Any]) -> None:
    entry, one, other = told
    copy = kit.pages(kit.briefing(entry, language="en"), one, other)[f"daily/articles/{other.id}.html"].decode()
    assert any(node.attributes.get("id") == "s2" and node.tag == "mark" for node in kit.parsed(copy.encode()))


def test_a_story_whose_texts_agree_says_nothing_of_figures(kit: Any, told: tuple[Any, Any, Any]) -> None:
    entry, one, other = told
    assert "side by side" not in kit.html(kit.briefing(replace(entry, figures=()), language="en"), one, other)


def test_a_figure_that_its_article_does_not_state_is_refused(kit: Any, told: tuple[Any, Any, Any]) -> None:
    entry, one, other = told
    made_up = Excerpt(text="The fire killed 99 people.", article=one.id, start=0, end=26)
    figures = (Figures(excerpts=(made_up, kit.excerpt(other, 1))),)
    with pytest.raises(VerbatimError):
        kit.html(kit.briefing(replace(entry, figures=figures), language="en"), one, other)


def test_what_is_new_in_a_story_is_counted_by_sources_and_sentences(kit: Any, told: tuple[Any, Any, Any]) -> None:
    entry, one, other = told
    entry = replace(
        entry,
        status="updated",
        news=News(since=dt.date(2031, 3, 2), outlets=1, sentences=1),
        new_articles=(other.id,),
        summary=(kit.excerpt(one, 0), kit.excerpt(other, 1)),
    )
    assert "1 more source, 1 new sentence" in kit.html(kit.briefing(entry, language="en"), one, other)
