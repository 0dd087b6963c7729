"""The process of one flow run: started when it is due, watched, and ended orderly."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import State
from prefect.client.schemas.responses import FlowRunResponse
from prefect.states import Cancelled, Crashed, Pending
from prefect.utilities.engine import propose_state_sync

from flows.schedule.server import Say

GRACE = 15  # seconds that a run which is told to stop has to say so


class Run:
    """A flow run under way, in a process of its own.

    Prefect's engine is called itself: `prefect flow-run execute` puts three more programs before it, two of which load
    all of Prefect. What they do besides, minding that somebody cancels the run and telling that it crashed, is `tend`.
    """

    def __init__(self, run: FlowRunResponse, environment: Mapping[str, str]) -> None:
        self.id, self.name = run.id, run.name
        self.parameters, self.at = run.parameters, run.expected_start_time
        self.process = subprocess.Popen(  # noqa: S603 -- Prefect's own module
            [sys.executable, "-m", "prefect.engine", str(run.id)],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for this program, which lets the run end
        )

    def tend(self, client: SyncPrefectClient) -> State[object] | None:
        """Give the state in which it ended, None while it runs; have it stop where somebody cancelled it."""
        ended = self.process.poll()
        state = client.read_flow_run(self.id).state
        if ended is None:
            if state is None or not state.is_cancelling():
                return None
            self.stop()
            return self._last(client, Cancelled(message="Cancelled while it ran."))
        if state is not None and (state.is_final() or state.is_scheduled()):
            return state
        return self._last(
            client, Crashed(message=f"Its process ended (exit {ended}) and did not say how the run went.")
        )

    def _last(self, client: SyncPrefectClient, state: State[object]) -> State[object]:
        client.set_flow_run_state(self.id, state, force=True)
        return state

    def ended(self) -> bool:
        """Tell whether it has ended."""
        return self.process.poll() is not None

    def wait(self, seconds: float) -> bool:
        """Wait for its end; tell whether it came."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(seconds)
        return self.ended()

    def stop(self) -> None:
        """Have it stop, orderly if it can: it then says itself that it crashed."""
        self.process.terminate()
        if not self.wait(GRACE):
            self.process.kill()
            self.process.wait()


def due(client: SyncPrefectClient, deployments: Sequence[UUID]) -> FlowRunResponse | None:
    """Give the run that has been due longest, or None."""
    if not deployments:
        return None
    found = client.get_scheduled_flow_runs_for_deployments(list(deployments), dt.datetime.now(dt.UTC))
    return min(found, key=lambda run: str(run.next_scheduled_start_time), default=None)


def start(client: SyncPrefectClient, run: FlowRunResponse, say: Say) -> Run | None:
    """Start a run, where Prefect agrees that it is its turn: another may hold the slot, or it was cancelled."""
    state = propose_state_sync(client, Pending(), flow_run_id=run.id)
    if not state.is_pending():
        say(f"{run.name}: {state.name}{': ' + state.message if state.message else ''}")
        return None
    return Run(run, os.environ)


def alive(process: int, run: str) -> bool:
    """Tell whether a process is still the one of that run; without /proc, whether there is such a process."""
    if not process or not run:
        return False
    with suppress(OSError):
        return run.encode() in Path(f"/proc/{process}/cmdline").read_bytes()
    if Path("/proc/self").exists():
        return False
    try:
        os.kill(process, 0)
    except OSError as error:
        return isinstance(error, PermissionError)
    return True
