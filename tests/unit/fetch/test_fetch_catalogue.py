"""What servers do, and what a fetch makes of it: one line each."""

from __future__ import annotations

import gzip
import zlib
from typing import Any

import pytest

FEED = b"<rss version='2.0'><channel><title>Daily</title></channel></rss>" * 40
ETAG = 'W/"7"'
MANY: dict[str, Any] = {f"x{n}": "a" for n in range(150)}


def said(status: int = 200, body: bytes = FEED, *, length: int | None = -1, **headers: Any) -> bytes:
    """Write an answer; `length` -1: the true one, None: none is said. `content_type` becomes content-type."""
    lines = [f"HTTP/1.1 {status} Whatever"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if length is not None:
        lines.append(f"Content-Length: {len(body) if length == -1 else length}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n", **headers: Any) -> bytes:
    body = b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks) + end
    return said(body=body, length=None, transfer_encoding="chunked", **headers)


def zipped(body: bytes = FEED, times: int = 1, **headers: Any) -> bytes:
    for _ in range(times):
        body = gzip.compress(body, mtime=0)
    return said(body=body, content_encoding="gzip", **headers)


def bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()


def endless(talk: Any) -> None:
    talk.send(said(length=None, body=b""))
    while not talk.server.over.is_set():
        talk.send(bytes(1 << 16))


def endless_headers(talk: Any) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\n")
    while not talk.server.over.is_set():
        talk.send(b"X-A: " + b"a" * 60_000 + b"\r\n")


def endless_members(talk: Any) -> None:
    """Send empty gzip members for ever: much on the line, nothing in memory."""
    talk.send(said(length=None, body=b"", content_encoding="gzip"))
    empty = gzip.compress(b"", mtime=0) * 3000
    while not talk.server.over.is_set():
        talk.send(empty)


def endless_continue(talk: Any) -> None:
    while not talk.server.over.wait(0.01):
        talk.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 10)


def cut_at_once(talk: Any) -> None:
    del talk  # the connection is closed when this returns


def silent(talk: Any) -> None:
    talk.server.over.wait(30)


