"""The archive's pages: days by month, outlets, search, and the links between days."""

import datetime as dt
from typing import Any

import pytest

from tasks.render import Archive, relinked
from tasks.render.context.outlets import page_name

FEBRUARY, MARCH = dt.date(2031, 2, 28), dt.date(2031, 3, 3)


def site(days: Any, kit: Any, language: str = "en", title: str = "Archive <x>", **more: Any) -> dict[str, bytes]:
    made = Archive(days, kit.counted(days), language=language, title=title, **more)
    pages = [*made.front()]
    for month in sorted({day.date.replace(day=1) for day in days}):
        pages += made.month(month)
        pages += made.outlet_months([day for day in days if day.date.replace(day=1) == month])
    found = {page.path: page.content for page in pages}
    newest = {made.outlet_path(outlet): made.outlet_path(outlet, month) for outlet, month in made.outlets.items()}
    return found | {first: found[path] for first, path in newest.items()}


def links(content: bytes, kit: Any) -> list[str]:
    return [node.attributes["href"] for node in kit.parsed(content) if node.tag == "a"][1:]


def test_the_first_page_lists_every_edition_by_month_newest_first(day: Any, kit: Any) -> None:
    days = kit.archive(day.briefing, FEBRUARY, MARCH, editions=("daily", "a b"))
    page = site(sorted(days, key=lambda one: one.date), kit)["index.html"]
    nodes = kit.parsed(page)
    assert links(page, kit) == [
        "search.html",
        "archive/outlets/index.html",
        "a%20b/latest.html",
        "a%20b/2031-03-04.html",
        "daily/latest.html",
        "daily/2031-03-04.html",
        "daily/2031-03-03.html",
        "daily/2031-02-28.html",
    ]
    assert [node.text for node in nodes if node.tag == "h3"] == ["March 2031", "March 2031", "February 2031"]
    assert next(node.text for node in nodes if node.tag == "h1") == "Archive <x>"


def test_a_single_edition_is_not_headed_by_its_file_name(day: Any, kit: Any) -> None:
    page = site(kit.archive(day.briefing, MARCH, editions=("daily",)), kit)["index.html"]
    nodes = kit.parsed(page)
    assert links(page, kit)[:2] == ["daily/latest.html", "search.html"]
    assert [node.text for node in nodes if node.tag == "h2"] == ["March 2031"]
    assert not [node for node in nodes if node.tag == "h3"]
    assert "daily" not in "".join(node.text for node in nodes)


@pytest.mark.parametrize(
    ("titles", "shown"),
    [
        pytest.param({"daily": "موجز", "a b": "Evening <x>"}, ["Evening <x>", "موجز"], id="each by its title"),
        pytest.param({"daily": "موجز", "a b": "موجز"}, ["موجز (a b)", "موجز (daily)"], id="two of one title"),
        pytest.param({"daily": "موجز"}, ["a b", "موجز"], id="one that is gone from the settings"),
    ],
)
def test_editions_are_headed_by_their_titles(day: Any, kit: Any, titles: dict[str, str], shown: list[str]) -> None:
    days = kit.archive(day.briefing, MARCH, editions=("daily", "a b"))
    pages = site(days, kit, titles=titles)
    nodes = kit.parsed(pages["index.html"])
    heads = [node for node in nodes if node.tag == "bdi" and node.text in shown]
    assert [node.text for node in heads] == shown
    month = kit.parsed(pages["archive/months/2031-03.html"])
    assert {node.text for node in month if node.tag == "bdi" and node.attributes.get("class") == "aside"} == set(shown)


def test_a_title_that_changes_is_part_of_what_pages_are_made_of(day: Any, kit: Any) -> None:
    days = kit.archive(day.briefing, MARCH)
    made = [
        Archive(days, kit.counted(days), language="en", title="x", titles={"daily": title}).made_by
        for title in ("One", "Two")
    ]
    assert made[0] != made[1]


def test_a_day_in_the_list_tells_what_it_held(day: Any, kit: Any) -> None:
    page = site(kit.archive(day.briefing), kit)["index.html"].decode()
    counts = day.briefing.counts
    assert f"{counts.stories} stories, {counts.articles} articles" in page
    assert 'lang="en" dir="ltr">Old harbour opens ferry pier</bdi>' in page


def test_months_beyond_the_newest_three_are_pages_of_their_own(day: Any, kit: Any) -> None:
    pages = site(kit.archive(day.briefing, editions=("daily",)), kit)
    first = pages["index.html"].decode()
    assert 'href="daily/2030-11-02.html"' in first
    assert 'href="daily/2030-10-02.html"' not in first
    assert 'href="archive/months/2030-10.html">October 2030</a>' in first
    assert links(pages["archive/months/2030-10.html"], kit) == [
        "../../index.html",
        "../../daily/2030-10-02.html",
        "2030-09.html",
        "2030-11.html",
    ]


