"""Drawings: numbers in their own units, words beside them, and none where there is nothing to see."""

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import pytest

from tasks.model import Volume, When

DAY = dt.date(2031, 3, 4)
UTC = 0


def at(hour: int, minute: int = 0, *, day: int = 3) -> When:
    return When(year=2031, month=3, day=day, hour=hour, minute=minute, offset=UTC, evidence="metadata")


def volumes(*articles: int) -> tuple[Volume, ...]:
    """Give days up to the briefing's own, the last one; -1 for a day without a briefing."""
    first = DAY - dt.timedelta(days=len(articles) - 1)
    days = ((first + dt.timedelta(days=place), count) for place, count in enumerate(articles))
    return tuple(Volume(date=day, articles=count, stories=count // 2) for day, count in days if count >= 0)


@pytest.fixture
def told(kit: Any) -> Any:
    """Give a function that makes the page of one story, printed by these outlets at these times."""

    def page(*printed: tuple[str, When | None], language: str = "en", **more: Any) -> str:
        made = [
            kit.article(f"The pier opened for the {place}th time.", title=f"Pier {place}", language="en", outlet=outlet)
            for place, (outlet, _) in enumerate(printed)
        ]
        items = tuple(
            kit.item(one, place, **({"when": when} if when else {}))
            for place, (one, (_, when)) in enumerate(zip(made, printed, strict=True), start=1)
        )
        entry = kit.entry(*made, articles=items, summary=(kit.excerpt(made[0], 0),), **more.pop("entry", {}))
        return str(kit.html(kit.briefing(entry, language=language, **more), *made))

    return page


@pytest.mark.parametrize(
    ("printed", "language", "dots"),
    [
        pytest.param([("A", at(6)), ("B", at(12))], "en", [6, 294], id="two moments are the ends of the line"),
        pytest.param([("A", at(6)), ("B", at(12))], "ar", [6, 294], id="and in Arabic too"),
        pytest.param([("A", at(6)), ("B", at(7)), ("C", at(10))], "en", [6, 78, 294], id="time from left to right"),
        pytest.param([("A", at(6)), ("B", at(7)), ("C", at(10))], "ar", [6, 222, 294], id="time from right to left"),
        pytest.param([("A", at(6)), ("A", at(12))], "en", None, id="one source is no line"),
        pytest.param([("A", at(6)), ("B", at(6))], "en", None, id="one moment is no line"),
        pytest.param([("A", at(6)), ("B", None)], "en", None, id="nor is one that is known"),
    ],
)
def test_a_story_has_a_line_where_its_sources_printed_it_at_different_times(
    told: Any, printed: list[tuple[str, When | None]], language: str, dots: list[int] | None
) -> None:
    page = told(*printed, language=language)
    if dots is None:
        assert 'class="moments"' not in page
        return
    drawn = page[page.index('class="moments"') :].split("</div>")[0]
    assert [int(x) for x in re.findall(r"M(\d+) 6h0", drawn)] == dots


def test_the_line_says_its_first_and_last_moment_in_words(told: Any) -> None:
    page = told(("A", at(6)), ("B", at(12, 30, day=4)))
    drawn = page[page.index('class="moments"') :].split("</div>")[0]
    assert 'role="img" aria-label="2 articles from' in drawn
    assert re.findall(r"<span>([^<]+)</span>", drawn) == ["3 March 2031, 07:00", "4 March 2031, 13:30"]


def test_what_is_new_of_a_story_told_before_has_a_dot_of_its_own(told: Any, kit: Any) -> None:
    printed = (("A", at(6)), ("B", at(12)))
    made = [
        kit.article(f"The pier opened for the {n}th time.", title=f"Pier {n}", language="en", outlet="AB"[n])
        for n in (0, 1)
    ]
    page = told(*printed, entry={"status": "updated", "new_articles": (made[1].id,)})
    assert re.search(r'class="new" d="M294 6h0"', page)


@pytest.mark.parametrize(
    ("articles", "columns"),
    [
        pytest.param((4, 8), [(243, 24), (263, 48)], id="two days at the end of a fortnight"),
        pytest.param((4, -1, 8), [(223, 24), (263, 48)], id="a day without a briefing is a gap"),
        pytest.param((4, 0, 8), [(223, 24), (263, 48)], id="so is one that read nothing"),
        pytest.param((8,), None, id="one day is nothing to compare"),
        pytest.param((0, 8), None, id="nor is one that held anything"),
    ],
)
def test_the_days_are_columns(told: Any, articles: tuple[int, ...], columns: list[tuple[int, int]] | None) -> None:
    page = told(("A", at(6)), days=volumes(*articles))
    if columns is None:
        assert 'class="columns"' not in page
        return
    drawn = page[page.index('class="columns"') :].split('class="stories"')[0]
    assert [(int(x), int(high)) for x, high in re.findall(r"M(\d+) 48v-(\d+)h", drawn)] == columns


def test_the_days_run_as_the_language_reads_and_are_told_in_words(told: Any) -> None:
    page = told(("A", at(6)), days=volumes(4, 8), language="ar")
    drawn = page[page.index('class="columns"') :].split('class="stories"')[0]
    assert [int(x) for x in re.findall(r"M(\d+) 48v-(?:24|48)h", drawn)] == [23, 3]
    label = drawn.split('aria-label="')[1].split('"')[0]
    assert "8 مقالات" in label
    assert "4 أخبار" in label


def test_the_outlets_are_bars_in_a_table(kit: Any) -> None:
    made = [kit.article(f"Line {n} of a day.", title=f"Title {n}", language="en", outlet="AAB"[n]) for n in range(3)]
    stories = [kit.entry(made[0]), kit.entry(made[1], made[2])]
    nodes = kit.parsed(kit.html(kit.briefing(*stories, language="en"), *made).encode())
    assert [node.text.strip() for node in nodes if node.tag == "th"] == ["A", "B"]
    assert [node.text.strip() for node in nodes if node.tag == "td"] == ["2 stories", "1 story"]
    assert [node.attributes["width"] for node in nodes if node.attributes.get("class") == "bar"] == ["120", "60"]


def test_outlets_that_tell_as_much_as_each_other_are_not_drawn(kit: Any) -> None:
    made = [kit.article(f"Line {n} of a day.", title=f"Title {n}", language="en", outlet="AB"[n]) for n in range(2)]
    assert "<table" not in kit.html(kit.briefing(kit.entry(*made), language="en"), *made)


def test_more_outlets_than_a_glance_takes_are_counted(kit: Any) -> None:
    made = [kit.article(f"Line {n} of a day.", title=f"Title {n}", language="en", outlet=f"O{n}") for n in range(12)]
    stories = [kit.entry(*made[:2]), kit.entry(*made[1:])]
    page = kit.html(kit.briefing(*stories, language="en"), *made)
    assert page.count('class="bar"') == 8
    assert "and 4 more outlets" in page


def test_a_book_owns_to_every_drawing(kit: Any) -> None:
    made = [kit.article(f"Line {n} of a day.", title=f"Title {n}", language="en", outlet="AB"[n]) for n in range(2)]
    items = (kit.item(made[0], 1, when=at(6)), kit.item(made[1], 2, when=at(9)))
    drawn, plain = kit.entry(*made, articles=items), kit.entry(*made)
    for entry, held in ((drawn, True), (plain, False)):
        book = kit.pages(kit.briefing(entry, language="en"), *made, formats=("html", "epub"))["daily/2031-03-04.epub"]
        assert (b"svg" in _part(book, "book/package.opf")) is held


def _part(book: bytes, name: str) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(book)) as held:
        return held.read(name)


def test_a_page_of_no_stories_has_no_drawing(kit: Any) -> None:
    page = kit.html(kit.briefing(language="en", days=(replace(volumes(3)[0]),)))
    assert "<svg" not in page
