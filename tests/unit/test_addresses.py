"""Addresses: what a reader follows, and what two spellings of one address have in common."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tasks.addresses import identity, link, own_address, own_host, same_site

PAGE = "https://news.example/2025/05/storm"


@pytest.mark.parametrize(
    ("url", "known"),
    [
        pytest.param(PAGE, "news.example/2025/05/storm", id="an address is known without its scheme"),
        pytest.param(PAGE + "/", "news.example/2025/05/storm", id="a trailing slash names the same page"),
        pytest.param(PAGE + "#top", "news.example/2025/05/storm", id="a fragment names a place in the same page"),
        pytest.param("HTTPS://News.Example/A", "news.example/A", id="case counts in the path and not in the host"),
        pytest.param("http://news.example:80/a", "news.example/a", id="the port of the scheme goes"),
        pytest.param("https://news.example:8443/a", "news.example:8443/a", id="another port stays"),
        pytest.param("https://www.news.example/a", "news.example/a", id="www goes"),
        pytest.param("https://m.news.example/a", "news.example/a", id="the mobile edition is the same page"),
        pytest.param("https://amp.news.example/a", "news.example/a", id="the AMP edition is the same page"),
        pytest.param("https://www.m.news.example/a", "news.example/a", id="two such labels go"),
        pytest.param("https://m.example/a", "m.example/a", id="a host of two labels keeps both"),
        pytest.param(PAGE + "/amp", "news.example/2025/05/storm", id="an AMP path is the same page"),
        pytest.param(PAGE + "/amp/", "news.example/2025/05/storm", id="with a slash too"),
        pytest.param("https://news.example/a.amp.html", "news.example/a.html", id="and as a suffix"),
        pytest.param("https://news.example/a?amp=1", "news.example/a", id="and as a parameter"),
        pytest.param("https://news.example/a?outputType=amp", "news.example/a", id="and as an output type"),
        pytest.param("https://news.example/lamp", "news.example/lamp", id="a path that ends in the letters stays"),
        pytest.param(
            PAGE + "?utm_source=x&utm_medium=y", "news.example/2025/05/storm", id="parameters of campaigns go"
        ),
        pytest.param("https://n.example/a?fbclid=1&id=7&gclid=2", "n.example/a?id=7", id="trackers go, others stay"),
        pytest.param("https://n.example/a?mc_cid=1&mc_eid=2", "n.example/a", id="trackers of mailings go"),
        pytest.param("https://n.example/?p=123", "n.example?p=123", id="a parameter may be the whole address"),
        pytest.param("https://n.example/a?b=2&a=1", "n.example/a?b=2&a=1", id="the order of parameters stays"),
        pytest.param("https://n.example//a///b", "n.example/a/b", id="doubled slashes are one"),
        pytest.param("https://n.example/%d9%84", "n.example/%D9%84", id="escapes are spelt one way"),
        pytest.param("https://n.example/ل", "n.example/%D9%84", id="a letter is spelt as its escape"),
        pytest.param("https://مثال.إختبار/a", "xn--mgbh0fb.xn--kgbechtv/a", id="a host in Arabic has an ASCII form"),
        pytest.param("https://me:pw@n.example/a", "n.example/a", id="a password never becomes part of an id"),
        pytest.param("https://[2001:db8::1]/a", "[2001:db8::1]/a", id="an IPv6 host is kept in brackets"),
        pytest.param(" https://n.example/a\n", "n.example/a", id="white space round it goes"),
        pytest.param("javascript:alert(1)", "", id="a script is no address"),
        pytest.param("data:text/html,x", "", id="data is no address"),
        pytest.param("file:///etc/passwd", "", id="a file is no address"),
        pytest.param("/a/b", "", id="a path alone is no address"),
        pytest.param("https://", "", id="no host, no address"),
        pytest.param("https://n.example:port/", "", id="a port that is no number"),
        pytest.param("http://good.example\\@127.0.0.1/", "", id="a backslash, which parsers read differently"),
        pytest.param("http://[::1/", "", id="half a bracket"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_an_address_is_known_by(url: str, known: str) -> None:
    assert identity(url) == known


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        pytest.param("http://M.n.example:80/A/amp/?x=1&utm_id=y#z", "http://m.n.example/A/amp/?x=1", id="idle parts"),
        pytest.param("https://n.example", "https://n.example/", id="a front page has a path"),
        pytest.param("https://n.example/%d9%84?q=a%20b", "https://n.example/%d9%84?q=a%20b", id="the spelling stays"),
        pytest.param("https://me:pw@n.example/a", "https://n.example/a", id="a password does not reach a page"),
        pytest.param("javascript:alert(1)", "", id="a script is never followed"),
    ],
)  # fmt: skip
def test_a_reader_follows(url: str, followed: str) -> None:
    assert link(url) == followed


@pytest.mark.parametrize(
    ("stated", "known", "taken"),
    [
        pytest.param("https://n.example/a", "https://n.example/a?x=1", "https://n.example/a", id="its own on its site"),
        pytest.param("https://b.example/a", "https://n.example/a", "https://n.example/a", id="not another site's"),
        pytest.param("https://n.example/", "https://n.example/a", "https://n.example/a", id="not the front page"),
        pytest.param("https://n.example/a", "", "https://n.example/a", id="any where none is known"),
        pytest.param("", "https://n.example/a", "https://n.example/a", id="the known where it states none"),
    ],
)
def test_a_page_is_believed_about_its_address(stated: str, known: str, taken: str) -> None:
    assert own_address(stated, known) == taken


def test_a_site_is_its_host_and_what_lies_below_it() -> None:
    assert same_site("https://www.n.example/a", "http://sport.n.example/b")
    assert not same_site("https://n.example/a", "https://other-n.example/a")
    assert not same_site("", "")
    assert own_host("www.n.example") == "n.example"


@pytest.mark.parametrize("url", ["http://m..a/", "https://a..example/x", "https://.example/"])
def test_a_host_with_an_empty_label_is_none(url: str) -> None:
    assert (link(url), identity(url)) == ("", "")


@settings(deadline=None)
@example("https://www.-a.example/")
@given(st.from_regex(r"https?://[a-z.]{1,12}(:[0-9]{1,5})?/[A-Za-z0-9%/?&=._#~+ -]{0,30}", fullmatch=True) | st.text())
def test_naming_twice_is_naming_once(url: str) -> None:
    known = identity(url)
    assert identity(f"https://{known}") == known if known else link(url) == ""
    assert link(link(url)) == link(url)
