"""One Prefect server for all tests that need one: it starts in 10 to 60 seconds."""

import os
import time
from collections.abc import Callable, Iterator

import pytest

from flows.schedule.server import Own
from tasks.workspace import Workspace

DEADLINE = 180.0  # seconds; a loaded machine takes a minute to start a server


def eventually[Found](look: Callable[[], Found], what: str, deadline: float = DEADLINE) -> Found:
    """Look until something is found."""
    until = time.monotonic() + deadline
    while time.monotonic() < until:
        if found := look():
            return found
        time.sleep(0.2)
    raise AssertionError(f"waited {deadline:.0f} seconds for {what}")


@pytest.fixture(scope="session")
def prefect_environment() -> dict[str, str]:
    """The environment of programs that tests start, without what the machine says of Prefect and Mujaz."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT", "MUJAZ"))}
    return plain | {"DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}


@pytest.fixture(scope="session")
def prefect_server(
    tmp_path_factory: pytest.TempPathFactory, prefect_environment: dict[str, str]
) -> Iterator[str]:
    """The address of a Prefect server's API."""
    home = tmp_path_factory.mktemp("server").resolve()
    patch = pytest.MonkeyPatch()
    for name in [name for name in os.environ if name.startswith("PREFECT")]:
        patch.delenv(name)
    for name, value in {**prefect_environment, "PREFECT_HOME": str(home / "prefect")}.items():
        patch.setenv(name, value)
    server = Own(Workspace(root=home), print)
    try:
        eventually(server.up, "a Prefect server")
        patch.undo()
        yield server.api
    finally:
        patch.undo()
        server.stop()
