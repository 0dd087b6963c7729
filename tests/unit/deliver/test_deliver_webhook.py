"""The webhook: what is posted, how it is signed, and what is made of each answer."""

import hashlib
import hmac
import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from tasks.deliver import Sending, attempt
from tasks.deliver.channels.webhook import Channel, seconds
from tasks.errors import DeliveryError

Make = Callable[..., Sending]
NOW = 1_795_325_400.0  # 22 November 2026, 05:30 UTC
CANARY = "canary-in-the-path"


def channel(url: str, **more: Any) -> Channel:
    return Channel(name="hook", url=url, clock=lambda: NOW, timeout=10, **more)


def test_the_days_json_is_posted_once_with_a_key_by_which_a_second_is_known(hook: Any, sending: Make) -> None:
    made = channel(f"{hook.root}/in?a=b")
    assert made.deliver(sending()) == ""
    assert made.deliver(sending()) == ""
    made.deliver(sending(key="another"))
    (path, head, body), second, third = hook.asked
    assert path == "/in?a=b"
    assert json.loads(body) == {"title": "موجز"}
    assert head["content-type"] == "application/json; charset=utf-8"
    assert head["mujaz-event"] == "briefing"
    assert second[1]["idempotency-key"] == head["idempotency-key"] != third[1]["idempotency-key"]
    assert "mujaz-signature" not in head
    assert "authorization" not in head


def test_a_receiver_verifies_the_signature_in_five_lines(hook: Any, sending: Make, word: Any) -> None:
    secret = "s3cret/ü"
    channel(f"{hook.root}/in", secret=word(secret), token=word("t0ken")).deliver(sending())
    _, headers, body = hook.asked[0]
    # what docs/usage.md shows
    timestamp = headers["mujaz-timestamp"]
    expected = hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    fresh = abs(NOW - int(timestamp)) < 300
    valid = fresh and hmac.compare_digest(headers["mujaz-signature"], f"sha256={expected}")
    assert valid
    assert headers["authorization"] == "Bearer t0ken"
    other = hmac.new(secret.encode(), timestamp.encode() + b"." + body + b" ", hashlib.sha256).hexdigest()
    assert not hmac.compare_digest(headers["mujaz-signature"], f"sha256={other}")


@pytest.mark.parametrize(
    ("status", "headers", "again", "after"),
    [
        pytest.param(429, {"Retry-After": "7"}, True, 7.0, id="too many: as long as it asks for"),
        pytest.param(429, {}, True, None, id="too many, without a time"),
        pytest.param(503, {"Retry-After": "Sun, 22 Nov 2026 05:31:00 GMT"}, True, 60.0, id="busy until a time"),
        pytest.param(
            503, {"Retry-After": "Sun, 22 Nov 2026 05:00:00 GMT"}, True, 0.0, id="busy until a time that is over"
        ),
        pytest.param(500, {"Retry-After": "soon"}, True, None, id="broken, and vague"),
        pytest.param(502, {}, True, None, id="a bad gateway"),
        pytest.param(408, {}, True, None, id="too slow for it"),
        pytest.param(400, {}, False, None, id="not what it takes"),
        pytest.param(401, {}, False, None, id="not known to it"),
        pytest.param(404, {}, False, None, id="not there"),
        pytest.param(410, {}, False, None, id="gone"),
        pytest.param(301, {"Location": "/elsewhere"}, False, None, id="moved: a POST would become a GET"),
        pytest.param(302, {"Location": "/elsewhere"}, False, None, id="found elsewhere: the same"),
    ],
)
def test_what_is_made_of_an_answer(
    hook: Any, sending: Make, *, status: int, headers: dict[str, str], again: bool, after: float | None
) -> None:
    hook.answers = [(status, headers)]
    with pytest.raises(DeliveryError, match=f"it answered {status}") as failed:
        channel(f"{hook.root}/{CANARY}").deliver(sending())
    assert (failed.value.again, failed.value.after) == (again, after)
    assert CANARY not in str(failed.value)
    assert len(hook.asked) == 1


