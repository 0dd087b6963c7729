"""The feeds: what a feed reader makes of them, what stays the same for ever, and how they go on from day to day."""

import datetime as dt
import posixpath
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from tasks.model import Page
from tasks.render import continued, feeds

ATOM = "{http://www.w3.org/2005/Atom}"
FEED, THREAD = "daily/feed.xml", "daily/threads/a1b2c3d4e5f60718.xml"
WEB = "https://example.org/news"


def atom(day: Any, **how: Any) -> dict[str, bytes]:
    pages: dict[str, bytes] = day.pages(formats=("html", "atom"), **how)
    return {path: content for path, content in pages.items() if path.endswith(".xml")}


def read(content: bytes) -> Any:
    found = feedparser.parse(content)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def later(day: Any, days: int) -> Any:
    return replace(day, briefing=replace(day.briefing, date=day.briefing.date + dt.timedelta(days=days)))


def ids(content: bytes) -> list[str]:
    return [entry.id for entry in read(content).entries]


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
@pytest.mark.parametrize("path", [FEED, THREAD])
def test_a_feed_is_valid_atom_in_every_language(day: Any, language: str, path: str) -> None:
    content = atom(day, change={"language": language}, url=WEB)[path]
    root = ET.fromstring(content)
    for part in (root, *root.findall(f"{ATOM}entry")):
        kept = {name: [each.text for each in part.findall(ATOM + name)] for name in ("id", "title", "updated")}
        assert all(len(texts) == 1 and texts[0] for texts in kept.values()), "RFC 4287, 4.1: exactly one of each"
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert read(content).feed.language == language


def test_an_entry_carries_the_whole_day(day: Any) -> None:
    (entry,) = read(atom(day)[FEED]).entries
    (content,) = entry.content
    for story in day.briefing.stories:
        assert all(excerpt.text.replace('"', "") in content.value.replace('"', "") for excerpt in story.summary)
    assert 'dir="rtl"' in content.value
    assert 'lang="ar"' in content.value


def test_links_are_whole_where_the_folder_is_on_the_web(day: Any) -> None:
    pages = atom(day, url=WEB + "/")
    for path, content in pages.items():
        found = read(content)
        addresses = [link.href for link in (*found.feed.links, *(link for one in found.entries for link in one.links))]
        addresses += re.findall(r'href="([^"]*)"', "".join(one.content[0].value for one in found.entries))
        assert len(addresses) > 6
        ours = ("https://example.org/news/daily/", "https://example.org/news/archive/threads/", "https://post.")
        assert [one for one in addresses if not one.startswith(ours)] == []
        assert [link.href for link in found.feed.links if link.rel == "self"] == [f"{WEB}/{path}"]


@pytest.mark.parametrize("path", [FEED, THREAD])
def test_links_lead_from_the_feed_to_files_that_are_written_where_it_is_not(day: Any, path: str) -> None:
    pages = day.pages(formats=("html", "atom"))
    root = ET.fromstring(pages[path])
    inside = "".join(str(each.text) for each in root.iter(f"{ATOM}content"))
    found = [each.get("href", "") for each in root.iter(f"{ATOM}link")] + re.findall(r'href="([^"]*)"', inside)
    local = [one.partition("#")[0] for one in found if not one.startswith("https:")]
    folder = path.rpartition("/")[0]
    assert len(local) > 4
    for one in local:
        place = posixpath.normpath(f"{folder}/{one}")
        assert place in pages or place == f"archive/threads/{Path(THREAD).stem}.html", "which the archive writes"
    assert not [each for each in root.iter(f"{ATOM}link") if each.get("rel") == "self"]


def test_an_id_is_of_edition_and_day_alone(day: Any, kit: Any) -> None:
    other = kit.article("نص آخر تماما.", title="عنوان آخر")
    changed = kit.pages(kit.briefing(kit.entry(other), title="اسم آخر", language="en"), other, formats=("html", "atom"))
    assert ids(atom(day)[FEED]) == ids(changed[FEED])
    assert ids(atom(day)[FEED]) != ids(atom(later(day, 1))[FEED])
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one) for one in ids(atom(day)[THREAD]))


