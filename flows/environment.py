"""What Prefect must find in its environment before it is first imported."""

from __future__ import annotations

import os

from tasks.workspace import Workspace

HEARTBEAT = 30  # seconds between two signs of life of a flow run, the shortest that Prefect allows


def settle(workspace: Workspace, *, quiet: bool = False) -> None:
    """Keep Prefect inside the workspace, off the network and patient; what the user has set stays as it is.

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


def _served(workspace: Workspace) -> str:
    """Give the address of the workspace's own server where `mujaz schedule` keeps one: its database bears no second."""
    from flows.schedule.note import served
    from flows.schedule.server import answers

    serving = served(workspace)
    return serving.api if serving and serving.own and serving.api and answers(serving.api) else ""
