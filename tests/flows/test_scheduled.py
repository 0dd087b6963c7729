"""Under a real Prefect server: the day of a scheduled run, what becomes of late ones, and what is refused."""

import datetime as dt
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tasks.store import Store
from tasks.workspace import Workspace

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
ZONE = "Africa/Tripoli"
MODES = ("latest", "each", "none")
NOW = dt.datetime.now(dt.UTC)
# the time of the day at which the schedules fire: two hours ago, wherever in the day that is
TIMES = [NOW.replace(second=0, microsecond=0) - dt.timedelta(hours=2, days=days) for days in (3, 2, 1, 0)]
DAYS = [time.astimezone(ZoneInfo(ZONE)).date() for time in TIMES]
CRON = "{0.minute} {0.hour} * * *".format(TIMES[0].astimezone(ZoneInfo(ZONE)))
pytestmark = pytest.mark.prefect

# a deployment for each edition, and the runs of three days that nobody took
DEPLOY = """
import json, sys
from prefect.client.orchestration import get_client
from prefect.schedules import Cron
from flows.orchestrated import daily
from flows.parameters import narrow
place, cron, zone, start, end = sys.argv[1:]
editions = ["latest", "each", "none"]
made = {}
with get_client(sync_client=True) as client:
    for mode in editions:
        given = {"edition": mode, "workspace": place}
        one = daily.to_deployment(mode, schedule=Cron(cron, timezone=zone), parameters=given)
        narrow(one, editions)
        made[mode] = str(one.apply())
        client.request("POST", "/deployments/{id}/schedule", path_params={"id": made[mode]},
                       json={"start_time": start, "end_time": end, "min_runs": 3, "max_runs": 3}).raise_for_status()
print("MADE", json.dumps(made))
"""

# what is due of a deployment, the oldest first
DUE = """
import asyncio, datetime as dt, sys
from uuid import UUID
from prefect.client.orchestration import get_client
from flows.orchestrated import daily

async def due(deployment):
    async with get_client() as client:
        now = dt.datetime.now(dt.UTC)
        found = await client.get_scheduled_flow_runs_for_deployments([UUID(deployment)], scheduled_before=now)
        return sorted(found, key=lambda each: each.expected_start_time)
"""

# takes it up as Prefect's own runner does, in a process for each run
SERVE = f"""{DUE}
from prefect.runner import Runner

async def take(deployment):
    async with Runner(name="test", pause_on_shutdown=False) as runner:
        for run in await due(deployment):
            await runner.execute_flow_run(run.id)

asyncio.run(take(sys.argv[1]))
"""

# takes it up in one process: the same flow runs, without the start of a program for each
TAKE = f"""{DUE}
from prefect.flow_engine import run_flow

for deployment in sys.argv[1:]:
    for run in asyncio.run(due(deployment)):
        run_flow(daily, flow_run=run, parameters=run.parameters, return_type="state")
"""


