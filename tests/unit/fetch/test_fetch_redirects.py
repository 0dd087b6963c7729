"""Redirects: followed to an end, and told apart into moved for now and moved for good."""

from __future__ import annotations

from typing import Any

import pytest

FEED = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>"


def to(status: int, place: str) -> bytes:
    return f"HTTP/1.1 {status} Elsewhere\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n".encode()


@pytest.mark.parametrize(
    ("way", "kind", "end", "permanent"),
    [
        pytest.param({"/": FEED}, "ok", "/", "", id="no redirect is no move"),
        pytest.param({"/": to(301, "/b"), "/b": FEED}, "ok", "/b", "/b", id="301 is for good"),
        pytest.param({"/": to(308, "/b"), "/b": FEED}, "ok", "/b", "/b", id="308 is for good"),
        pytest.param({"/": to(302, "/b"), "/b": FEED}, "ok", "/b", "", id="302 is for now"),
        pytest.param({"/": to(303, "/b"), "/b": FEED}, "ok", "/b", "", id="303 is for now"),
        pytest.param({"/": to(307, "/b"), "/b": FEED}, "ok", "/b", "", id="307 is for now"),
        pytest.param(
            {"/": to(301, "/b"), "/b": to(308, "/c"), "/c": FEED}, "ok", "/c", "/c", id="a chain for good is for good"
        ),
        pytest.param(
            {"/": to(301, "/b"), "/b": to(302, "/c"), "/c": FEED}, "ok", "/c", "", id="a chain that ends for now is not"
        ),
        pytest.param(
            {"/": to(302, "/b"), "/b": to(301, "/c"), "/c": FEED}, "ok", "/c", "", id="nor one that begins for now"
        ),
        pytest.param(
            {"/": to(301, "/b"), "/b": b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"},
            "status",
            "/b",
            "",
            id="for good to nowhere is no move",
        ),
        pytest.param(
            {"/": to(301, "/1"), **{f"/{n}": to(301, f"/{n + 1}") for n in range(1, 5)}, "/5": FEED},
            "ok",
            "/5",
            "/5",
            id="five redirects are followed",
        ),
        pytest.param(
            {"/": to(301, "/1"), **{f"/{n}": to(301, f"/{n + 1}") for n in range(1, 6)}, "/6": FEED},
            "redirects",
            "/5",
            "",
            id="the sixth is not",
        ),
        pytest.param({"/": to(301, "/")}, "redirects", "/", "", id="a redirect to itself is a circle"),
        pytest.param({"/": to(302, "/b"), "/b": to(302, "/")}, "redirects", "/b", "", id="a circle of two is one"),
        pytest.param({"/": to(302, "/#b")}, "redirects", "/", "", id="a fragment does not break the circle"),
        pytest.param({"/": to(301, "")}, "redirects", "/", "", id="a redirect to nothing leads nowhere"),
        pytest.param(
            {"/": b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"},
            "redirects",
            "/",
            "",
            id="nor one without a place",
        ),
        pytest.param(
            {"/": to(301, "b?c=d"), "/b?c=d": FEED}, "ok", "/b?c=d", "/b?c=d", id="a relative place is joined"
        ),
        pytest.param({"/": to(301, "?page=2"), "/?page=2": FEED}, "ok", "/?page=2", "/?page=2", id="a query alone too"),
        pytest.param({"/": to(302, "/خبر"), "/%D8%AE%D8%A8%D8%B1": FEED}, "ok", "/%D8%AE%D8%A8%D8%B1", "", id="Arabic"),
        pytest.param(
            {"/": b"HTTP/1.1 301 Moved\r\nLocation: /b\r\nContent-Length: 999999\r\n\r\nShort", "/b": FEED},
            "ok",
            "/b",
            "/b",
            id="the body of a redirect is not waited for",
        ),
    ],
)
def test_redirects_lead_to_an_end(  # noqa: PLR0917 -- pytest passes a row's columns
    server: Any, fetcher: Any, way: dict[str, bytes], kind: str, end: str, permanent: str
) -> None:
    for path, behaviour in way.items():
        server.on(path, behaviour)
    fetched = fetcher().get(server.url("/"))
    assert (fetched.kind, fetched.final) == (kind, server.url(end))
    assert fetched.permanent == (server.url(permanent) if permanent else "")
    assert fetched.url == server.url("/")


def test_a_circle_is_left_where_it_closes(server: Any, fetcher: Any) -> None:
    server.on("/", to(302, "/b"))
    server.on("/b", to(302, "/"))
    assert fetcher().get(server.url("/")).error == "it redirects in a circle"
    assert server.paths() == ["/", "/b"]


def test_a_change_from_https_to_http_is_never_for_good(world: Any, fetcher: Any) -> None:
    from tasks.ingest.fetch import Request
    from tasks.ingest.fetch.errand import Errand
    from tasks.ingest.fetch.target import Target
    from tasks.ingest.fetch.wire import Answer

    made = fetcher(world)
    start = Target(scheme="https", host="news.test", port=443, path="/")
    errand = Errand(request=Request(url=start.url), target=start, settings=made.settings)
    moved = Answer(status=301, headers={"location": "http://news.test/"})
    assert errand.judged(moved, now=made.clock.now(), chance=made._chance) is None
    done = errand.judged(Answer(status=200, body=b"<rss/>"), now=made.clock.now(), chance=made._chance)
    assert done
    assert (done.kind, done.final, done.permanent) == ("ok", "http://news.test/", "")


def test_each_hop_says_its_own_host(world: Any, fetcher: Any) -> None:
    world.names |= {"a.test": [["93.184.216.34"]], "b.test": [["93.184.216.35"]]}
    world.server.on("/", to(302, "http://b.test/feed"))
    world.server.on("/feed", FEED)
    assert fetcher(world).get("http://a.test/").kind == "ok"
    assert [talk.host for talk in world.server.asked] == ["a.test", "b.test"]
    assert world.dialled == ["93.184.216.34", "93.184.216.35"]
