"""Headers as servers write them, and how a line is left when the answer is over."""

from __future__ import annotations

from typing import Any

import pytest

BODY = b"<rss/>"


def lines(*headers: str, first: str = "HTTP/1.1 200 OK", body: bytes = BODY) -> bytes:
    return "\r\n".join([first, *headers, f"Content-Length: {len(body)}"]).encode("latin-1") + b"\r\n\r\n" + body


@pytest.mark.parametrize(
    ("written", "name", "value"),
    [
        pytest.param(['ETag:  "7" '], "etag", '"7"', id="blanks round a value do not count"),
        pytest.param(["ETAG: a"], "etag", "a", id="names are the same in capitals"),
        pytest.param(["ETag: a", "ETag: b"], "etag", "a", id="of two values the first counts"),
        pytest.param(
            ["Cache-Control: no-store", "Cache-Control: max-age=9"],
            "cache-control",
            "no-store, max-age=9",
            id="of two lists both count",
        ),
        pytest.param(["X-Long: one", "   two"], "x-long", "one two", id="a value may go on in the next line"),
        pytest.param(["no header at all", "ETag: a"], "etag", "a", id="a line that is no header is passed over"),
        pytest.param(["ETag: a", "ETag: b", " c"], "etag", "a", id="what goes on a dropped value is dropped"),
        pytest.param(["X-Caf\xe9: \xe9"], "x-caf\xe9", "\xe9", id="bytes beyond ASCII are kept"),
        pytest.param(["Location: /a:b"], "location", "/a:b", id="a value may hold a colon"),
    ],
)
def test_headers_are_read(server: Any, fetcher: Any, written: list[str], name: str, value: str) -> None:
    fetched = fetcher().get(server.on("/feed", lines(*written)))
    assert (fetched.kind, fetched.body, fetched.headers[name]) == ("ok", BODY, value)


@pytest.mark.parametrize("status", [100, 102, 103])
def test_news_on_the_way_is_not_the_answer(server: Any, fetcher: Any, status: int) -> None:
    hint = f"HTTP/1.1 {status} Wait\r\nLink: </a.css>\r\n\r\n".encode()
    fetched = fetcher().get(server.on("/feed", hint + hint + lines("ETag: a")))
    assert (fetched.kind, fetched.status, fetched.headers["etag"]) == ("ok", 200, "a")
    assert "link" not in fetched.headers


@pytest.mark.parametrize(
    ("first", "headers", "kept"),
    [
        pytest.param("HTTP/1.1 200 OK", [], True, id="1.1 keeps the line"),
        pytest.param("HTTP/1.1 200 OK", ["Connection: close"], False, id="1.1 closes when it says so"),
        pytest.param("HTTP/1.1 200 OK", ["Connection: a", "Connection: Close"], False, id="a second header says so"),
        pytest.param("HTTP/1.0 200 OK", [], False, id="1.0 closes"),
        pytest.param("HTTP/1.0 200 OK", ["Connection: keep-alive"], True, id="1.0 keeps when it says so"),
        pytest.param("HTTP/1.1 304 Not Modified", ["ETag: a"], True, id="an answer without a body keeps the line"),
    ],
)
def test_a_line_is_used_again_where_it_may_be(
    server: Any, fetcher: Any, first: str, headers: list[str], kept: bool
) -> None:
    body = b"" if " 304 " in first else BODY
    url = server.on("/feed", lines(*headers, first=first, body=body))
    ours = fetcher()
    for _ in range(3):
        ours.get(url, etag="a")
    assert server.connections == (1 if kept else 3)


def test_http_2_on_a_plain_line_is_no_answer(server: Any, fetcher: Any) -> None:
    fetched = fetcher().get(server.on("/feed", lines(first="HTTP/2 200")))
    assert fetched.kind == "garbled"
