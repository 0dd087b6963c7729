"""`mujaz schedule` with a real Prefect server: settings are followed, runs start by themselves, crashes are mended.

The tests go on from one another: a minute's schedule is set by the first, and its run is looked for by a later one.
"""

import datetime as dt
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import urllib3

from flows.job import Outcome
from tasks.workspace import Workspace

pytestmark = pytest.mark.prefect
ROOT = Path(__file__).parents[2]
DAILY = '[[editions]]\nname = "daily"\ntimezone = "Africa/Tripoli"\nschedule = "{}"\n'
TECH = '[[editions]]\nname = "tech"\nschedule = "15 7 * * mon-fri"\n'
Brief = Callable[..., Outcome]


@pytest.fixture(scope="module")
def zombie(prefect_server: Any) -> str:
    """A run of our flow that gives one sign of life, and no other."""
    flow = prefect_server.ask("/flows/", {"name": "daily-briefing"})
    state = {"type": "RUNNING", "name": "Running"}
    run = prefect_server.ask("/flow_runs/", {"flow_id": flow["id"], "name": "zombie", "state": state})
    related = {
        "prefect.resource.id": f"prefect.flow.{flow['id']}",
        "prefect.resource.role": "flow",
        "prefect.resource.name": "daily-briefing",
    }
    event = {
        "id": str(uuid.uuid4()),
        "occurred": dt.datetime.now(dt.UTC).isoformat(),
        "event": "prefect.flow-run.heartbeat",
        "resource": {"prefect.resource.id": f"prefect.flow-run.{run['id']}"},
        "related": [related],
    }
    prefect_server.ask("/events", [event])
    return str(run["id"])


def test_settings_are_followed_while_it_runs_and_a_broken_file_changes_nothing(
    service: Any, prefect_server: Any, zombie: str, eventually: Any
) -> None:
    assert zombie, "its automation is looked for at the end"
    settings = service.place / "mujaz.toml"
    daily = prefect_server.deployments()["daily"]
    assert daily["parameters"] == {"edition": "daily", "workspace": str(service.place)}
    assert cron(daily) == ("30 6 * * *", "Africa/Tripoli")
    eventually(lambda: scheduled(prefect_server, daily["id"], 4, 30), "the next runs, at 06:30 of Tripoli")
    settings.write_text(DAILY.format("* * * * *") + TECH, encoding="utf-8")
    tech = eventually(lambda: prefect_server.deployments().get("tech"), "an edition that was added")
    assert cron(tech) == ("15 7 * * mon-fri", "UTC")
    assert tech["global_concurrency_limit"]["limit"] == 1
    assert tech["concurrency_options"]["collision_strategy"] == "ENQUEUE"
    assert cron(prefect_server.deployments()["daily"]) == ("* * * * *", "Africa/Tripoli")
    settings.write_text('[[editions]]\nname = "daily"\nschedule = "30 6 * *"\n', encoding="utf-8")
    eventually(lambda: "has 4 fields, not five" in service.said(), "what is wrong to be told")
    assert "stay as they were" in service.said()
    assert set(prefect_server.deployments()) == {"daily", "tech"}, "nothing is taken away by a broken file"
    settings.write_text(DAILY.format("* * * * *"), encoding="utf-8")
    eventually(lambda: "tech" not in prefect_server.deployments(), "an edition that was taken out to go")


def cron(deployment: Any) -> tuple[str, str]:
    (schedule,) = deployment["schedules"]
    return schedule["schedule"]["cron"], schedule["schedule"]["timezone"]


def scheduled(server: Any, deployment: str, hour: int, minute: int) -> bool:
    """Tell whether the next runs stand there, each at that time of UTC."""
    runs = [dt.datetime.fromisoformat(each["expected_start_time"]) for each in server.runs(deployment, "SCHEDULED")]
    return bool(runs) and all((run.hour, run.minute) == (hour, minute) for run in runs)


