"""What Prefect remembers of runs goes after the days that `[keep] runs` says, from a real database, with any server."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from flows import environment
from tasks.workspace import Workspace

ROOT = Path(__file__).parents[2]
CHILDREN = ("task_run", "artifact", "log", "flow_run_state")  # what a run leaves; each names its flow run
AGED = {
    "flow_run": ("start_time", "end_time", "expected_start_time"),
    "events": ("occurred",),
    "event_resources": ("occurred",),
}
MUJAZ = [sys.executable, "-c", "from flows.cli import main; main()"]


@pytest.fixture(scope="module")
def remembering(
    tmp_path_factory: pytest.TempPathFactory, prefect_environment: dict[str, str]
) -> Callable[..., Workspace]:
    """Give a function that copies a workspace in which Prefect remembers one run, so many days old."""
    place = Workspace(root=tmp_path_factory.mktemp("remembering").resolve())
    shutil.copytree(ROOT / "seeds", place.seeds)
    place.settings.write_text("[keep]\nruns = 20\n", encoding="utf-8")
    mujaz(place, prefect_environment)

    def copy(days: int) -> Workspace:
        there = Workspace(root=tmp_path_factory.mktemp("aged").resolve())
        shutil.copytree(place.root, there.root, dirs_exist_ok=True)
        with closing(sqlite3.connect(there.prefect / "prefect.db")) as base, base:
            for table, columns in AGED.items():
                moved = ", ".join(f"{name} = datetime({name}, '-{days} days')" for name in columns)
                base.execute(f"UPDATE {table} SET {moved}")
        return there

    return copy


def mujaz(place: Workspace, given: dict[str, str]) -> None:
    """Run `mujaz run` under Prefect, with its temporary server."""
    words = [*MUJAZ, "run"]
    ran = subprocess.run(
        words, cwd=place.root, env=given | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


def found(place: Workspace, words: str) -> list[Any]:
    """Give the first column of what an SQL query finds in Prefect's database."""
    with closing(sqlite3.connect(place.prefect / "prefect.db", timeout=60)) as base:
        return [row[0] for row in base.execute(words)]


def left(place: Workspace, run: str) -> dict[str, int]:
    """Count what Prefect remembers of a run."""
    tables = {table: f"SELECT count(*) FROM {table} WHERE flow_run_id = '{run}'" for table in CHILDREN}
    tables["events"] = f"SELECT count(*) FROM events WHERE resource_id = 'prefect.flow-run.{run}'"
    return {name: found(place, words)[0] for name, words in tables.items()}


@pytest.mark.prefect
def test_a_run_with_a_temporary_server_lets_go_of_what_is_too_old(
    remembering: Callable[..., Workspace], prefect_environment: dict[str, str]
) -> None:
    place = remembering(30)
    (old,) = found(place, "SELECT id FROM flow_run")
    assert all(left(place, old).values()), left(place, old)
    mujaz(place, prefect_environment)
    (new,) = found(place, "SELECT id FROM flow_run")
    assert new != old
    assert not any(left(place, old).values()), left(place, old)
    assert all(left(place, new).values()), left(place, new)


@pytest.mark.prefect
def test_a_run_that_is_not_too_old_stays_and_only_its_events_go(
    remembering: Callable[..., Workspace], prefect_environment: dict[str, str]
) -> None:
    place = remembering(10)
    (old,) = found(place, "SELECT id FROM flow_run")
    mujaz(place, prefect_environment)
    assert old in found(place, "SELECT id FROM flow_run")
    kept = left(place, old)
    assert kept.pop("events") == 0, "events stay for a week"
    assert all(kept.values()), kept


@pytest.mark.prefect
def test_the_server_of_a_schedule_lets_go_of_what_is_too_old(
    remembering: Callable[..., Workspace], prefect_environment: dict[str, str], service: Any, eventually: Any
) -> None:
    place = remembering(30)
    (old,) = found(place, "SELECT id FROM flow_run")
    serving = type(service)(place.root, prefect_environment)
    try:
        eventually(lambda: not found(place, f"SELECT id FROM flow_run WHERE id = '{old}'"), "the old run to go")
        eventually(lambda: not any(left(place, old).values()), "all that it left to go")
    finally:
        serving.kill()


@pytest.mark.parametrize(
    ("given", "limited"),
    [
        pytest.param({}, True, id="the workspace's own database is limited"),
        pytest.param({"PREFECT_HOME": "/elsewhere"}, False, id="a home that the user chose is left alone"),
        pytest.param(
            {"PREFECT_API_DATABASE_CONNECTION_URL": "postgresql+asyncpg://host/prefect"},
            False,
            id="a database that others may use is left alone",
        ),
    ],
)
def test_only_the_workspaces_own_database_is_limited(
    empty: Workspace, monkeypatch: pytest.MonkeyPatch, given: dict[str, str], limited: bool
) -> None:
    for name in [name for name in os.environ if name.startswith("PREFECT")]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(os, "environ", {**os.environ, **given})
    environment.settle(empty, runs=20)
    assert environment.own(empty) is limited
    assert ("PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD" in os.environ) is limited


@pytest.mark.parametrize(
    ("runs", "seconds", "events"),
    [
        pytest.param(90, "7776000", "P7D", id="events stay for a week where runs stay longer"),
        pytest.param(2, "172800", "P2D", id="events stay no longer than runs"),
    ],
)
def test_what_is_kept_is_told_in_the_servers_own_words(runs: int, seconds: str, events: str) -> None:
    assert environment.limits(runs) == {
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": seconds,
        "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": events,
    }