def test_the_time_of_change_is_when_the_newest_article_was_first_seen(day: Any) -> None:
    seen = dt.datetime(2031, 3, 4, 9, 30, 1, 500_000, tzinfo=dt.UTC)
    articles = {**day.articles, day.ferry.id: replace(day.ferry, first_seen=seen)}
    (entry,) = read(atom(replace(day, articles=articles))[FEED]).entries
    assert (entry.updated, entry.published) == ("2031-03-04T09:30:01Z", "2031-03-03T23:00:00Z")


def test_a_quiet_day_has_an_entry_with_the_beginning_of_its_day(kit: Any) -> None:
    (entry,) = read(kit.pages(kit.briefing(), formats=("html", "atom"))[FEED]).entries
    assert entry.updated == entry.published == "2031-03-03T23:00:00Z"


def test_a_thread_without_a_story_of_today_gets_no_feed_today(day: Any) -> None:
    stories = tuple(replace(story, thread=None) for story in day.briefing.stories)
    assert set(atom(day, change={"stories": stories})) == {FEED}


HOSTILE = "</content>]]><script>x()</script>&amp;\ufffe\uffff\x00\x0b\u202e\ud800 «'\">"


def test_hostile_words_break_no_feed(kit: Any) -> None:
    made = kit.article(HOSTILE.replace("\n", " ") + ".", title=HOSTILE, outlet=HOSTILE, url="javascript:x()")
    story = kit.entry(made, summary=(kit.excerpt(made, 0),))
    content = kit.pages(kit.briefing(story, title=HOSTILE), made, formats=("html", "atom"))[FEED]
    root = ET.fromstring(content)
    inside = root.findtext(f"{ATOM}entry/{ATOM}content") or ""
    assert "<script" not in inside
    assert "javascript:" not in inside
    assert not re.search("[\u202e\ufffe\uffff\x00\x0b]", content.decode())


class Shelf:
    """A reports folder in memory."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    def put(self, pages: dict[str, bytes]) -> None:
        for path, content in pages.items():
            self.held[path] = continued(Page(path=path, content=content), self.held.get).content


def test_a_feed_goes_on_newest_first_and_never_past_its_length(day: Any) -> None:
    shelf = Shelf()
    for number in range(20):
        shelf.put(atom(later(day, number)))
    found = read(shelf.held[FEED]).entries
    assert len(found) == feeds.NEWEST == 15
    days = [entry.published for entry in found]
    assert days == sorted(days, reverse=True)
    assert days[0] == "2031-03-22T23:00:00Z"


def test_writing_a_day_again_changes_no_byte_and_days_may_come_in_any_order(day: Any) -> None:
    forth, back = Shelf(), Shelf()
    for number in range(4):
        forth.put(atom(later(day, number)))
        back.put(atom(later(day, 3 - number)))
    once = dict(forth.held)
    forth.put(atom(later(day, 1)))
    assert forth.held == once
    entries = [re.findall(rb"<entry>.*?</entry>", held[FEED], re.DOTALL) for held in (once, back.held)]
    assert entries[0] == entries[1]


def test_a_day_written_anew_replaces_its_entries_and_no_other(day: Any) -> None:
    shelf = Shelf()
    shelf.put(atom(day))
    shelf.put(atom(later(day, 1)))
    shelf.put(atom(day, change={"stories": day.briefing.stories[:1]}))
    assert len(ids(shelf.held[FEED])) == 2
    assert len(ids(shelf.held[THREAD])) == 3, "two tellings of the later day, one of the day that was written anew"
    assert len(set(ids(shelf.held[THREAD]))) == 3


def test_a_feed_of_long_days_keeps_to_its_room(day: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf()
    monkeypatch.setattr(feeds, "ROOM", 2 * len(atom(day)[FEED]))
    for number in range(5):
        shelf.put(atom(later(day, number)))
    assert len(ids(shelf.held[FEED])) == 2


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param(b"", id="an empty file"),
        pytest.param(b"<feed><entry>\n<published>2030", id="half a file"),
        pytest.param(b"\xff\xfe\x00not xml", id="no feed at all"),
    ],
)
def test_a_spoilt_file_in_a_feeds_place_is_replaced(day: Any, spoilt: bytes) -> None:
    page = Page(path=FEED, content=atom(day)[FEED])
    assert continued(page, lambda _: spoilt) == page


def test_no_other_page_is_joined_to_what_stands(day: Any) -> None:
    for path, content in day.pages().items():
        assert continued(Page(path=path, content=content), lambda _: b"<entry>\nx</entry>\n").content == content
