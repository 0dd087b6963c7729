"""prefect.yaml: `prefect deploy` from a checkout, and a worker of a process pool that runs what is scheduled."""

import datetime as dt
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.prefect
ROOT = Path(__file__).parents[2]


def test_what_is_deployed_from_the_checkout_is_scheduled_and_run_by_a_worker(
    prefect_server: Any, prefect_environment: dict[str, str], eventually: Any, tmp_path: Path
) -> None:
    environment = prefect_environment | {
        "PREFECT_API_URL": prefect_server.api,
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PYTHONPATH": str(ROOT),
    }

    def prefect(*words: str) -> None:
        command = [sys.executable, "-m", "prefect", "--no-prompt", *words]
        ran = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        assert "Traceback" not in ran.stdout + ran.stderr

    prefect("work-pool", "create", "mujaz", "--type", "process")
    prefect("deploy", "--all")
    deployment = prefect_server.ask("/deployments/name/daily-briefing/daily-by-worker")
    assert deployment["entrypoint"] == "flows/orchestrated.py:daily"
    due = eventually(lambda: prefect_server.runs(deployment["id"], "SCHEDULED"), "its next runs")[0]
    at = dt.datetime.fromisoformat(due["expected_start_time"])
    assert (at.hour, at.minute, due["auto_scheduled"]) == (6, 30, True)
    place = tmp_path / "workspace"
    shutil.copytree(ROOT / "seeds", place / "seeds")
    now = dt.datetime.now(dt.UTC)
    asked = {
        "parameters": {"workspace": str(place)},
        "state": {"type": "SCHEDULED", "state_details": {"scheduled_time": now.isoformat()}},
    }
    run = prefect_server.ask(f"/deployments/{deployment['id']}/create_flow_run", asked)
    prefect("worker", "start", "--pool", "mujaz", "--limit", "1", "--run-once")
    ended = prefect_server.ask(f"/flow_runs/{run['id']}")
    assert ended["state_name"] == "Completed", ended["state"]
    assert (place / "reports" / "daily" / "latest.html").exists()
