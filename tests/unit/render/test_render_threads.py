"""A thread has its own page and is named in the lines of each of its stories, unknown dates as unknown."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from tasks.model import UNKNOWN_DATE, StoryId, Telling, ThreadId, ToldStory, ToldThread, When
from tasks.render import Archive
from tasks.render.context import Scene
from tasks.render.context.threads import beside
from tasks.render.context.threads import thread as thread_of

LATE, EARLY = When(year=2031, month=3, day=3), When(year=2029, month=4, day=1)


def told(story: str, when: When, *days: tuple[str, str, str]) -> ToldStory:
    """Make a story that was told on days: edition, date, what it was called there."""
    tellings = tuple(
        Telling(
            edition=edition,
            date=dt.date.fromisoformat(date),
            story=StoryId(called),
            headline=f"{called} on {date}",
            language="en",
            noted=False,
        )
        for edition, date, called in days
    )
    return ToldStory(story=StoryId(story), when=when, tellings=tellings)


def thread(*stories: ToldStory, **others: Any) -> ToldThread:
    return ToldThread(**({"id": ThreadId("a1b2"), "names": ("Haftar", "Putin"), "stories": stories} | others))


LONG = thread(
    told("old", UNKNOWN_DATE, ("daily", "2029-04-02", "old")),
    told("visit", EARLY, ("daily", "2029-04-02", "visit"), ("a b", "2031-03-04", "visit-then")),
)


def site(*threads: ToldThread, language: str = "en", **others: Any) -> dict[str, bytes]:
    made = Archive([], [], language=language, title="Archive")
    years = made.thread_years(threads)
    pages = [page for one in threads for page in made.thread(one, **others)]
    pages += [page for year in years for page in made.threads(year, years)]
    return {page.path: page.content for page in pages}


def test_a_thread_has_a_page_with_all_its_stories_and_the_days_that_told_them(kit: Any) -> None:
    page = site(LONG)["archive/threads/a1b2.html"]
    nodes = kit.parsed(page)
    assert [node.attributes["href"] for node in nodes if node.tag == "a" and "ol" in node.inside] == [
        "../../daily/2029-04-02.html#story-old",
        "../../daily/2029-04-02.html#story-old",
        "../../a%20b/2031-03-04.html#story-visit-then",
        "../../a%20b/2031-03-04.html#story-visit-then",
        "../../daily/2029-04-02.html#story-visit",
    ]
    assert "visit-then on 2031-03-04" in page.decode(), "under the newest headline"
    assert [node.attributes["id"] for node in nodes if node.tag == "li"] == ["story-old", "story-visit"]


def test_its_drawing_says_its_dates_to_those_who_do_not_see_it(kit: Any) -> None:
    page = site(LONG, language="ar")["archive/threads/a1b2.html"]
    drawing = next(node for node in kit.parsed(page) if node.tag == "svg")
    assert drawing.attributes["role"] == "img"
    assert "بلا تاريخ" in drawing.attributes["aria-label"]


def test_the_dots_of_a_long_thread_stay_apart(kit: Any) -> None:
    many = [told(f"s{number}", EARLY, ("daily", "2029-04-02", f"s{number}")) for number in range(100)]
    dots = [
        node.attributes
        for node in kit.parsed(site(thread(*many))["archive/threads/a1b2.html"])
        if "cx" in node.attributes
    ]
    apart = min(abs(int(one["cx"]) - int(two["cx"])) for one, two in pairwise(dots))
    assert len(dots) == 100
    assert float(dots[0]["r"]) * 2 <= apart + 1


def test_a_thread_that_is_gone_leads_to_those_that_hold_its_stories() -> None:
    gone = thread(*LONG.stories, id=ThreadId("b3"), names=(), gone=True, heirs=((ThreadId("a1b2"), ("Haftar",)),))
    pages = site(LONG, gone)
    assert '<a href="a1b2.html"><bdi>Haftar</bdi></a>' in pages["archive/threads/b3.html"].decode()
    assert "b3.html" not in pages["archive/threads/index.html"].decode(), "the list has those that are"


def test_threads_are_listed_by_the_year_of_their_last_telling() -> None:
    older = thread(told("x", EARLY, ("daily", "2029-04-02", "x")), id=ThreadId("c4"), names=("Older",))
    pages = site(LONG, older)
    first, other = (pages[f"archive/threads/{name}.html"].decode() for name in ("index", "2029"))
    assert 'href="a1b2.html"' in first
    assert 'href="2029.html">2029</a>' in first
    assert 'href="c4.html"' in other
    assert 'href="index.html">2031</a>' in other


def test_a_page_names_the_feeds_of_its_thread() -> None:
    page = site(LONG, feeds=["daily", "a b"])["archive/threads/a1b2.html"].decode()
    assert page.count('href="../../daily/threads/a1b2.xml"') == 2, "for readers of feeds, and of pages"
    assert "../../a%20b/threads/a1b2.xml" in page


def test_a_story_links_to_its_thread_and_to_the_others(day: Any) -> None:
    page = day.pages()["daily/2031-03-04.html"].decode()
    old = day.briefing.threads[0].stories[0][0]
    assert 'href="../archive/threads/a1b2c3d4e5f60718.html"' in page
    assert f'وفي السلسلة أيضًا: <a href="#story-{old}"><bdi>سبتمبر</bdi></a>' in page


def test_a_story_told_on_another_day_is_linked_in_its_thread(day: Any) -> None:
    view = day.briefing.threads[0]
    other = ("elsewhere", *view.stories[0][1:])
    scene = Scene(replace(day.briefing, threads=(replace(view, stories=(other, view.stories[1])),)), day.articles)
    named = beside(scene, next(entry for entry in day.briefing.stories if entry.id == view.stories[1][0]))
    assert named is not None
    assert named["others"][0]["href"] == "../archive/threads/a1b2c3d4e5f60718.html#story-elsewhere"


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
    assert thread_of(scene, day.briefing.threads[0])["page"] == ""
