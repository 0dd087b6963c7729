"""Asking whether anything is new, and what answers say of time."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import Any

import pytest

from tasks.ingest.fetch.headers import max_age, retry_after

DAY = "Thu, 05 Mar 2026 06:00:00 GMT"
NOW = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)
UNCHANGED = b'HTTP/1.1 304 Not Modified\r\nETag: "7"\r\nCache-Control: max-age=600\r\n\r\n'
FEED = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>"


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        pytest.param({"etag": '"7"'}, {"if-none-match": '"7"'}, id="an etag"),
        pytest.param({"etag": 'W/"7"'}, {"if-none-match": 'W/"7"'}, id="a weak etag as it is"),
        pytest.param({"modified": DAY}, {"if-modified-since": DAY}, id="a date"),
        pytest.param({"etag": '"é"'}, {"if-none-match": '"é"'}, id="an etag beyond ASCII"),
    ],
)
def test_validators_are_sent_and_304_is_no_error(
    server: Any, fetcher: Any, asked: dict[str, str], sent: dict[str, str]
) -> None:
    fetched = fetcher().get(server.on("/feed", UNCHANGED), **asked)
    assert (fetched.kind, fetched.status, fetched.error, fetched.body) == ("not modified", 304, "", b"")
    assert not fetched.failed
    assert (fetched.headers["etag"], fetched.max_age) == ('"7"', 600)
    assert {name: value for name, value in server.asked[0].headers.items() if name.startswith("if-")} == sent


@pytest.mark.parametrize("etag", ['"a\r\nX-Evil: 1"', '"a\nb"', '"\x00"', '"أ"'])
def test_a_validator_that_cannot_stand_in_a_header_is_left_out(server: Any, fetcher: Any, etag: str) -> None:
    fetched = fetcher().get(server.on("/feed", FEED), etag=etag)
    assert fetched.kind == "ok"
    assert not {"if-none-match", "x-evil"} & server.asked[0].headers.keys()


def test_connections_are_used_again_after_a_body_and_after_304(server: Any, fetcher: Any) -> None:
    made = fetcher()
    url = server.on("/feed", FEED, UNCHANGED, FEED)
    assert [made.get(url, etag='"7"').kind for _ in range(3)] == ["ok", "not modified", "ok"]
    assert server.connections == 1


def test_bytes_beyond_an_answer_are_never_taken_for_the_next_one(server: Any, fetcher: Any) -> None:
    made = fetcher(retries=0)
    url = server.on("/feed", FEED + b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nEVIL", FEED)
    assert [made.get(url).body for _ in range(2)] == [b"", b"<rss/>"]
    assert server.connections == 2


def test_what_nobody_asked_for_is_never_taken_for_an_answer(server: Any, fetcher: Any) -> None:
    """The server speaks again after its answer, while the connection lies idle."""
    spoken = threading.Event()
    read = threading.Event()

    def speaks_again(talk: Any) -> None:
        talk.send(FEED)
        read.wait(10)
        talk.send(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nEVIL")
        spoken.set()
        talk.wait(10)

    made = fetcher()
    url = server.on("/feed", speaks_again, FEED)
    assert made.get(url).body == b"<rss/>"
    read.set()
    spoken.wait(10)
    assert (made.get(url).body, server.connections) == (b"<rss/>", 2)


def test_what_is_said_of_us(server: Any, fetcher: Any) -> None:
    made = fetcher(user_agent="Mujaz/1.2 (+https://mujaz.example)")
    url = server.on("/feed", FEED)
    made.get(url)
    made.get(url, user_agent="Reader/9")
    made.get(url, user_agent="Bad\r\nX-Evil: 1")
    heard = [talk.headers for talk in server.asked]
    ours = "Mujaz/1.2 (+https://mujaz.example)"
    assert [each["user-agent"] for each in heard] == [ours, "Reader/9", ours]
    assert {each["accept-encoding"] for each in heard} == {"gzip"}
    assert "cookie" not in heard[1]
    assert "atom" in heard[0]["accept"]


def test_proxies_of_the_environment_are_not_used(server: Any, fetcher: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert fetcher().get(server.on("/feed", FEED)).kind == "ok"


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        pytest.param("120", 120, id="seconds"),
        pytest.param("3600 ", 3600, id="with a blank"),
        pytest.param("1", 60, id="at least a minute"),
        pytest.param("0", 60, id="no time at all is a minute"),
        pytest.param("-5", 60, id="less than nothing too"),
        pytest.param("86401", 82800, id="at most 23 hours, so that a daily run comes again"),
        pytest.param("99999999999999999999", 82800, id="longer than the world stands is 23 hours"),
        pytest.param("90.5", 90.5, id="half seconds"),
        pytest.param("Thu, 05 Mar 2026 07:30:00 GMT", 3600, id="a date"),
        pytest.param("Thu, 05 Mar 2026 08:30:00 +0100", 3600, id="a date with a zone"),
        pytest.param("Thursday, 05-Mar-26 07:30:00 GMT", 3600, id="an old form of date"),
        pytest.param("Thu, 05 Mar 2020 07:30:00 GMT", 60, id="a date that is past"),
        pytest.param("Thu, 05 Mar 2099 07:30:00 GMT", 82800, id="a date far off"),
        pytest.param("Thu, 05 Mar 99999 07:30:00 GMT", None, id="a year that is none"),
        pytest.param("soon", None, id="a word"),
        pytest.param("", None, id="nothing"),
        pytest.param("١٢٠", 120, id="Arabic digits are digits"),
    ],
)
def test_retry_after_is_read_and_kept_within_reason(said: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": said}, NOW) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        pytest.param({}, None, id="nothing is said"),
        pytest.param({"cache-control": "max-age=600"}, 600, id="seconds"),
        pytest.param({"cache-control": "public, Max-Age=600, must-revalidate"}, 600, id="among other things"),
        pytest.param({"cache-control": 'max-age="600"'}, 600, id="in quotes"),
        pytest.param({"cache-control": "s-maxage=600"}, None, id="for shared caches only"),
        pytest.param({"cache-control": "max-age=999999999999"}, 82800, id="at most 23 hours"),
        pytest.param({"cache-control": "no-cache, max-age=600"}, 0, id="not to be kept"),
        pytest.param({"cache-control": "no-store"}, 0, id="not to be stored"),
        pytest.param({"cache-control": "max-age=-1"}, None, id="less than nothing says nothing"),
        pytest.param({"cache-control": "max-age=abc"}, None, id="a word says nothing"),
        pytest.param({"expires": "Thu, 05 Mar 2026 07:30:00 GMT"}, 3600, id="the old way"),
        pytest.param({"expires": "Thu, 05 Mar 2020 07:30:00 GMT"}, 0, id="the old way, past"),
        pytest.param({"expires": "0"}, None, id="the old way, nonsense"),
        pytest.param({"expires": "Thu, 05 Mar 2026 07:30:00 GMT", "cache-control": "max-age=60"}, 60, id="both"),
    ],
)
def test_cache_control_says_how_long_an_answer_is_good(headers: dict[str, str], seconds: float | None) -> None:
    assert max_age(headers, NOW) == seconds


def test_times_come_with_the_answer(server: Any, fetcher: Any) -> None:
    made = fetcher()
    slow = b"HTTP/1.1 429 Slow\r\nRetry-After: Thu, 05 Mar 2026 07:30:00 GMT\r\nContent-Length: 0\r\n\r\n"
    fetched = made.get(server.on("/feed", slow))
    assert (fetched.kind, fetched.status, fetched.retry_after, len(server.asked)) == ("status", 429, 3600, 1)
