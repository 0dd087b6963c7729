"""`mujaz schedule`: the loop that keeps a workspace's schedules served until it is told to stop."""

from __future__ import annotations

import datetime as dt
import os
import threading
from contextlib import ExitStack
from dataclasses import replace
from uuid import UUID

import httpx
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.objects import State
from prefect.exceptions import Abort, PrefectException, PrefectHTTPStatusError

from flows.alerts import sound
from flows.schedule import heartbeat
from flows.schedule.deployments import Deployments
from flows.schedule.mend import mend
from flows.schedule.note import Serving, lasting, left, note
from flows.schedule.plan import Followed
from flows.schedule.runs import Run, alive, due, start
from flows.schedule.server import Say, Server
from flows.schedule.telling import tell_of_death, tell_of_settings
from tasks.workspace import Workspace

POLL = 5.0  # seconds between two looks at settings, server and runs
LAST_WORDS = 100.0  # seconds that a run under way has to end after the service was told to stop
FAULTS = (httpx.HTTPError, PrefectHTTPStatusError, PrefectException, Abort)  # of a server that is not well


class Service:
    """Everything that is done at one look, and what is remembered from look to look."""

    def __init__(self, place: Workspace, server: Server, followed: Followed, serving: Serving, say: Say) -> None:
        self._place, self._server, self._followed, self._say = place, server, followed, say
        self._deployments = Deployments(lasting(place).id, own=serving.own, say=say)
        before = left(place)  # of a service that was killed
        self._note = replace(serving, run=before.run, runner=before.runner) if before else serving
        self._ids: list[UUID] = []
        self._in_step = self._mended = False
        self._run: Run | None = None

    def look(self, client: SyncPrefectClient) -> None:
        """Bring Prefect in step with the settings, mend what a crash left, start what is due."""
        before = self._followed.plans
        if said := self._followed.look():
            self._say(said)
            self._in_step = self._in_step and self._followed.plans is before
        if not self._in_step:
            heartbeat.set_up(client)
            self._ids = self._deployments.keep_in_step(client, self._followed.plans)
            self._in_step = True
            self.tell()
        self._tend(client)
        if not self._mended and self._run is None:
            self._mend(client)
        if self._run is None and self._mended and (run := due(client, self._ids)):
            self._run = start(client, run, self._say)
            if self._run:
                self._say(f"{self._run.name}: begun")
                self._write(run=str(self._run.id), runner=self._run.process.pid)

    def tell(self) -> None:
        """Say when each edition is written next."""
        now = dt.datetime.now(dt.UTC)
        for plan in self._followed.plans:
            self._say(f"{plan.edition}: next {plan.next(now):%a %d %b %Y %H:%M} {plan.zone}")
        if not self._followed.plans:
            self._say("no edition has a schedule: nothing is to be done until mujaz.toml says otherwise")

    def close(self) -> None:
        """Let the run under way end; where it takes too long, have it stop and be run again later."""
        if self._run is None or self._run.ended():
            return
        self._say(f"{self._run.name}: under way, {LAST_WORDS:.0f} seconds are left to it")
        if not self._run.wait(LAST_WORDS):
            self._run.stop()
            self._say(f"{self._run.name}: stopped, to be run again")

    def _mend(self, client: SyncPrefectClient) -> None:
        """Mend what a crash left; a run that outlived the service that started it is waited for."""
        if alive(self._note.runner, self._note.run):
            return
        mend(client, self._deployments.there(client), now=dt.datetime.now(dt.UTC), say=self._say)
        self._mended = True
        self._write(run="", runner=0)

    def _tend(self, client: SyncPrefectClient) -> None:
        if self._run is None or (state := self._run.tend(client)) is None:
            return
        self._say(f"{self._run.name}: {state.name}{': ' + state.message if state.message else ''}")
        self._alert(self._run, state)
        self._run = None
        self._mended = not state.is_crashed()  # its process was killed, say: its time is run again
        self._write(run="", runner=0)
        self.tell()

    def _alert(self, run: Run, state: State[object]) -> None:
        """Tell the alert channels what the run could not tell itself."""
        settings, now = self._followed.latest, dt.datetime.now(dt.UTC)
        if state.is_crashed():
            sound(tell_of_death, self._place, settings, run.parameters, at=run.at or now)
        elif state.is_failed():
            sound(tell_of_settings, self._place, settings, at=now)

    def _write(self, *, run: str, runner: int) -> None:
        self._note = replace(self._note, run=run, runner=runner)
        note(self._place, self._note)


def serve(place: Workspace, server: Server, followed: Followed, stopping: threading.Event, say: Say) -> None:
    """Look again and again until told to stop; a server that does not answer is waited for."""
    serving = Serving(
        process=os.getpid(), since=f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}", api=server.api, own=server.own
    )
    service, well = Service(place, server, followed, serving, say), True
    with ExitStack() as stack:
        stack.callback(server.stop)
        stack.callback(service.close)
        while not stopping.is_set():
            if not server.up():
                stopping.wait(1)
                continue
            try:
                with get_client(sync_client=True) as client:
                    while not stopping.is_set() and server.up():
                        service.look(client)
                        well = True
                        stopping.wait(POLL)
            except FAULTS as error:
                if well:
                    say(f"{server.api}: {type(error).__name__}: {error}; tried again until it answers")
                well = False
                stopping.wait(POLL)
