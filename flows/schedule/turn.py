"""The workspace's lock, seen from a flow run: one that Prefect started waits its turn."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from prefect.runtime import deployment

from tasks.errors import AlreadyRunning, LostTurn
from tasks.workspace import Workspace, hold

PATIENCE = 1800.0  # seconds: a run by hand over thousands of feeds is over by then
PAUSE = 5.0
Result = TypeVar("Result")


def await_turn(
    place: Workspace, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
) -> None:
    """Wait while another run holds the workspace, where a deployment started this one; see `in_turn`."""

    def look() -> None:
        if deployment.id:  # else the lock itself says so, when it is taken
            with hold(place):
                pass

    in_turn(look, clock, sleep)


def in_turn(
    act: Callable[[], Result],
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Result:
    """Do what takes the workspace's lock first of all; where a deployment started this run, again while another has it.

    Nobody sees that a scheduled run is refused, and its day would be lost. A run that was started by hand is told at
    once.

    Raises:
        LostTurn: another run has held it for half an hour; this one ends as Failed, and says which.
        AlreadyRunning: the same of a run by hand, at once.
    """
    until = clock() + PATIENCE
    while True:
        try:
            return act()
        except AlreadyRunning as error:
            if not deployment.id:
                raise
            if clock() >= until:
                raise LostTurn(PATIENCE, error) from error
            logging.getLogger("prefect.mujaz").info("waits its turn: %s", error)
        sleep(PAUSE)
