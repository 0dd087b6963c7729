"""Finding the feeds of a site: what a page offers, where to look when it offers none, what is no address at all."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pytest

from tasks.errors import UsageError
from tasks.ingest.feeds import Feed, parse_feed
from tasks.ingest.feeds.discover import Found, Offer, address, find, links, places

RSS = b'<rss version="2.0"><channel><title>The  &lt;b&gt;Journal&lt;/b&gt;</title></channel></rss>'
SITE = "https://journal.example"


@dataclass
class Reply:
    final: str = ""
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    error: str = ""
    kind: str = "ok"


@dataclass
class Web:
    """A web of a few addresses; remembers what it was asked for."""

    pages: dict[str, bytes]
    asked: list[str] = field(default_factory=list)
    kind: str = "text/html"

    def get(self, url: str, *, accept: Literal["feed", "page"] = "feed") -> Reply:
        self.asked.append(url)
        assert accept == "feed"
        if url in self.pages:
            return Reply(final=url, body=self.pages[url], headers={"Content-Type": self.kind})
        return Reply(error="the server answered 404", kind="status")


def parse(body: bytes, headers: Mapping[str, str], base: str) -> Feed:
    return parse_feed(body, headers=headers, base=base)


def page(head: str) -> bytes:
    return f"<!doctype html><html><head><title>Journal</title>{head}</head><body><p>News</p></body></html>".encode()


def offered(head: str, base: str = f"{SITE}/news/") -> list[str]:
    return [offer.url for offer in links(page(head), {}, base)]


def test_an_address_that_is_a_feed_is_the_offer() -> None:
    web = Web({f"{SITE}/feed": RSS})
    found = find(f"{SITE}/feed", web, parse)
    assert found == Found(offers=(Offer(url=f"{SITE}/feed", title="The Journal", kind="rss20"),), sure=True)


def test_a_page_offers_its_feeds_and_nothing_more_is_asked() -> None:
    head = (
        '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">'
        '<link rel="alternate" type="application/rss+xml" title="All &amp; sundry" href="/feed">'
        '<link rel="alternate" type="application/feed+json" href="feed.json">'
    )
    web = Web({f"{SITE}/": page(head)})
    found = find(f"{SITE}/", web, parse)
    assert [(one.url, one.title, one.kind) for one in found.offers] == [
        (f"{SITE}/feed", "All & sundry", "RSS"),
        (f"{SITE}/feed.json", "", "JSON Feed"),
        (f"{SITE}/comments/feed", "Comments", "RSS"),
    ]
    assert web.asked == [f"{SITE}/"]


def test_without_an_offer_the_usual_places_are_asked_until_one_is_a_feed() -> None:
    web = Web({f"{SITE}/news": page(""), f"{SITE}/feed": page("soft 404"), f"{SITE}/rss": RSS})
    found = find(f"{SITE}/news", web, parse)
    assert [one.url for one in found.offers] == [f"{SITE}/rss"]
    assert web.asked == [
        f"{SITE}/news",
        *(f"{SITE}/news/{name}" for name in ("feed", "rss", "feed.xml")),
        *web.asked[4:],
    ]
    assert web.asked[4:] == [f"{SITE}/feed", f"{SITE}/rss"]
    assert found.elsewhere, "what lies outside the folder that was named may be somebody else's"


def test_a_guess_within_the_folder_that_was_named_is_its_own() -> None:
    web = Web({f"{SITE}/news": page(""), f"{SITE}/news/rss": RSS})
    assert find(f"{SITE}/news", web, parse).elsewhere is False


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param(b'<rss version="2.0"><channel><title>Broken', "text/html", id="begins as a feed and breaks off"),
        pytest.param(b'{"version": "https://jsonfeed.org/version/1.1", "ti', "application/feed+json", id="cut JSON"),
        pytest.param(b"nothing of the kind", "application/rss+xml; charset=utf-8", id="is only sent as a feed"),
    ],
)
def test_a_broken_feed_is_called_one_and_nothing_is_guessed_in_its_place(body: bytes, kind: str) -> None:
    web = Web({f"{SITE}/f": body, f"{SITE}/rss": RSS}, kind=kind)
    found = find(f"{SITE}/f", web, parse)
    assert (found.offers, "broken" in found.why, web.asked) == ((), True, [f"{SITE}/f"])


def test_a_site_without_any_says_so_and_one_that_fails_says_how() -> None:
    assert "no feed" in find(SITE, Web({SITE: page("")}), parse).why
    assert find(SITE, Web({}), parse).why == "the server answered 404"


@pytest.mark.parametrize(
    ("head", "urls"),
    [
        pytest.param(
            "<LINK REL='Alternate' TYPE='application/atom+xml; charset=utf-8' HREF='a.xml'>",
            [f"{SITE}/news/a.xml"],
            id="letters of any case, either quotes, a parameter of the type",
        ),
        pytest.param(
            "<link href=/f type=application/rss+xml rel=alternate />", [f"{SITE}/f"], id="no quotes, any order"
        ),
        pytest.param(
            '<base href="https://other.example/x/"><link rel="alternate" type="application/rss+xml" href="f">',
            ["https://other.example/x/f"],
            id="the page's own base",
        ),
        pytest.param(
            '<!-- <link rel="alternate" type="application/rss+xml" href="/old"> -->', [], id="none in a comment"
        ),
        pytest.param('<link rel="stylesheet" type="application/rss+xml" href="/f">', [], id="none of another relation"),
        pytest.param(
            '<link rel="alternate" type="application/json" href="/wp-json/1">', [], id="none that is an interface"
        ),
        pytest.param(
            '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
            [],
            id="none that is a script",
        ),
        pytest.param(
            '<link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">', [], id="none that is a file"
        ),
        pytest.param(
            '<link rel="alternate" type="application/rss+xml" href="/f">' * 3, [f"{SITE}/f"], id="one address once"
        ),
        pytest.param(
            '<link rel="alternate" type="application/rss+xml" href="http://[">', [], id="none that is no address"
        ),
    ],
)
def test_links_of_a_page(head: str, urls: list[str]) -> None:
    assert offered(head) == urls


@pytest.mark.parametrize(
    "unit",
    ["<link ", "<!--", "<link rel=alternate type=application/rss+xml href=", "<link a='", "<link x=\"'", "<"],
)
def test_a_hostile_page_costs_no_more_than_its_length(unit: str) -> None:
    start = time.process_time()
    assert links((unit * 300_000).encode(), {}, SITE) == ()
    assert time.process_time() - start < 3


def test_no_page_offers_more_than_can_be_read() -> None:
    head = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{number}">' for number in range(500))
    assert len(offered(head)) == 40


def test_the_usual_places_of_a_section_come_before_those_of_its_site() -> None:
    found = places(f"{SITE}/sport/?page=2")
    assert found[:4] == (f"{SITE}/sport/feed", f"{SITE}/sport/rss", f"{SITE}/sport/feed.xml", f"{SITE}/feed")
    assert places(SITE)[0] == f"{SITE}/feed"


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("https://journal.example/feed", "https://journal.example/feed"),
        ("journal.example", "https://journal.example"),
        (" journal.example:8080/feed ", "https://journal.example:8080/feed"),
        ("localhost:8000", "https://localhost:8000"),
        ("feed://journal.example/rss", "https://journal.example/rss"),
        ("feed:http://journal.example/rss", "http://journal.example/rss"),
        ("https://جريدة.example/تغذية", "https://جريدة.example/تغذية"),
    ],
)
def test_an_address_is_what_a_person_means(given: str, meant: str) -> None:
    assert address(given) == meant


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("file:///etc/passwd", "a file of this machine"),
        ("/etc/passwd", "a file of this machine"),
        ("./feed.xml", "a file of this machine"),
        ("~/feed.xml", "a file of this machine"),
        ("javascript:alert(1)", "a javascript: address"),
        ("mailto:someone@journal.example", "a mailto: address"),
        ("data:text/xml,<rss/>", "a data: address"),
        ("", "not an address"),
        ("https://", "not an address"),
        ("https://journal.example:port/", "not an address"),
        ("https://name:word@journal.example/", "user name or password"),
        ("https://good.example\\@127.0.0.1/", "user name or password"),
        ("https://journal.example/a b", "not an address"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused_with_an_example(given: str, told: str) -> None:
    with pytest.raises(UsageError, match=told) as refused:
        address(given)
    assert "https://example.org" in str(refused.value)
