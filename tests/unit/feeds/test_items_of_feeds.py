"""By what items are known again, what of a feed is news, and whether a feed carries its articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.ingest.feeds import Feed, FeedEntry
from tasks.ingest.feeds.fulltext import carries_article, feed_text, wants_page
from tasks.ingest.feeds.identity import content_digest, identities, own_addresses
from tasks.ingest.feeds.jobs import FeedJob, FeedSource, FullText
from tasks.ingest.feeds.news import news
from tasks.ingest.feeds.plaintext import lines_of
from tasks.model import FeedState

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
PAGE = "https://herald.example/bridge"
SOURCE = FeedSource(name="herald", url="https://herald.example/feed.xml")
SENTENCE = "The bridge over the river opened on Sunday after two years of work. "


def entry(title: str = "A bridge opens", **more: Any) -> FeedEntry:
    return FeedEntry(title=title, **more)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(
            entry(guid="1", url=PAGE), entry("New", guid="1", url=PAGE + "2"), True, id="a guid is all that counts"
        ),
        pytest.param(entry(guid="1", url=PAGE), entry(guid="2", url=PAGE), False, id="two guids are two items"),
        pytest.param(
            entry(url=PAGE), entry("New", url="http://m.herald.example/bridge/?utm_source=rss#top"), True,
            id="without one, two spellings of an address are one item",
        ),
        pytest.param(entry(url=PAGE), entry(url=PAGE + "2"), False, id="and two addresses two"),
        pytest.param(
            entry(published=NOW), entry(published=NOW, summary="x"), True, id="without that, title and date"
        ),
        pytest.param(entry(published=NOW), entry(published=NOW - timedelta(1)), False, id="the date counts"),
        pytest.param(entry("<b>A</b> bridge  opens"), entry(), True, id="markup of a title does not"),
        pytest.param(entry("", summary="a"), entry("", summary="b"), False, id="without a title, the text"),
        pytest.param(entry(guid=PAGE), entry(url=PAGE), False, id="a guid that looks like an address is a guid"),
    ],
)  # fmt: skip
def test_two_entries_are_one_item(one: FeedEntry, other: FeedEntry, same: bool) -> None:
    assert (identities([one]) == identities([other])) is same


def test_a_guid_that_every_entry_has_names_none() -> None:
    entries = [entry(guid="0", url=f"{PAGE}/{number}") for number in range(5)]
    assert len(set(identities(entries))) == 5


@pytest.mark.parametrize(
    ("urls", "kept"),
    [
        pytest.param([PAGE, PAGE + "2", PAGE + "3"], 3, id="each its own: all stay"),
        pytest.param([PAGE, PAGE], 2, id="two headlines of one article keep it"),
        pytest.param([PAGE, PAGE + "#2", PAGE + "#3"], 0, id="three items on one page have none of their own"),
        pytest.param(["https://herald.example/", PAGE], 1, id="a front page is nobody's address"),
        pytest.param(["https://herald.example/?p=7"], 1, id="unless it is asked for something"),
    ],
)
def test_an_address_is_an_items_own(urls: list[str], kept: int) -> None:
    entries = [entry(f"Title {number}", url=url) for number, url in enumerate(urls)]
    assert sum(bool(one.url) for one in own_addresses(entries)) == kept


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param(entry(summary="<p>Two  years\nof work.</p>"), True, id="markup and white space are no edit"),
        pytest.param(entry(summary="Two years of work&#46;"), True, id="nor is another spelling of a sign"),
        pytest.param(entry(summary="Two years of work.", url=PAGE), True, id="nor another address"),
        pytest.param(entry(summary="Three years of work."), False, id="another word is"),
        pytest.param(entry("A bridge opened", summary="Two years of work."), False, id="another title is"),
    ],
)
def test_an_edit(other: FeedEntry, same: bool) -> None:
    assert (content_digest(other) == content_digest(entry(summary="Two years of work."))) is same


Jobs = Callable[..., FeedJob]


def feed(*entries: FeedEntry) -> Feed:
    return Feed(version="rss20", entries=entries)


def test_the_first_check_lets_in_the_newest_and_remembers_the_others(job: Jobs) -> None:
    entries = [entry(guid=str(number), published=NOW - timedelta(days=(number * 7) % 30)) for number in range(30)]
    found = news(feed(*entries, entry(guid="undated")), job(first=10))
    assert len(found.items) == 10
    assert {(NOW - one.entry.published).days for one in found.items if one.entry.published} == set(range(10))
    assert [int(one.entry.guid) for one in found.items] == sorted(int(one.entry.guid) for one in found.items)
    assert len(found.passed) == 21
    assert {one.content for one in found.passed} == {""}


def test_without_dates_the_first_of_a_feed_are_the_newest(job: Jobs) -> None:
    found = news(feed(*[entry(guid=str(number)) for number in range(30)]), job(first=3))
    assert [one.entry.guid for one in found.items] == ["0", "1", "2"]


def test_later_checks_let_in_everything_new_and_edited_and_nothing_passed_over(job: Jobs) -> None:
    before = [entry(guid=str(number)) for number in range(5)]
    first = news(feed(*before), job(first=2))
    known = {one.identity: one.content for one in (*(item.seen for item in first.items), *first.passed)}
    again = replace(job(state=FeedState(url="https://herald.example/feed.xml", succeeded=NOW), first=2), known=known)
    assert news(feed(*before), again).items == ()
    edited = [replace(one, summary="More.") for one in before]
    found = news(feed(*edited, *[entry(guid=f"new {number}") for number in range(5)]), again)
    assert [(one.entry.guid, one.edited) for one in found.items] == [
        *[("0", True), ("1", True)],
        *[(f"new {number}", False) for number in range(5)],
    ]


def test_of_two_entries_with_one_guid_the_one_changed_last_counts(job: Jobs) -> None:
    old, new = entry(guid="1", summary="old", updated=NOW - timedelta(1)), entry(guid="1", summary="new", updated=NOW)
    for order in ((old, new), (new, old)):
        (one,) = news(feed(*order), job()).items
        assert one.entry.summary == "new"


def test_an_entry_that_says_nothing_is_no_item(job: Jobs) -> None:
    assert news(feed(FeedEntry(guid="1"), FeedEntry(guid="2", title=" ")), job()).items == ()


@pytest.mark.parametrize(
    ("one", "carried"),
    [
        pytest.param(entry(summary=SENTENCE), False, id="one sentence is a teaser"),
        pytest.param(entry(summary=SENTENCE * 25), True, id="1,700 letters are an article"),
        pytest.param(entry(content=SENTENCE * 25), True, id="wherever they stand"),
        pytest.param(entry(summary=SENTENCE * 25 + "And then […]"), False, id="unless they are broken off"),
        pytest.param(entry(summary="<p>" + SENTENCE * 25 + "</p><p>Read more</p>"), False, id="or invite to read on"),
        pytest.param(
            entry(summary="<p>" + SENTENCE * 25 + "so [&#8230;]</p><p>The post A appeared first on B.</p>"),
            False,
            id="or are broken off above a blog's last line",
        ),
        pytest.param(
            entry(summary=SENTENCE, content=SENTENCE * 9), True, id="600 letters beside one sentence are an article"
        ),
        pytest.param(
            entry(summary=SENTENCE * 9, content=SENTENCE * 9), False, id="600 letters twice are a teaser said twice"
        ),
        pytest.param(entry(summary=SENTENCE, content=SENTENCE * 4), False, id="270 letters are a teaser"),
        pytest.param(entry(summary="<a href=x>" * 400), False, id="markup is no text"),
        pytest.param(entry(summary=SENTENCE + "<script>" + "x" * 3000 + "</script>"), False, id="nor is a script"),
        pytest.param(
            entry(summary="大橋は二年間の工事を経て日曜日に開通した。" * 30), True, id="600 signs of Japanese"
        ),
        pytest.param(entry(summary="افتتح الجسر يوم الأحد بعد عامين من العمل. " * 40), True, id="Arabic"),
        pytest.param(
            entry(summary="افتتح الجسر يوم الأحد بعد عامين من العمل. " * 40 + "اقرأ المزيد", language="ar"),
            False,
            id="Arabic that goes on elsewhere",
        ),
        pytest.param(
            entry(summary=SENTENCE * 25 + 'He paused... "We did it," he said at the end of a long and happy day.'),
            True,
            id="a pause in the last line is not the end",
        ),
    ],
)
def test_a_feed_carries_the_article(one: FeedEntry, carried: bool) -> None:
    assert carries_article(one) is carried


@pytest.mark.parametrize(
    ("one", "setting", "wanted"),
    [
        (entry(url=PAGE, summary=SENTENCE), "auto", True),
        (entry(url=PAGE, summary=SENTENCE * 25), "auto", False),
        (entry(url=PAGE, summary=SENTENCE), "feed", False),
        (entry(url=PAGE, summary=SENTENCE * 25), "page", True),
        (entry(summary=SENTENCE), "page", False),
    ],
)
def test_a_page_is_wanted(one: FeedEntry, setting: FullText, wanted: bool) -> None:
    assert wants_page(one, setting) is wanted


@pytest.mark.parametrize(
    ("one", "text"),
    [
        pytest.param(entry(content="<p>Long text</p>", summary="Short"), "<p>Long text</p>", id="content"),
        pytest.param(entry(content="<img>", summary="A teaser"), "A teaser", id="a summary beside a bare picture"),
        pytest.param(entry(summary="A teaser"), "A teaser", id="a summary alone"),
        pytest.param(entry(), "", id="nothing"),
    ],
)
def test_the_fuller_text_is_the_feeds(one: FeedEntry, text: str) -> None:
    assert feed_text(one) == text


def test_text_is_told_from_markup() -> None:
    markup = "<p>One &amp; <b>two</b></p>a < b<br/>three<style>p {}</style><!-- no -->&#1587;<script>x"
    assert lines_of(markup) == ["One & two", "a < b", "threeس"]


@pytest.mark.parametrize("piece", ["<", "<a ", "<script>", "</script", "<!--", "&", "<p", "&#", "…", "... "])
def test_hostile_markup_costs_no_more_than_its_length(piece: str) -> None:
    one = entry(summary=piece * 200_000)  # quadratic work on a million characters would take minutes
    assert carries_article(one) in {True, False}
    assert content_digest(one)


@given(
    st.lists(
        st.builds(
            FeedEntry,
            guid=st.sampled_from(["", "a", "b"]),
            url=st.sampled_from(["", PAGE, PAGE + "2"]),
            title=st.text(max_size=5),
            summary=st.text(max_size=20),
        ),
        max_size=8,
    )
)
@settings(deadline=None, max_examples=60)
def test_what_was_news_once_is_none_the_next_time(entries: list[FeedEntry]) -> None:
    first = news(feed(*entries), FeedJob(source=SOURCE, state=FeedState(url=PAGE)))
    known = {one.identity: one.content for one in (*(item.seen for item in first.items), *first.passed)}
    assert news(feed(*entries), FeedJob(source=SOURCE, state=FeedState(url=PAGE), known=known)).items == ()