def tree(folder: Path) -> dict[str, bytes]:
    """Read every file; of feeds without the time of the last change, which is when this store first saw an article."""
    return {
        str(file.relative_to(folder)): re.sub(rb"<updated>[^<]*", b"<updated>", file.read_bytes())
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


# a run that stops in the middle: when its first stage is done, and until it is killed
STUCK = """
import flows.daily, pathlib, time
def wait(*_, **__):
    pathlib.Path("middle").touch()
    time.sleep(600)
if not pathlib.Path("middle").exists():
    flows.daily.link = wait
"""


def test_killed_with_its_run_and_started_again_the_day_is_written_and_nothing_blocks_it(  # noqa: PLR0917 -- fixtures
    seeded: Workspace,
    brief: Brief,
    service: Any,
    prefect_server: Any,
    prefect_environment: dict[str, str],
    eventually: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    there = tmp_path_factory.mktemp("killed").resolve()
    shutil.copytree(seeded.seeds, there / "seeds")
    (there / "mujaz.toml").write_text(DAILY.format("30 6 * * *"), encoding="utf-8")
    shutil.copy(there / "mujaz.toml", seeded.settings)
    hooks = tmp_path_factory.mktemp("hooks")
    (hooks / "sitecustomize.py").write_text(
        f"import os, sys\nif 'prefect.engine' in sys.orig_argv:\n    exec({STUCK!r})\n", encoding="utf-8"
    )
    environment = prefect_environment | {"PREFECT_API_URL": prefect_server.api, "PYTHONPATH": f"{hooks}:{ROOT}"}
    program = type(service)(there, environment)
    try:
        eventually(lambda: "next" in program.said(), "the service")
        ident = json.loads((there / ".mujaz" / "schedule.json").read_text())["id"]
        (deployment,) = prefect_server.deployments(f"mujaz-{ident}").values()
        now = dt.datetime.now(dt.UTC).isoformat()
        state = {"type": "SCHEDULED", "state_details": {"scheduled_time": now}}
        first = prefect_server.ask(f"/deployments/{deployment['id']}/create_flow_run", {"state": state})
        eventually((there / "middle").exists, "a run in the middle")
    finally:
        program.kill()
    assert prefect_server.ask(f"/flow_runs/{first['id']}")["state_type"] == "RUNNING", "nobody told Prefect"
    held = prefect_server.ask(f"/deployments/{deployment['id']}")["global_concurrency_limit"]
    assert held["active_slots"] == 1, "its slot is still taken"
    program = type(service)(there, environment)
    try:
        done = eventually(lambda: prefect_server.runs(deployment["id"], "COMPLETED"), "the day to be written")
        assert program.end() == 0
    finally:
        program.kill()
    assert prefect_server.ask(f"/flow_runs/{first['id']}")["state_type"] == "CRASHED"
    assert dt.datetime.fromisoformat(done[0]["expected_start_time"]) == dt.datetime.fromisoformat(
        prefect_server.ask(f"/flow_runs/{first['id']}")["expected_start_time"]
    ), "for the same time, hence for the same day"
    held = prefect_server.ask(f"/deployments/{deployment['id']}")["global_concurrency_limit"]
    assert held["active_slots"] == 0
    (written,) = (there / "reports" / "daily").glob("????-??-??.html")
    assert tree(there / "reports") == tree(brief(seeded, day=dt.date.fromisoformat(written.stem)).folder)


def test_a_scheduled_run_starts_by_itself_and_writes_its_briefing(
    service: Any, prefect_server: Any, eventually: Any
) -> None:
    daily = prefect_server.deployments()["daily"]
    run = eventually(lambda: prefect_server.runs(daily["id"], "COMPLETED"), "a scheduled run that ended")[0]
    assert run["auto_scheduled"], "Prefect's scheduler made it"
    day = dt.datetime.fromisoformat(run["expected_start_time"]) + dt.timedelta(hours=2)
    assert (service.place / "reports" / "daily" / f"{day:%Y-%m-%d}.html").exists(), service.said()
    (service.place / "mujaz.toml").write_text(DAILY.format("30 6 * * *"), encoding="utf-8")
    eventually(lambda: cron(prefect_server.deployments()["daily"])[0] == "30 6 * * *", "the minutes to end")


def test_a_second_service_is_refused_and_says_who_serves(service: Any, prefect_environment: dict[str, str]) -> None:
    def mujaz(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from flows.cli import main; main()", *words]
        environment = prefect_environment | {"PYTHONPATH": str(ROOT)}
        return subprocess.run(
            command, cwd=service.place, env=environment, capture_output=True, text=True, check=False, timeout=100
        )

    second = mujaz("schedule")
    assert second.returncode == 75
    assert f"process {service.process.pid}" in second.stderr
    told = json.loads(mujaz("schedule", "status", "--json").stdout)
    assert (told["served"], told["process"]) == (True, service.process.pid)
    assert [each["next"][11:] for each in told["editions"]] == ["06:30:00+02:00"]
    assert f"served by process {service.process.pid}" in mujaz("status").stdout


def test_a_run_whose_heart_stopped_is_marked_crashed_by_the_one_automation(
    prefect_server: Any, zombie: str, eventually: Any
) -> None:
    run = eventually(
        lambda: (found := prefect_server.ask(f"/flow_runs/{zombie}"))["state_type"] == "CRASHED" and found,
        "the zombie to be found",
    )
    assert "no heartbeat for 90 seconds" in run["state"]["message"]
    assert len(prefect_server.ask("/automations/filter", {})) == 1, "three services have set it up"


def test_its_own_server_is_private_and_comes_back_when_it_dies(
    service: Any, prefect_server: Any, eventually: Any
) -> None:
    asked = urllib3.request("GET", f"{prefect_server.api}/health", headers={"Origin": "https://example.org"})
    assert "access-control-allow-origin" not in asked.headers, "no page of the web may read it"
    (died,) = service.below("flows.schedule.hosted")
    os.kill(died, signal.SIGKILL)
    eventually(lambda: service.below("flows.schedule.hosted") not in ([], [died]), "another server")
    assert "the Prefect server ended (exit -9)" in service.said()
    eventually(lambda: well(prefect_server), "it to answer at the same address")
    assert "daily" in prefect_server.deployments(), "it knows what the one before knew"
    assert (service.place / ".mujaz" / "prefect" / "prefect.db").exists(), "Prefect keeps to the workspace"


def well(server: Any) -> bool:
    try:
        return bool(server.ask("/health"))
    except urllib3.exceptions.HTTPError:
        return False