@pytest.mark.parametrize("status", [307, 308])
def test_a_redirect_inside_the_host_is_followed_and_the_same_is_said_there(
    hook: Any, sending: Make, word: Any, status: int
) -> None:
    hook.answers = [(status, {"Location": "/there"}), (200, {})]
    channel(f"{hook.root}/here", secret=word("s")).deliver(sending())
    first, second = hook.asked
    assert (first[0], second[0]) == ("/here", "/there")
    assert first[1:] == second[1:]


@pytest.mark.parametrize(
    "elsewhere",
    [
        pytest.param("https://example.org/", id="another host"),
        pytest.param("//localhost/x", id="a host that is only perhaps the same"),
        pytest.param("http://127.0.0.1:9/", id="another port"),
        pytest.param("file:///etc/passwd", id="no web address"),
    ],
)
def test_a_redirect_to_another_host_is_not_followed(hook: Any, sending: Make, word: Any, elsewhere: str) -> None:
    hook.answers = [(307, {"Location": elsewhere})]
    with pytest.raises(DeliveryError, match="sends on to another host") as failed:
        channel(f"{hook.root}/{CANARY}", token=word("t0ken")).deliver(sending())
    assert not failed.value.again
    assert len(hook.asked) == 1


def test_a_redirect_in_a_circle_ends(hook: Any, sending: Make) -> None:
    hook.answers = [(307, {"Location": "/"})]
    with pytest.raises(DeliveryError, match="it answered 307"):
        channel(hook.root).deliver(sending())
    assert len(hook.asked) == 4


def test_a_receiver_that_says_nothing_is_given_up_and_tried_again(hook: Any, sending: Make) -> None:
    hook.silent.set()
    made = Channel(name="hook", url=f"{hook.root}/{CANARY}", timeout=1, clock=lambda: NOW)
    with pytest.raises(DeliveryError, match=r"127\.0\.0\.1 did not answer in time") as failed:
        made.deliver(sending())
    assert failed.value.again
    assert CANARY not in str(failed.value)


def test_a_port_where_nobody_listens(sending: Make) -> None:
    with pytest.raises(DeliveryError, match="cannot be reached") as failed:
        channel(f"http://127.0.0.1:9/{CANARY}").deliver(sending())
    assert failed.value.again
    assert CANARY not in str(failed.value)


def test_tls_that_is_not_trusted_is_not_used(hook: Any, sending: Make) -> None:
    with pytest.raises(DeliveryError, match=r"no TLS with 127\.0\.0\.1") as failed:
        channel(hook.root.replace("http:", "https:")).deliver(sending())
    assert not failed.value.again
    assert hook.asked == []


def test_an_address_from_a_file_or_variable_may_hold_anything(sending: Make, word: Any) -> None:
    with pytest.raises(DeliveryError, match="no http or https address") as failed:
        channel(word(f"file:///{CANARY}")).deliver(sending())
    assert CANARY not in str(failed.value)


def test_busy_twice_then_taken_waits_as_it_is_asked_to(hook: Any, sending: Make) -> None:
    hook.answers = [(429, {"Retry-After": "12"}), (503, {}), (200, {})]
    made, waits = channel(hook.root), list[float]()
    assert attempt("hook", lambda: made.deliver(sending()), sleep=waits.append) == ""
    assert waits == [12.0, 25.0]
    assert len({head["idempotency-key"] for _, head, _ in hook.asked}) == 1


@pytest.mark.parametrize(
    ("said", "read"), [("", None), ("soon", None), ("0", 0.0), ("120", 120.0), ("-5", None), ("9" * 30, 1e30)]
)
def test_retry_after_is_read_as_far_as_it_says_something(said: str, read: float | None) -> None:
    assert seconds(said, NOW) == read


def test_the_documents_show_the_signature_as_it_is() -> None:
    from pathlib import Path

    usage = (Path(__file__).parents[3] / "docs" / "usage.md").read_text(encoding="utf-8")
    assert re.search(r'hmac\.new\(secret\.encode\(\), timestamp\.encode\(\) \+ b"\." \+ body, hashlib\.sha256\)', usage)
