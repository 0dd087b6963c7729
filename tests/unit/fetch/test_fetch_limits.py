"""Deadlines that hold against the slowest sender, and memory that holds against the fullest."""

from __future__ import annotations

import gzip
import socket
import threading
import tracemalloc
import zlib
from time import monotonic
from typing import Any

import pytest

DEADLINE = 0.5
HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"


def silent(talk: Any) -> None:
    talk.wait(30)


def drips_status(talk: Any) -> None:
    talk.drip(b"HTTP/1.1 200 OK\r\n" * 100, 0.05)


def drips_headers(talk: Any) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\n")
    talk.drip(b"X-A: aaaaaaaa\r\n" * 100, 0.05)


def drips_body(talk: Any) -> None:
    talk.send(HEAD)
    talk.drip(b"a" * 1000, 0.05)


def drips_chunks(talk: Any) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    talk.drip(b"1\r\na\r\n" * 300, 0.02)


def drips_size(talk: Any) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    talk.drip(b"0" * 5000, 0.05)


def drips_trailers(talk: Any) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n")
    talk.drip(b"X-A: a\r\n" * 1000, 0.02)


def drips_gzip(talk: Any) -> None:
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
    talk.drip(gzip.compress(b"") * 1000, 0.02)


def continues(talk: Any) -> None:
    talk.drip(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000, 0.01)


def forgets_the_rest(talk: Any) -> None:
    talk.send(HEAD + b"a" * 10)
    talk.wait(30)


@pytest.mark.parametrize(
    "behaviour",
    [
        pytest.param(silent, id="a server that says nothing"),
        pytest.param(drips_status, id="a status byte by byte"),
        pytest.param(drips_headers, id="headers byte by byte"),
        pytest.param(drips_body, id="a body byte by byte"),
        pytest.param(drips_chunks, id="chunks byte by byte"),
        pytest.param(drips_size, id="the size of a chunk byte by byte"),
        pytest.param(drips_trailers, id="trailers byte by byte"),
        pytest.param(drips_gzip, id="compressed nothing byte by byte"),
        pytest.param(continues, id="“continue” byte by byte"),
        pytest.param(forgets_the_rest, id="a body whose rest never comes"),
    ],
)
def test_the_deadline_holds(server: Any, fetcher: Any, behaviour: Any) -> None:
    made = fetcher(deadline=DEADLINE)
    begun = monotonic()
    fetched = made.get(server.on("/feed", behaviour))
    assert fetched.kind == "timeout"
    assert monotonic() - begun < DEADLINE + 1.5  # the machine may be busy


def test_the_deadline_is_for_all_hops_and_tries_together(server: Any, fetcher: Any) -> None:
    def late(talk: Any) -> None:
        talk.wait(0.2)
        nth = int(talk.path[1:])
        talk.send(f"HTTP/1.1 302 Found\r\nLocation: /{nth + 1}\r\nContent-Length: 0\r\n\r\n".encode())

    for nth in range(9):
        server.on(f"/{nth}", late)
    begun = monotonic()
    assert fetcher(deadline=DEADLINE).get(server.url("/0")).kind == "timeout"
    assert monotonic() - begun < DEADLINE + 1.5
    assert len(server.asked) == 3


def test_a_resolver_that_hangs_is_not_waited_for(world: Any, fetcher: Any) -> None:
    hang = threading.Event()

    def resolve(host: str, port: int) -> list[Any]:
        del host, port
        hang.wait(30)
        return []

    world.resolve = resolve
    made = fetcher(world, connect=0.1, deadline=DEADLINE)
    begun = monotonic()
    assert made.get("http://slow.test/").kind == "timeout"
    assert monotonic() - begun < DEADLINE + 1.5
    hang.set()


def test_a_host_that_does_not_take_the_call_is_given_up_soon(fetcher: Any) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port = listener.getsockname()[1]
        waiting = [socket.socket() for _ in range(3)]  # fill the queue, so that the next greeting is not heard
        for each in waiting:
            each.settimeout(0)
            each.connect_ex(("127.0.0.1", port))
        begun = monotonic()
        fetched = fetcher(connect=0.1, deadline=DEADLINE).get(f"http://127.0.0.1:{port}/")
        for each in waiting:
            each.close()
    assert fetched.kind == "timeout"
    assert monotonic() - begun < DEADLINE + 1.5


def test_nobody_there_is_told(fetcher: Any) -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        fetched = fetcher().get(f"http://127.0.0.1:{reserved.getsockname()[1]}/")
    assert (fetched.kind, fetched.error) == ("refused", "nobody answers at this address")


def test_a_dead_address_leaves_time_for_the_next(world: Any, fetcher: Any) -> None:
    world.names["two.test"] = [["93.184.216.34", "93.184.216.35"]]
    world.server.on("/", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    through = world.connect
    shares = []

    def connect(place: Any, seconds: float) -> Any:
        shares.append(seconds)
        if place[1][0].endswith("34"):
            raise TimeoutError("timed out")
        return through(place, seconds)

    world.connect = connect
    assert fetcher(world, connect=8.0).get("http://two.test/").kind == "ok"
    assert shares[0] <= 4 < shares[1] <= 8


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_bomb_costs_no_more_than_the_limit(server: Any, fetcher: Any, times: int) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    body = b"".join(packer.compress(bytes(1 << 20)) for _ in range(40)) + packer.flush()
    for _ in range(times - 1):
        body = gzip.compress(body)
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n"
    url = server.on("/feed", head.encode() + body)
    made = fetcher(max_bytes=1_000_000)
    tracemalloc.start()
    fetched = made.get(url)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert fetched.kind == ("too large" if times == 1 else "garbled")
    assert peak < 6_000_000
