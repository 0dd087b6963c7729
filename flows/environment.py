"""What Prefect must find in its environment before it is first imported."""

from __future__ import annotations

import os

from tasks.workspace import Workspace

HEARTBEAT = 30  # seconds between two signs of life of a flow run, the shortest that Prefect allows
EVENTS = 7  # days that Prefect keeps events by itself; they are three quarters of what a run leaves there
ELSEWHERE = ("PREFECT_API_DATABASE_CONNECTION_URL", "PREFECT_SERVER_DATABASE_CONNECTION_URL")


def settle(workspace: Workspace, *, runs: int, quiet: bool = False) -> None:
    """Keep Prefect inside the workspace, off the network and patient; what the user has set stays as it is.

    `runs`: days that a server of the workspace's own remembers a run, as `[keep]` says; of events a week at most.
    Its temporary server starts in 8 to 16 seconds, up to 60 on a loaded machine; the default patience of 20 is
    not enough. `DO_NOT_TRACK` cannot be set in a settings file.
    """
    wanted = {
        "PREFECT_HOME": str(workspace.prefect),
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": str(HEARTBEAT),
        "PREFECT_LOGGING_LEVEL": "ERROR" if quiet else "INFO",
        "DO_NOT_TRACK": "1",
    }
    if api := _served(workspace):
        wanted["PREFECT_API_URL"] = api
    for name, value in wanted.items():
        os.environ.setdefault(name, value)
    for name, value in limits(runs).items() if own(workspace) else ():
        os.environ.setdefault(name, value)


def own(workspace: Workspace) -> bool:
    """Tell whether the database that a server started here would use is the workspace's own, and nobody else's."""
    elsewhere = any(os.environ.get(name) for name in ELSEWHERE)
    return os.environ.get("PREFECT_HOME") == str(workspace.prefect) and not elsewhere


def limits(runs: int) -> dict[str, str]:
    """Give what makes a Prefect server let go of runs, with their logs and artifacts, and of events."""
    return {
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(runs * 86_400),
        "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": f"P{min(runs, EVENTS)}D",
    }


def _served(workspace: Workspace) -> str:
    """Give the address of the workspace's own server where `mujaz schedule` keeps one: its database bears no second."""
    from flows.schedule.note import served
    from flows.schedule.server import answers

    serving = served(workspace)
    return serving.api if serving and serving.own and serving.api and answers(serving.api) else ""
