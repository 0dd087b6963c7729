"""One `mujaz schedule`, with its own Prefect server, for all tests that need Prefect: it starts in 10 to 60 seconds."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import urllib3

from tasks.ingest.opening import WallClock

DEADLINE = 240.0  # seconds; a loaded machine takes a minute to start a server
ROOT = Path(__file__).parents[1]
EVERY_DAY = '[[editions]]\nname = "daily"\ntimezone = "Africa/Tripoli"\nschedule = "30 6 * * *"\n'
Eventually = Callable[..., Any]


def _eventually(look: Callable[[], Any], what: str, deadline: float = DEADLINE) -> Any:
    until = time.monotonic() + deadline
    while time.monotonic() < until:
        if found := look():
            return found
        time.sleep(0.2)
    raise AssertionError(f"waited {deadline:.0f} seconds for {what}")


class Hurried(WallClock):
    """The clock on the wall to whoever asks the time; a second look at fresh files comes at once."""

    def wait(self, seconds: float) -> None:
        """Let no time pass: nobody but the tests writes their files, and those are written."""


@pytest.fixture(scope="session", autouse=True)
def nobody_waits_for_fresh_files() -> Iterator[None]:
    """Spare each run in this process the second that it gives files written just now; the looks stay two."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tasks.ingest.folder.WallClock", Hurried)
        yield


@pytest.fixture(scope="session")
def eventually() -> Eventually:
    """Give a function that looks until something is found, and fails after a long while."""
    return _eventually


@dataclass(frozen=True)
class PrefectServer:
    """A Prefect server on this machine, spoken to as any program would."""

    api: str

    def ask(self, path: str, body: object = None, method: str = "") -> Any:
        """Ask it; give the JSON of its answer, None where it has none. A busy database is asked again."""
        answer = urllib3.request(
            method or ("GET" if body is None else "POST"),
            self.api + path,
            body=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
            timeout=30,
            retries=urllib3.Retry(10, status_forcelist=[503], allowed_methods=None, backoff_factor=0.2),
        )
        assert answer.status < 300, (path, answer.status, answer.data[:500])
        return json.loads(answer.data) if answer.data else None

    def deployments(self, tag: str = "mujaz") -> dict[str, Any]:
        """Give the deployments that bear a tag, by name."""
        found = self.ask("/deployments/filter", {"deployments": {"tags": {"all_": [tag]}}})
        return {each["name"]: each for each in found}

    def runs(self, deployment: str, *states: str) -> list[Any]:
        """Give the runs of a deployment, in these states or in any, the earliest scheduled first."""
        asked: dict[str, object] = {"deployment_id": {"any_": [deployment]}}
        if states:
            asked["state"] = {"type": {"any_": list(states)}}
        found: list[Any] = self.ask("/flow_runs/filter", {"flow_runs": asked, "sort": "EXPECTED_START_TIME_ASC"})
        return found


@pytest.fixture(scope="session")
def prefect_environment() -> dict[str, str]:
    """The environment of programs that tests start, without what the machine says of Prefect and Mujaz."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT", "MUJAZ"))}
    return plain | {"DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}


class Service:
    """`mujaz schedule` in a process of its own; what it says goes to a file."""

    def __init__(self, place: Path, environment: dict[str, str]) -> None:
        self.place, self.log = place, place / "log.txt"
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-c", "from flows.cli import main; main()", "schedule"],
                cwd=place,
                env={"PYTHONPATH": str(ROOT)} | environment,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def below(self, word: str = "") -> list[int]:
        """Give the processes that it started, the nearest first; those whose command line holds a word."""
        listed = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
        rows = [line.split(None, 2) for line in listed.splitlines()]
        found, last = [], {self.process.pid}
        while last:
            children = [(int(pid), args) for pid, parent, args in rows if int(parent) in last]
            found += children
            last = {pid for pid, _ in children}
        return [pid for pid, args in found if word in args]

    def end(self) -> int:
        """Tell it to end, as a supervisor does; give its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(150)

    def kill(self) -> None:
        """Kill it with all that it started; nothing is left behind, whatever a test came to."""
        for each in [*self.below(), self.process.pid]:
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        self.process.wait()


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory, prefect_environment: dict[str, str]) -> Iterator[Service]:
    """Serve a workspace of the five articles, written at 06:30 of Tripoli unless a test says otherwise."""
    place = tmp_path_factory.mktemp("scheduled").resolve()
    shutil.copytree(ROOT / "seeds", place / "seeds")
    (place / "mujaz.toml").write_text(EVERY_DAY, encoding="utf-8")
    started = Service(place, prefect_environment)
    try:
        _eventually(lambda: "daily: next" in started.said(), f"the service; {started.said()}")
        yield started
        assert started.end() == 0, started.said()
        assert started.said().rstrip().endswith("stopped")
    finally:
        started.kill()


@pytest.fixture(scope="session")
def prefect_server(service: Service) -> PrefectServer:
    """A real Prefect server: the service's own."""
    port = json.loads((service.place / ".mujaz" / "schedule.json").read_text())["port"]
    return PrefectServer(f"http://127.0.0.1:{port}/api")