ENDINGS = [
    # what goes well
    pytest.param([said()], "ok", "", id="a feed with its length is read"),
    pytest.param([said(length=None)], "ok", "", id="a feed that ends with the connection is read"),
    pytest.param([chunked(FEED)], "ok", "", id="a feed in one chunk is read"),
    pytest.param([chunked(*(FEED[n : n + 7] for n in range(0, len(FEED), 7)))], "ok", "", id="many chunks are joined"),
    pytest.param([chunked(FEED, end=b"0\r\nX-Sum: 1\r\n\r\n")], "ok", "", id="trailers after the chunks are ignored"),
    pytest.param([zipped()], "ok", "", id="gzip is undone"),
    pytest.param([zipped().replace(b"gzip", b"X-GZip")], "ok", "", id="the old name of gzip is known"),
    pytest.param(
        [said(body=gzip.compress(FEED[:99]) + gzip.compress(FEED[99:]), content_encoding="gzip")],
        "ok",
        "",
        id="gzip in two members is joined",
    ),
    pytest.param(
        [said(body=gzip.compress(FEED) + b"\0" * 50, content_encoding="gzip")],
        "ok",
        "",
        id="zeros after gzip are ignored",
    ),
    pytest.param([chunked(gzip.compress(FEED), content_encoding="gzip")], "ok", "", id="gzip in chunks is undone"),
    pytest.param([said(content_encoding="identity")], "ok", "", id="a body that says it is as it is is read"),
    pytest.param([said(length=None, content_length="many")], "ok", "", id="a length that is no number is ignored"),
    pytest.param([b"HTTP/1.1 100 Continue\r\n\r\n" + said()], "ok", "", id="“continue” before the answer is passed"),
    pytest.param([b"HTTP/1.0 200\r\n\r\n" + FEED], "ok", "", id="an old server without a phrase is understood"),
    pytest.param([said(203)], "ok", "", id="an answer passed on by somebody else is one"),
    # what may go well the next time
    pytest.param([cut_at_once, said()], "ok", "", id="a line cut once is tried again"),
    pytest.param([said(length=5000), said()], "ok", "", id="an answer that broke off once is tried again"),
    pytest.param([said(503), said(502), said()], "ok", "", id="two bad gateways and then an answer is an answer"),
    pytest.param([said(500), said(500), said(500), said()], "status", "500", id="the fourth try is never made"),
    # statuses
    pytest.param([said(404)], "status", "404 Not Found", id="404 is told"),
    pytest.param([said(403)], "status", "403 Forbidden", id="403 is told"),
    pytest.param([said(401)], "status", "401", id="401 is told"),
    pytest.param([said(410)], "gone", "gone for good", id="410 means gone for good"),
    pytest.param([said(429)], "status", "429 Too Many", id="429 is told"),
    pytest.param([said(500)], "status", "500", id="500 is told after three tries"),
    pytest.param([said(503)], "status", "503", id="503 is told after three tries"),
    pytest.param([said(599)], "status", "599", id="a status nobody knows is told by its number"),
    pytest.param([said(206)], "status", "206", id="a part that nobody asked for is no answer"),
    pytest.param([said(300)], "status", "300", id="a choice of answers is none"),
    pytest.param([said(304, b"", etag=ETAG)], "status", "304", id="304 without having asked is an error"),
    pytest.param([said(204, b"")], "empty", "nothing", id="204 is an empty answer"),
    pytest.param([said(body=b"")], "empty", "nothing", id="200 with an empty body is an empty answer"),
    pytest.param([said(body=b" \r\n\t ")], "empty", "nothing", id="200 with blanks is an empty answer"),
    pytest.param([zipped(b"")], "empty", "nothing", id="an empty body in gzip is an empty answer"),
    # lengths that lie
    pytest.param([said(length=5000)], "truncated", "broke off", id="less than the announced length is noticed"),
    pytest.param([said(length=10)], "truncated", "longer", id="more than the announced length is noticed"),
    pytest.param([said(length=0)], "empty", "nothing", id="a length of nothing is believed"),
    pytest.param([said(length=99_000_000)], "truncated", "broke off", id="a huge length that is not kept is noticed"),
    pytest.param([said(content_length="7, 8")], "garbled", "proper", id="two lengths are no length"),
    pytest.param([chunked(FEED, end=b"")], "truncated", "broke off", id="chunks without an end are noticed"),
    pytest.param([chunked(FEED, end=b"zz\r\n")], "truncated", "broke off", id="a chunk without a size is noticed"),
    pytest.param([chunked(FEED, end=b"fff\r\nabc")], "truncated", "broke off", id="a chunk that is short is noticed"),
    pytest.param([chunked(FEED, end=b"-5\r\nabcde")], "truncated", "", id="a chunk of negative size is noticed"),
    pytest.param(
        [zipped()[:-9].replace(b"Content-Length", b"X")],
        "truncated",
        "compression breaks off",
        id="gzip that breaks off is noticed",
    ),
    # compression
    pytest.param([zipped(times=2)], "garbled", "twice", id="gzip in gzip is refused"),
    pytest.param([zipped(times=3)], "garbled", "twice", id="gzip in gzip in gzip is refused"),
    pytest.param([said(body=gzip.compress(FEED))], "garbled", "without saying", id="gzip unsaid is refused"),
    pytest.param([said(content_encoding="gzip")], "garbled", "broken", id="a body that only says gzip is refused"),
    pytest.param([said(content_encoding="br")], "garbled", "not asked", id="brotli unasked is refused unread"),
    pytest.param([said(content_encoding="zstd")], "garbled", "not asked", id="zstd unasked is refused unread"),
    pytest.param([said(content_encoding="deflate")], "garbled", "not asked", id="deflate unasked is refused unread"),
    pytest.param([said(content_encoding="gzip, gzip")], "garbled", "not asked", id="two codings are refused unread"),
    pytest.param([said(body=bomb(64), content_encoding="gzip")], "too large", "1,000,000", id="a gzip bomb is defused"),
    # more than anybody wants
    pytest.param([said(body=bytes(1_000_001))], "too large", "larger", id="one byte too many is too many"),
    pytest.param([endless], "too large", "larger", id="a body without end is left"),
    pytest.param([endless_members], "too large", "larger", id="compressed nothing without end is left"),
    pytest.param([endless_headers], "garbled", "proper", id="headers without end are left"),
    pytest.param([said(x_big="a" * 70_000)], "garbled", "proper", id="a header of 70 kB is refused"),
    pytest.param([said(**MANY)], "garbled", "proper", id="150 headers are refused"),
    # what is no answer
    pytest.param([b"\x16\x03\x01\x02\x00\x01\x00" * 9], "garbled", "proper", id="TLS on a plain port is no answer"),
    pytest.param([b"SSH-2.0-OpenSSH_9.9\r\n"], "garbled", "proper", id="another protocol is no answer"),
    pytest.param([b"\r\n\r\n"], "garbled", "proper", id="blank lines are no answer"),
    pytest.param([b"HTTP/1.1 abc OK\r\n\r\n"], "garbled", "proper", id="a status of letters is no answer"),
    pytest.param([b"HTTP/9.9 200 OK\r\n\r\n"], "garbled", "proper", id="a protocol of the future is no answer"),
    pytest.param([cut_at_once], "refused", "cut before", id="a line that is always cut is told"),
    pytest.param([b"HTTP/1.1 200 OK\r\nContent-Le"], "empty", "nothing", id="headers cut short hold nothing"),
]


@pytest.mark.parametrize(("behaviour", "kind", "words"), ENDINGS)
def test_each_behaviour_ends_as_promised(
    server: Any, fetcher: Any, behaviour: list[Any], kind: str, words: str
) -> None:
    fetched = fetcher(max_bytes=1_000_000).get(server.on("/feed", *behaviour))
    assert (fetched.kind, bool(fetched.error)) == (kind, kind != "ok")
    assert words in fetched.error
    assert fetched.failed == (kind != "ok")
    assert fetched.body == (FEED if kind == "ok" else b"")
