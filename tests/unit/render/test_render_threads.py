"""A thread has its own page and is named in the lines of each of its stories, unknown dates as unknown."""

from dataclasses import replace
from typing import Any

import pytest

from tasks.model import UNKNOWN_DATE, When
from tasks.render.context import Scene, thread_context
from tasks.render.context.threads import beside

PAGE = "daily/threads/a1b2c3d4e5f60718.html"
LATE, EARLY = When(year=2031, month=3, day=3), When(year=2029, month=4, day=1)


def test_a_thread_has_a_page_of_its_own_with_all_its_stories(day: Any, kit: Any) -> None:
    page = day.pages()[PAGE].decode()
    assert 'href="../2031-03-04.html#story-' in page
    assert all(headline.text in page for _, headline, _ in day.briefing.threads[0].stories)
    kit.parsed(page.encode())


def test_its_drawing_says_its_dates_to_those_who_do_not_see_it(day: Any, kit: Any) -> None:
    drawing = next(node for node in kit.parsed(day.pages()[PAGE]) if node.tag == "svg")
    assert drawing.attributes["role"] == "img"
    assert "السنة غير مذكورة" in drawing.attributes["aria-label"]


def test_a_story_links_to_its_thread_and_to_the_others(day: Any) -> None:
    page = day.pages()["daily/2031-03-04.html"].decode()
    old = day.briefing.threads[0].stories[0][0]
    assert 'href="threads/a1b2c3d4e5f60718.html"' in page
    assert f'وفي السلسلة أيضًا: <a href="#story-{old}"><bdi>سبتمبر</bdi></a>' in page


@pytest.mark.parametrize(
    ("mine", "others", "said"),
    [
        pytest.param(LATE, EARLY, "Earlier:", id="a day known to lie before is called earlier"),
        pytest.param(EARLY, LATE, "Also in this thread:", id="a later one is not"),
        pytest.param(LATE, UNKNOWN_DATE, "Also in this thread:", id="nothing is claimed of an unknown date"),
        pytest.param(LATE, When(month=2), "Also in this thread:", id="nor of a month of no stated year"),
    ],
)
def test_earlier_is_said_only_where_it_is_known(day: Any, mine: When, others: When, said: str) -> None:
    view = day.briefing.threads[0]
    pier = next(entry for entry in day.briefing.stories if entry.id == view.stories[1][0])
    (old, headline, _), new = view.stories
    view = replace(view, stories=((old, headline, others), new))
    scene = Scene(replace(day.briefing, language="en", threads=(view,)), day.articles)
    named = beside(scene, replace(pier, when=mine))
    assert named is not None
    assert named["others_text"] == said


def test_without_web_pages_no_link_leads_to_a_thread(day: Any) -> None:
    scene = Scene(day.briefing, day.articles, pages=False)
    assert thread_context(scene, day.briefing.threads[0])["thread"]["page"] == ""