def test_an_outlet_has_its_stories_by_day_with_links_to_story_and_copy(day: Any, kit: Any) -> None:
    pages = site(kit.archive(day.briefing, MARCH, editions=("daily",)), kit)
    pier = day.briefing.stories[0].id
    found = links(pages[f"archive/outlets/{page_name('La Jetée')}"], kit)
    copy = f"../../daily/articles/{day.french.id}.html"
    assert found == [
        "index.html",
        page_name("La Jetée"),
        "../../daily/2031-03-04.html",
        f"../../daily/2031-03-04.html#story-{pier}",
        copy,
        "../../daily/2031-03-03.html",
        f"../../daily/2031-03-03.html#story-{pier}",
        copy,
    ]


def test_an_outlets_first_page_is_its_newest_month_and_leads_to_those_before(day: Any, kit: Any) -> None:
    pages = site(kit.archive(day.briefing, FEBRUARY, editions=("daily",)), kit)
    newest, first = (page_name("La Jetée", month) for month in (MARCH.replace(day=1), FEBRUARY.replace(day=1)))
    assert pages[f"archive/outlets/{page_name('La Jetée')}"] == pages[f"archive/outlets/{newest}"]
    assert first in links(pages[f"archive/outlets/{newest}"], kit)
    assert page_name("La Jetée") in links(pages[f"archive/outlets/{first}"], kit)
    assert newest not in links(pages[f"archive/outlets/{first}"], kit)


def test_articles_of_no_named_outlet_stand_together_and_say_so(day: Any, kit: Any) -> None:
    pages = site(kit.archive(day.briefing), kit, language="ar")
    listed = pages["archive/outlets/index.html"].decode()
    assert f'<a href="{page_name("")}"><bdi>مصدر غير مذكور</bdi></a>' in listed


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_every_page_is_whole_and_every_link_inside_leads_somewhere(day: Any, kit: Any, language: str) -> None:
    days = kit.archive(day.briefing)
    pages = site(days, kit, language=language)
    for path, content in pages.items():
        kit.parsed(content)
        for link in links(content, kit):
            up, file = link.count("../"), link.replace("../", "").partition("#")[0]
            place = "/".join([*path.split("/")[: -1 - up], file])
            assert place in pages or place.split("/")[0] in {"daily", "evening"}, f"{path}: {link}"


def test_a_month_names_those_beside_it_to_which_its_page_links(day: Any, kit: Any) -> None:
    days = kit.archive(day.briefing, editions=("daily",))
    made = Archive(days, kit.counted(days), language="en", title="x")
    assert made.beside(made.months[2]) == ("2030-09-01", "2030-10-01", "2030-11-01")


def test_an_empty_archive_says_so(kit: Any) -> None:
    made = site([], kit, language="ar", title="موجز")
    assert "لم يُكتب أي موجز بعد." in made["index.html"].decode()


def test_only_the_search_page_lets_a_script_in_and_by_its_hash(day: Any, kit: Any) -> None:
    for path, content in site(kit.archive(day.briefing), kit).items():
        assert (b"<script" in content, b"script-src 'sha256-" in content) == (path == "search.html",) * 2


def test_the_links_between_days_are_those_of_a_page_written_afresh(day: Any) -> None:
    days = (FEBRUARY, day.briefing.date, dt.date(2031, 3, 9))
    alone, among = (
        day.pages(archive=archive, change={"previous": None})["daily/2031-03-04.html"] for archive in ((), days)
    )
    assert alone != among
    assert relinked(alone, day.briefing.date, days, language=day.briefing.language) == among
    assert relinked(among, day.briefing.date, (), language=day.briefing.language) == alone


def test_a_page_without_a_place_for_links_stays_as_it_is() -> None:
    assert relinked(b"<p>mine", MARCH, [MARCH], language="ar") == b"<p>mine"


def test_a_link_to_the_day_that_told_a_story_last_goes_with_that_day(day: Any) -> None:
    first, second = b'<a href="2031-02-28.html#story-a">told</a>', b'<a href="2031-03-03.html#story-b">told</a>'
    page = b"x" + first + b"<!--days--><!--/days-->" + second
    made = relinked(page, day.briefing.date, [MARCH, day.briefing.date], language="en")
    assert made.startswith(b"x<span>told</span><!--days-->")
    assert made.endswith(b"<!--/days-->" + second)