@dataclass
class Server:
    """A Prefect server on this machine, and what runs against it."""

    api: str
    environment: dict[str, str]
    deployments: dict[str, str] = field(default_factory=dict)

    def say(self, code: str, *words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *(("-c", code) if code else ()), *words]
        return subprocess.run(
            command, capture_output=True, text=True, check=False, cwd=cwd, env=self.environment, timeout=200
        )

    def ask(self, path: str, **body: Any) -> Any:
        asked = urllib.request.Request(
            f"{self.api}/{path}",
            data=json.dumps(body).encode() if body else None,
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(asked, timeout=120) as answer:
            return json.load(answer)

    def runs(self, deployment: str) -> list[dict[str, Any]]:
        """Give the runs of a deployment that are due, the oldest first."""
        wanted = {"deployment_id": {"any_": [self.deployments[deployment]]}}
        due = {"expected_start_time": {"before_": dt.datetime.now(dt.UTC).isoformat()}}
        found: list[dict[str, Any]] = self.ask("flow_runs/filter", flow_runs={**wanted, **due}, limit=50)
        return sorted(found, key=lambda run: run["expected_start_time"])

    def run_by_hand(self, name: str, *words: str) -> subprocess.CompletedProcess[str]:
        return self.say("", "-m", "prefect", "deployment", "run", f"daily-briefing/{name}", *words)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home, port = tmp_path_factory.mktemp("prefect"), free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT", "MUJAZ"))}
    api = f"http://127.0.0.1:{port}/api"
    settings = {
        "PREFECT_HOME": str(home),
        "PREFECT_API_URL": api,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_LOGGING_LEVEL": "ERROR",
        "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
        "DO_NOT_TRACK": "1",
        "PYTHONPATH": str(ROOT),
    }
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        "--factory",
        "prefect.server.api.server:create_app",
        "--port",
        str(port),
    ]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([*command, "--log-level", "error"], env=kept | settings, stdout=quiet, stderr=quiet)
    try:
        made = Server(api=api, environment=kept | settings)
        deadline = time.monotonic() + 180
        while True:
            try:
                made.ask("health")
                break
            except (urllib.error.URLError, ConnectionError):
                assert time.monotonic() < deadline, "no server came up"
                assert process.poll() is None
                time.sleep(0.2)
        yield made
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with an edition for each mode, all written on the day before the outage; an article came since."""
    from flows.daily import run
    from flows.job import prepare
    from flows.runner import PlainRunner

    made = Workspace(root=tmp_path_factory.mktemp("late").resolve())
    made.seeds.mkdir()
    blocks = "".join(f'[[editions]]\nname = "{mode}"\ntimezone = "{ZONE}"\ncatch_up = "{mode}"\n' for mode in MODES)
    gone = '[[sources]]\nname = "gone"\nfolder = "gone"\n[[sources]]\nname = "seeds"\nfolder = "seeds"\n'
    made.settings.write_text(blocks + gone, encoding="utf-8")
    shutil.copy(SEEDS[0], made.seeds)
    for job in prepare(made, now=TIMES[0]):
        run(job, PlainRunner())
    shutil.copy(SEEDS[2], made.seeds)
    return made


@pytest.fixture(scope="module")
def late(server: Server, place: Workspace) -> Server:
    """The server with three late runs of each edition, all taken up."""
    start = (TIMES[0] + dt.timedelta(hours=1)).isoformat()
    ran = server.say(DEPLOY, str(place.root), CRON, ZONE, start, NOW.isoformat())
    assert ran.returncode == 0, ran.stderr
    server.deployments = json.loads(ran.stdout.split("MADE ")[1])
    assert [len(server.runs(mode)) for mode in server.deployments] == [3, 3, 3]
    for code, modes in ((TAKE, ("latest", "none")), (SERVE, ("each",))):
        ran = server.say(code, *(server.deployments[mode] for mode in modes))
        assert ran.returncode == 0, ran.stderr
    return server


def states(server: Server, mode: str) -> list[str]:
    return [run["state"]["name"] for run in server.runs(mode)]


def days(place: Workspace, edition: str) -> list[dt.date]:
    with Store.open(f"sqlite:///{place.store}") as store:
        return list(store.editions_and_dates()[edition])


def told(place: Workspace, edition: str, day: dt.date) -> list[str]:
    page = json.loads((place.root / "reports" / edition / f"{day}.json").read_text(encoding="utf-8"))
    return sorted(Path(each["file"]).name[:3] for story in page["stories"] for each in story["articles"])


def test_latest_skips_the_older_runs_and_the_newest_tells_all(late: Server, place: Workspace) -> None:
    assert states(late, "latest") == [*["Skipped: a later day is due"] * 2, "CompletedWithErrors"]
    assert "catch_up" in late.runs("latest")[0]["state"]["message"]
    assert days(place, "latest") == [DAYS[0], DAYS[3]]
    assert told(place, "latest", DAYS[3]) == ["002"]


def test_each_writes_every_day_in_order(late: Server, place: Workspace) -> None:
    assert states(late, "each") == ["CompletedWithErrors", *["Skipped: already written"] * 2]
    assert days(place, "each") == DAYS
    assert [told(place, "each", day) for day in DAYS[1:]] == [[], [], ["002"]]


def test_none_writes_nothing_that_is_too_late(late: Server, place: Workspace) -> None:
    assert states(late, "none") == ["Skipped: too late"] * 3
    assert days(place, "none") == DAYS[:1]


def test_runs_are_named_by_the_days_that_they_wrote(late: Server) -> None:
    assert [run["name"] for run in late.runs("latest")] == [f"briefing latest, {day}" for day in DAYS[1:]]
    assert late.runs("each")[0]["name"] == f"briefing each, {DAYS[1]} to {DAYS[3]}"


def test_the_artifacts_tell_the_briefing_the_sources_the_gaps_and_the_steps(late: Server, place: Workspace) -> None:
    kept = {each["key"]: each for each in late.ask("artifacts/latest/filter", limit=100)}
    assert {"briefing-latest", "sources-latest", "gaps-latest", "steps-latest"} <= kept.keys()
    page = place.root / "reports" / "latest" / f"{DAYS[3]}.html"
    assert kept["briefing-latest"]["data"].startswith(f"[موجز, {DAYS[3]}]({page.as_uri()}) · `{page}`")
    steps = {row["step"]: row for row in json.loads(kept["steps-latest"]["data"])}
    assert {"extract", "group", "compose", "rendered"} <= steps.keys()
    assert all(row["seconds"] >= 0 and row["CPU seconds"] >= 0 and row["calls"] for row in steps.values())
    assert {row["source"]: row["read"] for row in json.loads(kept["sources-latest"]["data"])} == {
        "gone": "no",
        "seeds": "yes",
    }
    assert "source failed" in {row["kind"] for row in json.loads(kept["gaps-latest"]["data"])}


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"day": "2026-02-30"}, id="a day that is none"),
        pytest.param({"day": "yesterday"}, id="no day"),
        pytest.param({"edition": "nope"}, id="an edition that there is not"),
        pytest.param({"edition": 7}, id="no name"),
    ],
)
def test_wrong_parameters_are_refused_before_a_run_exists(late: Server, given: dict[str, Any]) -> None:
    before = late.ask("flow_runs/count", flow_runs={})
    with pytest.raises(urllib.error.HTTPError, match="409") as refused:
        late.ask(f"deployments/{late.deployments['latest']}/create_flow_run", parameters=given)
    assert next(iter(given)) in refused.value.read().decode()
    assert late.ask("flow_runs/count", flow_runs={}) == before


def test_the_form_offers_the_editions_and_says_what_each_field_means(late: Server) -> None:
    form = late.ask(f"deployments/{late.deployments['latest']}")["parameter_openapi_schema"]["properties"]
    assert form["edition"]["enum"] == ["", *MODES]
    assert all(each["description"] for each in form.values())


@pytest.mark.parametrize("given", ["day=2026-02-30", "editon=latest"])
def test_the_command_line_of_prefect_refuses_them_too(late: Server, given: str) -> None:
    before = late.ask("flow_runs/count", flow_runs={})
    ran = late.run_by_hand("latest", "-p", given)
    assert ran.returncode != 0
    assert given.partition("=")[0] in ran.stdout + ran.stderr
    assert late.ask("flow_runs/count", flow_runs={}) == before


@pytest.mark.parametrize(
    ("day", "fits"),
    [("2024-02-29", True), ("2023-02-29", False), ("2000-02-29", True), ("1900-02-29", False), ("2026-11-31", False)],
)
def test_the_pattern_of_a_day_knows_the_calendar(day: str, *, fits: bool) -> None:
    from flows.orchestrated import A_DAY

    assert bool(re.search(A_DAY, day)) == fits


def test_a_run_by_hand_writes_the_day_it_was_given_and_nothing_readable_fails(late: Server, place: Workspace) -> None:
    elsewhere = place.root / "elsewhere"
    elsewhere.mkdir()
    ran = late.run_by_hand("none", "-p", f"day={DAYS[2]}", "-p", f"seeds={elsewhere / 'gone'}")
    assert ran.returncode == 0, ran.stderr
    ran = late.say(TAKE, late.deployments["none"])
    assert ran.returncode == 0, ran.stderr
    run = late.runs("none")[-1]
    assert (run["state"]["name"], run["name"]) == ("Failed", f"briefing none, {DAYS[2]}")
    assert "nothing could be read" in run["state"]["message"]
    assert DAYS[2] in days(place, "none")
