"""Apprise: to a server on this machine, as JSON and as ntfy speaks; what fails is told without the address."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest

from tasks.deliver import Sending
from tasks.deliver.channels.apprise import Channel, fitted, heard
from tasks.errors import DeliveryError

Make = Callable[..., Sending]
CANARY = "canary0secret"


def at(hook: Any, scheme: str, path: str = "") -> str:
    return f"{scheme}://reader:{CANARY}@{hook.root.removeprefix('http://')}/{path}"


def test_json_says_title_and_lines(hook: Any, sending: Make) -> None:
    hook.answers = [(200, {})]
    assert Channel(name="phone", url=at(hook, "json")).deliver(sending(link="https://a.org/p.html")) == ""
    said = json.loads(hook.asked[0][2])
    assert said["title"] == "موجز · الأحد 22 نوفمبر 2026"
    assert said["message"] == "قرأنا مقالين\n• خبر\n• خبر ثان\n\nhttps://a.org/p.html"


def test_ntfy_says_the_same(hook: Any, sending: Make) -> None:
    hook.answers = [(200, {})]
    Channel(name="phone", url=at(hook, "ntfy", "topic")).deliver(sending())
    said = json.loads(hook.asked[0][2])
    assert (said["topic"], said["title"]) == ("topic", "موجز · الأحد 22 نوفمبر 2026")
    assert said["message"].splitlines()[1] == "• خبر"


@pytest.mark.parametrize(
    ("status", "said", "again"),
    [
        pytest.param(401, "(it answered 401 Unauthorized)", False, id="a wrong password is wrong tomorrow too"),
        pytest.param(500, "(it answered 500 Internal Server Error)", True, id="a broken service may be mended"),
        pytest.param(418, "(it answered 418 I'm a Teapot)", True, id="what is not known is tried again"),
    ],
)
def test_a_refusal_is_told_with_its_number_and_without_the_address(
    hook: Any, sending: Make, *, caplog: pytest.LogCaptureFixture, status: int, said: str, again: bool
) -> None:
    hook.answers = [(status, {})]
    with caplog.at_level(logging.DEBUG), pytest.raises(DeliveryError, match="did not take it") as failed:
        Channel(name="phone", url=at(hook, "json")).deliver(sending())
    assert said.lower() in str(failed.value).lower()
    assert failed.value.again is again
    assert CANARY not in str(failed.value)
    assert CANARY not in caplog.text
    assert [record for record in caplog.records if record.name == "apprise"] == []


def test_a_host_where_nobody_listens(sending: Make) -> None:
    with pytest.raises(DeliveryError, match="did not take it") as failed:
        Channel(name="phone", url=f"json://reader:{CANARY}@127.0.0.1:9/").deliver(sending())
    assert failed.value.again
    assert CANARY not in str(failed.value)


@pytest.mark.parametrize("url", [f"pigeon://{CANARY}", CANARY, f"tgram://{CANARY}"])
def test_an_address_that_is_none_is_told_without_it(sending: Make, url: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(DeliveryError, match="none that apprise knows") as failed:
        Channel(name="phone", url=url).deliver(sending())
    assert not failed.value.again
    assert CANARY not in str(failed.value) + "".join(capfd.readouterr())


@pytest.mark.parametrize(
    ("lines", "link", "most", "said"),
    [
        pytest.param(("a", "b"), "", 100, "a\nb", id="all that there is"),
        pytest.param(("a" * 40, "b" * 40, "c" * 40), "", 90, f"{'a' * 40}\n{'b' * 40}\n…", id="whole lines only"),
        pytest.param(
            ("a" * 40, "b" * 40), "http://x", 60, f"{'a' * 40}\n…\n\nhttp://x", id="the link has its room first"
        ),
        pytest.param(("a" * 50,), "", 20, f"{'a' * 19}…", id="one line that is too long is cut"),
        pytest.param((), "http://x", 20, "\nhttp://x", id="nothing but a link"),
    ],
)
def test_only_so_much_is_said_as_there_is_room_for(lines: tuple[str, ...], link: str, most: int, said: str) -> None:
    made = fitted(lines, link, most)
    assert made == said
    assert len(made) <= most


def test_a_service_with_little_room_gets_little(hook: Any, sending: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    from apprise.plugins.ntfy import NotifyNtfy

    hook.answers = [(200, {})]
    monkeypatch.setattr(NotifyNtfy, "body_maxlen", 40)
    monkeypatch.setattr(NotifyNtfy, "title_maxlen", 10)
    Channel(name="phone", url=at(hook, "ntfy", "topic")).deliver(sending(lines=tuple("• خبر" for _ in range(30))))
    assert len(hook.asked) == 1
    said = json.loads(hook.asked[0][2])
    assert len(said["message"]) <= 40
    assert said["message"].endswith("…")
    assert said["title"] == "موجز · الأ"


def test_its_log_is_as_it_was_afterwards() -> None:
    logger = logging.getLogger("apprise")
    before = (logger.level, logger.propagate, logger.handlers[:])
    with heard() as records:
        logger.warning("error=%d", 401)
    assert records == ["error=401"]
    assert (logger.level, logger.propagate, logger.handlers) == before
