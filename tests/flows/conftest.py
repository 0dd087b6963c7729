"""Workspaces over the real articles, and runs of the plain engine in them."""

import datetime as dt
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from flows.daily import run
from flows.job import Outcome, prepare
from flows.runner import PlainRunner
from tasks.workspace import Workspace

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
Briefing = dict[str, Any]
Brief = Callable[..., Outcome]


@pytest.fixture
def empty(tmp_path: Path) -> Workspace:
    """A workspace whose seeds/ is there and empty."""
    place = Workspace(root=tmp_path.resolve())
    place.seeds.mkdir()
    return place


@pytest.fixture
def seeded(empty: Workspace) -> Workspace:
    """A workspace that holds the five articles."""
    for file in SEEDS:
        shutil.copy(file, empty.seeds)
    return empty


@pytest.fixture
def brief() -> Brief:
    """Give a function that writes a workspace's briefing at a time, noon of 22 November 2026 by default."""

    def write(place: Workspace, *, at: dt.datetime = NOON, day: dt.date | None = None, edition: str = "") -> Outcome:
        (job,) = prepare(place, now=at, day=day, edition=edition)
        return run(job, PlainRunner())

    return write


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
