"""Workspaces over the real articles, and runs of the plain engine in them."""

import datetime as dt
import json
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from flows.cli import main
from flows.daily import run
from flows.delivery import Means
from flows.job import Outcome, prepare
from flows.runner import PlainRunner
from tasks.deliver import Sending
from tasks.errors import DeliveryError
from tasks.settings import Channel
from tasks.workspace import VARIABLE, Workspace
from tests.flows.nursery import Nursery

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
LONG_AGO = 1_000_000_000  # seconds since 1970
Briefing = dict[str, Any]
Brief = Callable[..., Outcome]
Here = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Workspace]:
    """Give a function that makes empty workspaces, for what several tests start from; each then takes a copy."""

    def make() -> Workspace:
        place = Workspace(root=tmp_path_factory.mktemp("fresh").resolve())
        place.seeds.mkdir()
        return place

    return make


@pytest.fixture
def copied(empty: Workspace) -> Callable[[Workspace], Workspace]:
    """Give a function that copies a workspace into the empty one, times and all, and gives that."""

    def copy(place: Workspace) -> Workspace:
        shutil.copytree(place.root, empty.root, dirs_exist_ok=True)
        return empty

    return copy


@pytest.fixture
def empty(tmp_path: Path) -> Workspace:
    """A workspace whose seeds/ is there and empty."""
    place = Workspace(root=tmp_path.resolve())
    place.seeds.mkdir()
    return place


@pytest.fixture
def seeded(empty: Workspace) -> Workspace:
    """A workspace that holds the five articles, laid there long ago: no program looks twice at them."""
    for file in SEEDS:
        os.utime(shutil.copy(file, empty.seeds), (LONG_AGO, LONG_AGO))
    return empty


@pytest.fixture(scope="session")
def briefed_once(fresh: Callable[[], Workspace], brief: Brief) -> Workspace:
    place = fresh()
    shutil.copytree(ROOT / "seeds", place.seeds, dirs_exist_ok=True)
    brief(place, at=dt.datetime.now(dt.UTC), day=NOON.date())
    return place


@pytest.fixture
def briefed(briefed_once: Workspace, copied: Callable[[Workspace], Workspace]) -> Workspace:
    """A workspace of the five articles whose briefing of 22 November 2026 is written."""
    return copied(briefed_once)


@pytest.fixture(scope="session")
def brief() -> Brief:
    """Give a function that writes a workspace's briefing at a time, noon of 22 November 2026 by default."""

    def write(place: Workspace, *, at: dt.datetime = NOON, day: dt.date | None = None, edition: str = "") -> Outcome:
        (job,) = prepare(place, now=at, day=day, edition=edition)
        return run(job, PlainRunner())

    return write


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    """Give a function that runs a command in a folder, in this process: exit code, output, errors."""
    for name in [VARIABLE, *(name for name in os.environ if name.startswith(("PREFECT", "MUJAZ")))]:
        monkeypatch.setenv(name, "")  # so that what a command sets is taken back, too
        monkeypatch.delenv(name)

    def call(*words: str, at: Path) -> tuple[int, str, str]:
        monkeypatch.chdir(at)
        monkeypatch.setattr(sys, "argv", ["mujaz", *words])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture(scope="session")
def nursery(fresh: Callable[[], Workspace]) -> Iterator[Nursery]:
    """Where programs come from that a test means to kill, or has many of."""
    warm = fresh()
    shutil.copytree(ROOT / "seeds", warm.seeds, dirs_exist_ok=True)
    made = Nursery(warm.root)
    yield made
    made.close()


@pytest.fixture
def page() -> Callable[[Outcome], Briefing]:
    """Give a function that reads the JSON page of an outcome from the disk."""

    def read(outcome: Outcome) -> Briefing:
        found: Briefing = json.loads(outcome.page.with_suffix(".json").read_text(encoding="utf-8"))
        return found

    return read


@dataclass
class Site:
    """A server on this machine: what it says at each path, and what it was asked."""

    root: str = ""
    says: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def put(self, path: str, body: bytes, status: int = 200, **headers: str) -> None:
        self.says[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)

    def answer(self, path: str, tag: str | None) -> tuple[int, dict[str, str], bytes]:
        self.asked.append(path)
        status, headers, body = self.says.get(path, (404, {}, b"not here"))
        return (304, headers, b"") if tag and tag == headers.get("ETag") else (status, headers, body)


@pytest.fixture
def site() -> Iterator[Site]:
    """Serve a site on this machine for one test."""
    place = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, headers, body = place.answer(self.path, self.headers.get("If-None-Match"))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    place.root = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield place
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass
class Poster:
    """A server on this machine that is posted to: what it answers (the last for ever), and what it was given."""

    root: str = ""
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=lambda: [(200, {})])
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def poster() -> Iterator[Poster]:
    """Serve one for a test."""
    place = Poster()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            place.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            status, headers = place.answers.pop(0) if len(place.answers) > 1 else place.answers[0]
            self.send_response(status)
            for name, value in {"Content-Length": "0", **headers}.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    place.root = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield place
    server.shutdown()
    thread.join()
    server.server_close()


TWO_CHANNELS = """
[[channels]]
name = "mail"
kind = "webhook"
url = "http://127.0.0.1:9/"

[[channels]]
name = "phone"
kind = "webhook"
url = "http://127.0.0.1:9/"
"""
Parcel = tuple[str, str, str]  # channel, subject, key


@dataclass
class Post:
    """What was sent, by whom, in order."""

    sent: list[Parcel] = field(default_factory=list)
    letters: list[Sending] = field(default_factory=list)
    fails: dict[str, bool] = field(default_factory=dict)  # by channel; true: trying again may help
    dies: str = ""  # the channel after whose next sending the run dies
    waits: list[float] = field(default_factory=list)
    settings: str = TWO_CHANNELS

    def make(self, channel: Channel) -> Any:
        post = self

        class Fake:
            MIRRORS = channel.kind == "folder"

            def deliver(self, sending: Sending) -> str:
                if channel.name in post.fails:
                    again = post.fails[channel.name]
                    raise DeliveryError(channel.name, "it is closed", "Open it.", again=again)
                post.sent.append((channel.name, sending.letter.subject, sending.key))
                post.letters.append(sending)
                if post.dies == channel.name:
                    post.dies = ""
                    raise KeyboardInterrupt
                return ""

        return Fake()

    @property
    def means(self) -> Means:
        return Means(now=lambda: dt.datetime.now(dt.UTC), sleep=self.waits.append, make=self.make)

    def took(self) -> list[Parcel]:
        """Give what was sent since the last time."""
        taken, self.sent = self.sent, []
        return taken

    def titles(self) -> list[tuple[str, str]]:
        """Give kind and title of the letters since the last time."""
        taken, self.letters = self.letters, []
        return [(each.letter.kind, each.letter.title) for each in taken]


@pytest.fixture
def post() -> Post:
    """Give channels that only remember."""
    return Post()
