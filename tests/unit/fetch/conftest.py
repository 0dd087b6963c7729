"""A server on this machine that misbehaves as it is told, names that lead where a test says, and a clock."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from tasks.ingest.fetch import Clock, Fetcher, FetchSettings

NOW = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)
MISSING = b"HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno"
Behaviour = bytes | Callable[["Talk"], None]


@dataclass
class Talk:
    """One request, seen from the server."""

    server: Server
    line: socket.socket
    path: str
    host: str
    headers: dict[str, str]

    def send(self, data: bytes) -> None:
        self.line.sendall(data)

    def wait(self, seconds: float) -> None:
        self.server.over.wait(seconds)

    def drip(self, data: bytes, seconds: float) -> None:
        """Send byte by byte until the server is stopped or the other side has had enough."""
        for nth in range(len(data)):
            if self.server.over.wait(seconds):
                return
            self.send(data[nth : nth + 1])


@dataclass
class Server:
    """Listens on loopback. `says` holds for each path what is said the first, second, … time; the last is repeated."""

    tls: ssl.SSLContext | None = None
    says: dict[str, list[Behaviour]] = field(default_factory=dict)
    asked: list[Talk] = field(default_factory=list)
    connections: int = 0
    over: threading.Event = field(default_factory=threading.Event)
    clock: Clock | None = None
    ticks: list[float] = field(default_factory=list)
    active: int = 0
    most: int = 0

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._lines: list[socket.socket] = []
        self._counts: dict[str, int] = {}
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def on(self, path: str, *said: Behaviour) -> str:
        """Say what a path answers; give its address."""
        self.says[path] = list(said)
        return self.url(path)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [talk.path for talk in self.asked]

    def stop(self) -> None:
        self.over.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for line in self._lines:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()

    def _listen(self) -> None:
        while not self.over.is_set():
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self.connections += 1
                self._lines.append(line)
            threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError), line:
            if self.tls:
                line = self.tls.wrap_socket(line, server_side=True)
            with line:
                while (talk := self._heard(line)) and self._answered(talk):
                    pass

    def _heard(self, line: socket.socket) -> Talk | None:
        data = b""
        while b"\r\n\r\n" not in data:
            piece = line.recv(65536)
            if not piece:
                return None
            data += piece
        first, *rest = data.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (each.partition(":") for each in rest)}
        return Talk(server=self, line=line, path=first.split(" ")[1], host=headers.get("host", ""), headers=headers)

    def _answered(self, talk: Talk) -> bool:
        """Answer; tell whether the connection stays open."""
        with self._lock:
            self.asked.append(talk)
            if self.clock:
                self.ticks.append(self.clock.ticks())
            said = self.says.get(talk.path, [MISSING])
            nth = self._counts.get(talk.path, 0)
            self._counts[talk.path] = nth + 1
            behaviour = said[min(nth, len(said) - 1)]
            self.active += 1
            self.most = max(self.most, self.active)
        try:
            if isinstance(behaviour, bytes):
                talk.send(behaviour)
                head, _, body = behaviour.partition(b"\r\n\r\n")
                return b" 304 " in head or head.endswith(b"Content-Length: %d" % len(body))
            behaviour(talk)
            return False
        finally:
            with self._lock:
                self.active -= 1


@dataclass
class FakeClock(Clock):
    """Time passes only where somebody waits for it."""

    time: float = 1000.0
    waits: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.time - 1000)

    def ticks(self) -> float:
        return self.time

    def wait(self, condition: threading.Condition, seconds: float | None) -> None:
        if seconds is None:
            condition.wait()
            return
        self.waits.append(seconds)
        self.time += seconds


@dataclass
class World:
    """Names, and the server that all public addresses really lead to; `dialled` holds what was connected to."""

    server: Server
    names: dict[str, list[list[str]]] = field(default_factory=dict)  # what each look-up gives, the last repeated
    dialled: list[str] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> list[tuple[int, tuple[str, int]]]:
        self.looked_up.append(host)
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        given = self.names[host]
        found = given.pop(0) if len(given) > 1 else given[0]
        return [(socket.AF_INET6 if ":" in each else socket.AF_INET, (each, port)) for each in found]

    def connect(self, place: tuple[int, tuple[str, int]], seconds: float) -> socket.socket:
        from tasks.ingest.fetch.dial import connect

        self.dialled.append(place[1][0])
        return connect((socket.AF_INET, ("127.0.0.1", self.server.port)), seconds)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.stop()


@pytest.fixture
def world(server: Server) -> World:
    return World(server=server)


@pytest.fixture
def fetcher(clock: FakeClock) -> Iterator[Callable[..., Fetcher]]:
    """Make fetchers that may reach loopback, wait on no real clock, and are closed at the end."""
    made: list[Fetcher] = []

    def make(world: World | None = None, **settings: Any) -> Fetcher:
        rules: dict[str, Any] = {
            "allow": frozenset({"127.0.0.1"}) if world is None else frozenset(),
            "deadline": 20.0,
            **settings,
        }
        edges: dict[str, Any] = {} if world is None else {"resolver": world.resolve, "connector": world.connect}
        made.append(Fetcher(FetchSettings(**rules), clock=clock, chance=Random(1), **edges))
        return made[-1]

    yield make
    for each in made:
        each.close()
