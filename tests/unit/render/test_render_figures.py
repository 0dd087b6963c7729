"""Figures side by side: each in its own sentence, the number in question marked, cited, and none judged."""

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import pytest

from tasks.errors import VerbatimError
from tasks.model import Excerpt, Figures, News, When


@pytest.mark.parametrize(
    ("language", "one", "other", "marked"),
    [
        pytest.param(
            "en", "The fire killed 12 in 3 towns.", "It killed 14.", ["12"], id="what the other leaves out is not"
        ),
        pytest.param(
            "en", "Some twenty-five men left.", "Some 9 men left.", ["twenty-five"], id="two words are one number"
        ),
        pytest.param(
            "en", "Damage of 1,200 dollars.", "Damage of 90 dollars.", ["1,200"], id="thousands marks belong to it"
        ),
        pytest.param("ar", "أصيب ٣٠ شخصًا في الحريق.", "أصيب ٤٠ شخصًا في الحريق.", ["٣٠"], id="Arabic digits are marked"),
        pytest.param("ar", "قُتل ثلاثة عمال.", "قُتل خمسة عمال.", ["ثلاثة"], id="an Arabic number word is marked"),
        pytest.param("ar", "عُثر على جثث صيادين.", "عُثر على ٤ جثث.", [], id="a sentence without a number has no mark"),
        pytest.param(
            "en", "It left 9 hurt.", "The crew of 3 fled.", ["9"], id="of what nobody can say, all that differs is"
        ),
    ],
)
def test_the_numbers_in_question_are_marked(kit: Any, language: str, one: str, other: str, marked: list[str]) -> None:
    made = [kit.article(text, title=text[:9], language=language) for text in (one, other)]
    entry = kit.entry(*made, figures=(Figures(excerpts=tuple(kit.excerpt(each, 0) for each in made)),))
    page = kit.html(kit.briefing(entry, language="en"), *made)
    row = page[page.index('class="figures"') :].partition("</li>")[0]
    assert re.findall("<mark>(.*?)</mark>", row) == marked
    assert one in re.sub("<.*?>", "", row)


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


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        pytest.param((28, 29), ["28 November 2026", "29 November 2026"], id="a toll that rose has its days"),
        pytest.param((29, 29), [], id="of one day nothing need be said"),
        pytest.param((28, None), ["28 November 2026", "date unknown"], id="an unknown date is said beside a known one"),
    ],
)
@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_figures_of_several_dates_have_them_beside_their_sources(
    kit: Any, told: tuple[Any, Any, Any], form: str, days: tuple[int | None, ...], shown: list[str]
) -> None:
    entry, one, other = told
    dates = [
        When(year=2026, month=11, day=day, evidence="metadata") if day else item.when
        for day, item in zip(days, entry.articles, strict=True)
    ]
    items = tuple(replace(item, when=when) for item, when in zip(entry.articles, dates, strict=True))
    briefing = kit.briefing(replace(entry, articles=items), language="en")
    page = kit.pages(briefing, one, other, formats=(form,))[f"daily/2031-03-04.{form}"].decode()
    row = page[page.index("Figures side by side") :]
    row = row[: row.index("Blaze")] if "Blaze" in row else row
    row = re.split(r"Sources|\n1\. ", row)[0]
    assert re.findall(r"\d\d November 2026|date unknown", row) == shown


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
