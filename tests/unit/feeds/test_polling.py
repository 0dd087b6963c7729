"""A check of feeds from answers to documents, on a network that is a table."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tasks.ingest.feeds.jobs import FeedJob, FeedSource
from tasks.model import FeedState, Hints
from tasks.sandbox import Sandbox

Web = Any  # the class of that name in this room's conftest
Jobs = Callable[..., FeedJob]

FEED = "https://herald.example/feed.xml"
PAGE = "https://herald.example/bridge"
TEASER = "The bridge opened on Sunday."
ARTICLE = "The bridge over the river opened on Sunday after two years of work. " * 25
HTML = f"<!DOCTYPE html><html><body><p>{ARTICLE}</p></body></html>"
DAY = timedelta(days=1)

BOMB = (
    b'<!DOCTYPE r [<!ENTITY a "' + b"a" * 100_000 + b'"><!ENTITY b "' + b"&a;" * 1000 + b'">]>'
    b'<rss version="2.0"><channel><title>&b;</title></channel></rss>'
)


def test_an_article_that_the_feed_carries_becomes_a_document(web: Web, job: Jobs) -> None:
    web.rss(
        web.item(
            "A <b>bridge</b>", ARTICLE, link=PAGE + "?utm_source=rss", guid="1", author="Layla",
            pubDate="Sun, 22 Nov 2026 07:00:00 +0200",
        )
    )  # fmt: skip
    read = web.one(job())
    (document,) = read.documents
    assert (document.source, document.where, document.kind, document.first_seen) == ("herald", PAGE, "html", web.now)
    assert (document.content, document.feed_text) == (ARTICLE.strip(), "")
    assert document.hints == Hints(
        title="A <b>bridge</b>", authors=("Layla",), published="2026-11-22T05:00:00+00:00", language="en", url=PAGE,
        outlet="The Herald",
    )  # fmt: skip
    assert (read.status, read.gaps, web.asked) == ("new items", (), [FEED])
    assert (read.state.title, read.state.succeeded, read.state.since) == ("The Herald", web.now, web.now)


def test_what_the_settings_say_goes_before_what_the_feed_says(web: Web, job: Jobs) -> None:
    web.rss(web.item("A", ARTICLE))
    (document,) = web.one(job(language="fr", outlet="Our Herald", user_agent="Reader/1")).documents
    assert (document.hints.language, document.hints.outlet) == ("fr", "Our Herald")
    assert web.requests[0]["user_agent"] == "Reader/1"


def test_an_item_without_an_address_is_named_by_its_feed_without_the_key_in_it(web: Web, job: Jobs) -> None:
    url = FEED + "?key=secret"
    web.rss(web.item("A", TEASER), url=url)
    (document,) = web.one(job(url)).documents
    assert document.where.startswith(FEED + "#")
    assert (document.content, document.hints.url) == (TEASER, "")


def test_a_teaser_gets_its_page_with_the_teaser_beside_it(web: Web, job: Jobs) -> None:
    web.rss(web.item("A", TEASER, link=PAGE))
    web.put(PAGE, HTML, headers={"etag": '"p"', "content-type": "text/html; charset=utf-8"})
    read = web.one(job())
    (document,) = read.documents
    assert (document.content, document.feed_text) == (HTML, TEASER)
    assert [one["accept"] for one in web.requests] == ["feed", "page"]
    assert [(copy.url, copy.etag) for copy in read.pages] == [(PAGE, '"p"')]


def test_a_page_is_decoded_by_what_it_is_served_as(web: Web, job: Jobs) -> None:
    web.rss(web.item("A", TEASER, link=PAGE))
    html = "<html><body><p>" + "افتتح الجسر يوم الأحد بعد عامين من العمل. " * 9 + "</p></body></html>"
    web.put(PAGE, html.encode("windows-1256"), headers={"content-type": "text/html; charset=windows-1256"})
    (document,) = web.one(job()).documents
    assert (document.content, document.encoding) == (html, "windows-1256")


@pytest.mark.parametrize(
    ("answer", "again"),
    [
        pytest.param({"kind": "status", "status": 404}, False, id="it is not found"),
        pytest.param({"kind": "status", "status": 503}, True, id="its server is busy"),
        pytest.param({"kind": "timeout", "status": 0}, True, id="it takes too long"),
        pytest.param({"kind": "robots", "status": 0}, False, id="robots.txt asks to leave it alone"),
        pytest.param({"kind": "blocked", "status": 0}, False, id="it lies in a private network"),
        pytest.param({"kind": "gone", "status": 410}, False, id="it is gone"),
        pytest.param({"body": b"%PDF-1.7 " + bytes(range(256))}, False, id="it is no page"),
        pytest.param({"body": b"Just a few words."}, False, id="it is no HTML"),
        pytest.param({"body": HTML.encode(), "final": "https://herald.example/"}, False, id="it leads to the front"),
    ],
)
def test_the_feeds_text_stands_in_for_a_page_where(web: Web, job: Jobs, answer: dict[str, Any], again: bool) -> None:
    web.rss(web.item("A", TEASER, link=PAGE, guid="1"), headers={"etag": '"f"'})
    web.put(PAGE, **{"error": "x" if "kind" in answer else "", **answer})
    read = web.one(job())
    (document,) = read.documents
    assert (document.content, document.feed_text, document.hints.url) == ("", TEASER, PAGE)
    assert read.pages == ()
    assert (read.state.etag, bool(read.state.body)) == (("", False) if again else ('"f"', True))


def test_a_page_that_could_not_be_had_is_tried_once_more(web: Web, job: Jobs) -> None:
    web.rss(web.item("A", TEASER, link=PAGE), headers={"etag": '"f"'})
    web.put(PAGE, kind="timeout", status=0, error="x")
    first = web.one(job())
    second = web.one(job(FEED, first), seen=web.now + DAY)
    assert [one.content for one in second.documents] == [""]
    assert second.state.etag == '"f"'
    third = web.one(job(FEED, first, second), seen=web.now + 2 * DAY)
    assert (third.status, web.asked.count(PAGE)) == ("not modified", 2)
    web.put(PAGE, HTML)
    assert [one.content for one in web.one(job(FEED, first), seen=web.now + DAY).documents] == [HTML]


def test_nothing_is_parsed_that_was_read_before(web: Web, job: Jobs) -> None:
    web.rss(web.item("A", ARTICLE), headers={"etag": '"f"'})
    first = web.one(job())
    same = web.one(job(FEED, first), seen=web.now + DAY)
    assert (same.status, same.documents, same.state.succeeded) == ("not modified", (), web.now + DAY)
    assert (same.state.etag, web.requests[-1]["etag"]) == ('"f"', '"f"')
    web.rss(web.item("A", ARTICLE), headers={"etag": '"changed"'})
    web.sandbox = None  # any attempt to parse would have to open a new one
    body = web.one(job(FEED, first), seen=web.now + DAY)
    assert (body.status, body.seen, body.state.etag) == ("nothing new", (), '"changed"')


def test_an_edit_comes_again_and_a_new_address_of_the_same_is_none(web: Web, job: Jobs) -> None:
    web.rss(web.item("A", ARTICLE, guid="1", link=PAGE))
    first = web.one(job())
    web.rss(web.item("A", ARTICLE, guid="1", link=PAGE + "?ref_src=x"))
    assert web.one(job(FEED, first), seen=web.now + DAY).status == "nothing new"
    web.rss(web.item("A", ARTICLE + " More.", guid="1", link=PAGE), web.item("B", ARTICLE, guid="2"))
    read = web.one(job(FEED, first), seen=web.now + DAY)
    assert [one.hints.title for one in read.documents] == ["A", "B"]
    assert (read.state.items, read.state.newest) == (1, web.now + DAY)
    assert read.seen[0].identity == first.seen[0].identity
    assert read.documents[0].key != first.documents[0].key


@pytest.mark.parametrize("etag", ['"p"', ""])
def test_the_page_of_an_edit_is_not_read_again_where_it_is_what_it_was(web: Web, job: Jobs, etag: str) -> None:
    headers = {"etag": etag} if etag else {}
    web.rss(web.item("A", TEASER, guid="1", link=PAGE))
    web.put(PAGE, HTML, headers=headers)
    first = web.one(job())
    web.rss(web.item("A", TEASER + " At last.", guid="1", link=PAGE))
    read = web.one(job(FEED, first), seen=web.now + DAY)
    assert (read.status, read.documents, web.requests[-1]["etag"]) == ("nothing new", (), etag)
    assert web.one(job(FEED, first, read), seen=web.now + 2 * DAY).status == "nothing new"
    web.rss(web.item("A", TEASER + " At long last.", guid="1", link=PAGE))
    web.put(PAGE, HTML + "<p>More.</p>", headers={"etag": '"q"'} if etag else {})
    (document,) = web.one(job(FEED, first, read), seen=web.now + 2 * DAY).documents
    assert document.content.endswith("<p>More.</p>")


def test_the_first_check_is_capped_and_the_rest_never_comes(web: Web, job: Jobs) -> None:
    items = [web.item(f"Title {number}", ARTICLE, guid=str(number)) for number in range(30)]
    web.rss(*items)
    first = web.one(job())
    assert (len(first.documents), len(first.seen), first.state.items) == (10, 30, 0)
    web.rss(web.item("New", ARTICLE, guid="new"), *items)
    read = web.one(job(FEED, first), seen=web.now + DAY)
    assert ([one.hints.title for one in read.documents], read.state.items) == (["New"], 1)


def test_a_feed_that_fell_silent_long_ago_is_known_as_such_from_the_start(web: Web, job: Jobs) -> None:
    web.rss(web.item("A", ARTICLE, pubDate="Tue, 03 Mar 2020 07:00:00 GMT"), web.item("B", ARTICLE))
    newest = web.one(job()).state.newest
    assert newest is not None
    assert newest.isoformat() == "2020-03-03T07:00:00+00:00"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param({"kind": "dns", "status": 0, "error": "no such host"}, "no such host", id="nothing"),
        pytest.param({"body": b"<!DOCTYPE html><title>x</title>"}, "a web page came instead of a feed", id="a page"),
        pytest.param({"body": b"\xef\xbb\xbf\n<HTML><p>x"}, "a web page came instead of a feed", id="an old page"),
        pytest.param({"body": b"\x89PNG\r\n\x1a\n"}, "what came is not a feed", id="a picture"),
        pytest.param({"body": b'{"a": 1}'}, "what came is not a feed", id="other data"),
        pytest.param({"body": BOMB}, "it is broken, and nothing can be read of it", id="an entity bomb"),
        pytest.param(
            {"body": b'<rss version="2.0"><channel><ti'}, "it is broken, and nothing can be read of it", id="a stump"
        ),
        pytest.param({"body": b" \n "}, "an empty answer came instead of a feed", id="blanks"),
    ],
)
def test_what_is_no_feed_is_a_failure_in_words(web: Web, job: Jobs, answer: dict[str, Any], error: str) -> None:
    known = FeedState(url=FEED, etag='"a"', body="b", succeeded=web.now - DAY, items=3, title="T")
    web.put(FEED, headers={"etag": '"new"'}, **answer)
    read = web.one(job(state=known))
    assert (read.status, read.state.error, read.state.failures) == ("failed", error, 1)
    assert (read.documents, read.seen, read.gaps) == ((), (), ())
    assert replace(read.state, checked=None, due=None, failures=0, error="") == known


def test_a_feed_that_is_a_trap_fails_within_limits_and_the_others_are_read(web: Web, job: Jobs) -> None:
    author = "a@" + "a." * 16_000 + "!"
    web.rss(f"<item><author>{author}</author></item>", url="https://trap.example/feed")
    web.rss(web.item("A", ARTICLE))
    with Sandbox(workers=1, cpu_seconds=1, preload=("feedparser",)) as web.sandbox:
        trap, read = web.check(job("https://trap.example/feed"), job())
    assert trap.state.error == "its feed could not be parsed within the limits (cpu)"
    assert (trap.state.failures, trap.documents) == (1, ())
    assert len(read.documents) == 1


def test_a_feed_without_entries_is_a_feed(web: Web, job: Jobs) -> None:
    web.rss()
    read = web.one(job())
    assert (read.status, read.state.failures, read.state.title) == ("nothing new", 0, "The Herald")


def test_a_feed_that_is_gone_stops_and_is_not_asked_again(web: Web, job: Jobs) -> None:
    web.put(FEED, kind="gone", status=410, error="the server answers 410")
    read = web.one(job())
    assert (read.status, read.state.stopped) == ("stopped", "gone")
    again = web.one(job(FEED, read), seen=web.now + DAY)
    assert (again.status, again.state, len(web.asked)) == ("stopped", read.state, 1)


def test_a_feed_that_is_not_due_is_not_asked_and_stays_as_it_is(web: Web, job: Jobs) -> None:
    state = FeedState(url=FEED, checked=web.now, due=web.now + DAY, failures=2, error="x")
    read = web.one(job(state=state))
    assert (read.status, read.state, web.asked) == ("not due", state, [])


def test_a_feed_that_has_moved_is_asked_where_it_is(web: Web, job: Jobs) -> None:
    new = "https://herald.example/new"
    web.rss(web.item("A", ARTICLE), permanent=new, final=new)
    read = web.one(job())
    for day in range(1, 3):
        read = web.one(job(FEED, read), seen=web.now + day * DAY)
    assert (read.state.address, read.state.url) == (new, FEED)
    web.one(job(FEED, read), seen=web.now + 3 * DAY)
    assert web.asked == [FEED, FEED, FEED, new]


def test_broken_entries_are_told(web: Web, job: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    from tasks.ingest.feeds import checking, parse_feed

    web.rss(web.item("A", ARTICLE))
    feed = replace(parse_feed(web.answers[FEED].body), problems=("not well-formed", "entries dropped"))
    monkeypatch.setattr(checking, "parse_walled", lambda *_: feed)
    read = web.one(job())
    assert [(gap.kind, gap.what) for gap in read.gaps] == [("entries dropped", "herald")]
    assert len(read.documents) == 1


def test_json_feeds_are_followed_too(web: Web, job: Jobs) -> None:
    items = [{"id": 7, "url": PAGE, "title": "A", "content_html": f"<p>{ARTICLE}</p>", "summary": TEASER}]
    web.put(FEED, json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": items}))
    (document,) = web.one(job()).documents
    assert (document.hints.url, document.hints.outlet) == (PAGE, "J")


WORLD = "https://www.herald.example/world.xml"


def two(world: FeedJob, feed: FeedJob) -> tuple[FeedJob, FeedJob]:
    return feed, replace(world, source=replace(world.source, name="world"))


def test_one_article_in_two_feeds_of_one_site_is_one_document_seen_twice(web: Web, job: Jobs) -> None:
    web.rss(web.item("A", TEASER, guid="1", link=PAGE))
    web.rss(web.item("A", TEASER, guid="9", link=PAGE + "/?utm_source=world"), url=WORLD, title="The Herald: World")
    web.put(PAGE, HTML)
    first, second = web.check(*two(job(WORLD), job()))
    assert [one.source for one in (*first.documents, *second.documents)] == ["herald", "world"]
    assert first.documents[0].key == second.documents[0].key
    assert web.asked.count(PAGE) == 1
    assert len(second.seen) == 1


def test_of_two_feeds_of_one_site_the_one_that_carries_the_article_counts(web: Web, job: Jobs) -> None:
    web.rss(web.item("A", TEASER, link=PAGE))
    web.rss(web.item("A", ARTICLE, link=PAGE), url=WORLD)
    first, second = web.check(*two(job(WORLD), job()))
    assert first.documents[0].content == second.documents[0].content == ARTICLE.strip()
    assert PAGE not in web.asked


def test_a_feed_puts_no_words_into_the_articles_of_another_site(web: Web, job: Jobs) -> None:
    web.rss(web.item("A", TEASER, link=PAGE))
    web.rss(web.item("A", "Lies. " * 400, link=PAGE), url="https://liar.example/feed", title="Liar")
    web.put(PAGE, HTML)
    first, second = web.check(job(), job("https://liar.example/feed", name="liar"))
    assert first.documents[0].content == HTML
    assert second.documents[0].content.startswith("Lies.")


def test_nor_where_both_feeds_lie_with_one_host(web: Web, job: Jobs) -> None:
    herald, liar = "https://feeds.example/herald", "https://feeds.example/liar"
    web.rss(web.item("A", TEASER, link=PAGE), url=herald)
    web.rss(web.item("A", "Lies. " * 400, link=PAGE), url=liar)
    web.put(PAGE, HTML)
    assert web.check(job(herald), job(liar, name="liar"))[0].documents[0].content == HTML


def test_two_settings_for_one_feed_are_both_served(web: Web, job: Jobs) -> None:
    web.rss(web.item("A", TEASER))
    reads = web.check(job(), job(name="other"), job(name="third", user_agent="Reader/1"))
    assert [(read.status, read.documents[0].source) for read in reads] == [
        *[("new items", "herald"), ("new items", "other"), ("new items", "third")],
    ]
    assert len(web.asked) == 2


def test_at_most_two_hundred_pages_are_fetched_for_one_feed(web: Web, job: Jobs) -> None:
    web.rss(*[web.item(f"Title {number}", TEASER, link=f"{PAGE}/{number}") for number in range(250)])
    read = web.one(job(first=1000))
    assert (len(read.documents), len(web.asked)) == (250, 201)
    assert [one.content for one in read.documents[200:]] == [TEASER] * 50


def test_a_source_that_lets_in_less_than_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="herald"):
        FeedSource(name="herald", url=FEED, first=-1)


def test_a_feed_whose_host_wants_to_be_left_alone_waits_without_a_failure(web: Web, job: Jobs) -> None:
    web.put(FEED, kind="not asked", status=429, retry_after=82_800.0, error="its host asked to be left alone")
    before = FeedState(url=FEED, failures=0, since=web.now - DAY, succeeded=web.now - DAY)
    read = web.one(job(state=before))
    assert (read.status, read.gaps) == ("not asked", ())
    assert read.state == replace(before, due=web.now + timedelta(hours=1)), "the words were not to this feed"


def test_feeds_that_failed_are_asked_after_the_others(web: Web, job: Jobs) -> None:
    urls = [f"https://herald.example/{number}" for number in range(4)]
    states = [FeedState(url=url, failures=failures) for url, failures in zip(urls, (3, 0, 1, 0), strict=True)]
    web.check(*(job(url, state=state) for url, state in zip(urls, states, strict=True)))
    assert web.asked == [urls[1], urls[3], urls[2], urls[0]]
