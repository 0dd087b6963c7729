"""The workspace's lock, seen from a flow run: one that Prefect started waits its turn."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from prefect.runtime import deployment

from tasks.errors import AlreadyRunning
from tasks.workspace import Workspace, hold

PATIENCE = 1800.0  # seconds: a run by hand over thousands of feeds is over by then
PAUSE = 5.0


def await_turn(
    place: Workspace, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
) -> None:
    """Wait while another run holds the workspace, where a deployment started this one.

    Nobody sees that a scheduled run is refused, and its day would be lost. A run that was started by hand is told at
    once, by the lock itself.

    Raises:
        AlreadyRunning: another run holds it for half an hour; this one ends as Failed, and says which.
    """
    if not deployment.id:
        return
    until = clock() + PATIENCE
    while True:
        try:
            with hold(place):
                return
        except AlreadyRunning as error:
            if clock() >= until:
                raise
            logging.getLogger("prefect.mujaz").info("waits its turn: %s", error)
        sleep(PAUSE)
