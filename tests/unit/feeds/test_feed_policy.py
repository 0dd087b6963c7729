"""What an answer does to what is remembered of a feed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.ingest.feeds.policy import LONGEST_WAIT, address, alive, due, failed, gone, may_move
from tasks.ingest.fetch import Fetched
from tasks.model import FeedState

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
URL = "https://herald.example/feed"
NEW = "https://herald.example/new-feed"
FRESH = FeedState(url=URL)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def answered(**more: Any) -> Fetched:
    return Fetched(**{"url": URL, "final": URL, "kind": "ok", "status": 200, **more})


DOWN = answered(kind="status", status=503, error="the server answers 503")


@pytest.mark.parametrize(
    ("state", "is_due"),
    [
        pytest.param(FRESH, True, id="a feed never checked is due"),
        pytest.param(replace(FRESH, due=NOW), True, id="one whose time has come is due"),
        pytest.param(replace(FRESH, checked=NOW - HOUR, due=NOW + MINUTE), False, id="one that has to wait is not"),
        pytest.param(replace(FRESH, stopped="gone"), False, id="one that is stopped is not"),
        pytest.param(
            replace(FRESH, checked=NOW + DAY, due=NOW + 2 * DAY),
            True,
            id="one checked tomorrow is: the clock went back",
        ),
    ],
)
def test_due(state: FeedState, is_due: bool) -> None:
    assert due(state, NOW) is is_due


@pytest.mark.parametrize(
    ("failures", "wait"),
    [(1, 15 * MINUTE), (2, 30 * MINUTE), (3, HOUR), (6, 8 * HOUR), (7, 16 * HOUR), (8, 23 * HOUR), (500, 23 * HOUR)],
)
def test_a_feed_waits_twice_as_long_after_each_failure_and_never_a_whole_day(failures: int, wait: timedelta) -> None:
    after = failed(replace(FRESH, failures=failures - 1), DOWN, DOWN.error, seen=NOW)
    assert after.due is not None
    assert (after.failures, after.due - NOW, after.error) == (failures, wait, "the server answers 503")
    assert due(after, NOW + DAY)


def test_a_failure_costs_nothing_of_what_is_known() -> None:
    known = replace(FRESH, etag='"a"', modified="yesterday", body="b", title="T", succeeded=NOW - DAY, items=7)
    after = failed(known, DOWN, "x", seen=NOW)
    assert replace(after, checked=None, due=None, failures=0, error="") == known
    assert after.checked == NOW


@pytest.mark.parametrize(
    ("seconds", "wait"),
    [
        pytest.param(7200, 2 * HOUR, id="longer than our own wait"),
        pytest.param(60, 15 * MINUTE, id="shorter than our own wait"),
        pytest.param(86400, DAY, id="a day is kept to"),
    ],
)
def test_retry_after_is_the_least_wait_after_a_failure(seconds: float, wait: timedelta) -> None:
    assert failed(FRESH, replace(DOWN, retry_after=seconds), "x", seen=NOW).due == NOW + wait


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        pytest.param({}, None, id="nothing said: at once"),
        pytest.param({"max_age": 0.0}, None, id="an age of nothing: at once"),
        pytest.param({"max_age": 1800.0}, 30 * MINUTE, id="half an hour"),
        pytest.param({"max_age": 86400.0}, 23 * HOUR, id="a day, less an hour for a daily run to find it due"),
        pytest.param({"max_age": 60.0, "retry_after": 3600.0}, HOUR, id="the longer of the two"),
    ],
)
def test_after_a_success_a_feed_is_left_alone_as_long_as_it_says(
    said: dict[str, float], wait: timedelta | None
) -> None:
    after = alive(replace(FRESH, failures=3, error="x", due=NOW), answered(**said), seen=NOW)
    assert after.due == (NOW + wait if wait else None)
    assert (after.failures, after.error, after.succeeded, after.since) == (0, "", NOW, NOW)


def test_validators_are_those_of_the_last_answer() -> None:
    known = replace(FRESH, etag='"a"', modified="then")
    assert alive(known, answered(headers={"etag": '"b"'}), seen=NOW).etag == '"b"'
    assert alive(known, answered(headers={"etag": '"b"'}), seen=NOW).modified == ""
    assert alive(known, answered(), seen=NOW).etag == ""
    same = alive(known, answered(kind="not modified", status=304), seen=NOW)
    assert (same.etag, same.modified) == ('"a"', "then")
    assert alive(known, answered(headers={"etag": "x" * 1001}), seen=NOW).etag == ""


def moves(*targets: str, state: FeedState = FRESH) -> FeedState:
    for target in targets:
        state = alive(state, answered(permanent=target), seen=NOW) if target != "down" else failed(
            state, DOWN, "x", seen=NOW
        )  # fmt: skip
    return state


@pytest.mark.parametrize(
    ("targets", "adopted"),
    [
        pytest.param([NEW, NEW], "", id="twice is not enough"),
        pytest.param([NEW, NEW, NEW], NEW, id="three times is"),
        pytest.param([NEW, NEW, NEW + "#top"], NEW, id="a fragment makes no other address"),
        pytest.param([NEW, NEW, "https://herald.example/other", NEW], "", id="another place in between starts anew"),
        pytest.param([NEW, NEW, "", NEW], "", id="so does a check without a redirect"),
        pytest.param([NEW, NEW, "down", NEW], "", id="so does a failure"),
        pytest.param([URL, URL, URL], "", id="a redirect to itself is none"),
        pytest.param([NEW, NEW, NEW, URL, URL, URL], "", id="a feed may move back"),
    ],
)
def test_a_permanent_redirect_is_believed_the_third_time_in_a_row(targets: list[str], adopted: str) -> None:
    assert moves(*targets).address == adopted


@pytest.mark.parametrize(
    ("here", "there", "may"),
    [
        pytest.param(URL, NEW, True, id="another path"),
        pytest.param("http://herald.example/feed", URL, True, id="from http to https"),
        pytest.param(URL, "http://herald.example/feed", False, id="from https to http"),
        pytest.param(URL, "https://gazette.example/feed", True, id="another host"),
        pytest.param(URL, "https://gazette.example:8443/feed", False, id="an odd port of another host"),
        pytest.param("http://127.0.0.1:8080/a", "http://127.0.0.1:8080/b", True, id="inside, on its own host"),
        pytest.param("http://127.0.0.1:8080/a", "http://127.0.0.1:9090/b", True, id="and another port of it"),
        *(
            pytest.param("http://herald.example/feed", f"http://{host}/feed", False, id=f"to {host}")
            for host in [
                *("127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "[::1]", "[fe80::1]", "[fd00::1]"),
                *("0.0.0.0", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "1.2.3.0x4", "localhost", "router"),
                *("nas.local", "db.internal", "a.localhost", "1.0.0.127.in-addr.arpa", "224.0.0.1", "[64:ff9b:1::1]"),
                *("localhost.", "user@gazette.example", "user:pass@gazette.example"),
            ]
        ),
        pytest.param(URL, "file:///etc/passwd", False, id="a file"),
        pytest.param(URL, "javascript:alert(1)", False, id="a script"),
        pytest.param(URL, "https://", False, id="nowhere"),
        pytest.param(URL, "https://gazette.example\\@127.0.0.1/", False, id="a backslash"),
        pytest.param(URL, "https://[", False, id="no address at all"),
    ],
)
def test_a_move_that_may_be_believed(here: str, there: str, may: bool) -> None:
    assert may_move(here, there) is may


def test_an_address_that_fails_three_times_is_given_up_for_the_one_of_the_settings() -> None:
    moved = replace(FRESH, address=NEW, etag='"a"')
    twice = moves("down", "down", state=moved)
    assert (address(twice), twice.etag) == (NEW, '"a"')
    assert (address(moves("down", state=twice)), moves("down", state=twice).etag) == (URL, "")


def test_gone_stops_a_feed() -> None:
    after = gone(FRESH, answered(kind="gone", status=410, error="the server answers 410"), seen=NOW)
    assert (after.stopped, after.error, after.failures) == ("gone", "the server answers 410", 1)
    assert not due(after, NOW + 365 * DAY)


def test_gone_from_where_it_had_moved_sends_back_to_the_settings_first() -> None:
    after = gone(replace(FRESH, address=NEW), answered(kind="gone", status=410, error="x"), seen=NOW)
    assert (after.stopped, address(after)) == ("", URL)


@given(st.lists(st.sampled_from(["", NEW, URL, "http://10.0.0.1/feed", "http://herald.example/feed", "down"])))
@settings(deadline=None)
def test_no_history_leads_inside_or_to_http_and_every_feed_comes_round_again(history: list[str]) -> None:
    state = moves(*history)
    assert state.address in {"", NEW}
    assert state.due is None or state.due <= NOW + LONGEST_WAIT
    assert 0 <= state.moved_seen < 3
