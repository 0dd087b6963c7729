"""The Prefect server that a schedule needs: one that is there already, or the workspace's own, kept alive."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from flows.schedule.note import keep, lasting
from tasks.workspace import Workspace

HOST = "127.0.0.1"
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds before a server that died is started again, doubled each time
STEADY = 120.0  # seconds alive after which the next pause is the first again
MUTE = 180.0  # seconds without an answer after which a living server is ended; a slow machine needs 60 to start one
Say = Callable[[str], None]

# what its own server is told besides `flows.environment.settle`: nobody else's page may use it, and what a run holds
# is kept in files, because leases in memory die with the server and leave their slots taken
OWN = {
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
}


class Server(Protocol):
    """A Prefect server, as far as a schedule must know it."""

    api: str
    own: bool  # it is the workspace's own

    def up(self) -> bool:
        """Tell whether it answers; see to it that it will."""
        ...

    def stop(self) -> None:
        """End it, where it is ours."""
        ...


class Elsewhere:
    """A server that someone else keeps, at PREFECT_API_URL."""

    own = False

    def __init__(self, api: str, say: Say) -> None:
        self.api, self._say, self._well = api.rstrip("/"), say, True

    def up(self) -> bool:
        """Tell whether it answers; say so when it ceases to, and when it does again."""
        well = answers(self.api)
        if well != self._well:
            self._say(f"{self.api}: {'answers again' if well else 'no Prefect server answers there; it is waited for'}")
        self._well = well
        return well

    def stop(self) -> None:
        """Leave it alone."""


class Own:
    """The workspace's own server: a process that is started again, with a growing pause, whenever it ends."""

    own = True

    def __init__(
        self,
        place: Workspace,
        say: Say,
        environment: Mapping[str, str] = os.environ,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._say, self._clock, self._given = say, clock, environment
        self.port = port_of(place, say)
        self.api = f"http://{HOST}:{self.port}/api"
        self.process: subprocess.Popen[bytes] | None = None
        self._pause, self._not_before = FIRST_PAUSE, 0.0
        self._begun = self._heard = 0.0

    def up(self) -> bool:
        """Tell whether it answers; start it where it does not live, end it where it lives and is mute."""
        now = self._clock()
        if self.process is not None and (code := self.process.poll()) is not None:
            self._fell(now, code)
        if self.process is None:
            if now >= self._not_before:
                self._begin(now)
            return False
        if answers(self.api):
            self._heard = now
            return True
        if now - self._heard > MUTE:
            self._say(f"the Prefect server has not answered for {now - self._heard:.0f} seconds: it is ended")
            self.process.kill()
        return False

    def stop(self) -> None:
        """End it and wait for its end."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._close()

    def _begin(self, now: float) -> None:
        self._begun = self._heard = now
        self.process = subprocess.Popen(  # noqa: S603 -- this program's own module
            [sys.executable, "-m", "flows.schedule.hosted", str(self.port)],
            stdin=subprocess.PIPE,  # closes with this process, and the server with it
            env=environment(self._given, self.port),
            start_new_session=True,  # Ctrl-C is for this process, which ends it when the run under way is done
        )

    def _fell(self, now: float, code: int) -> None:
        self._close()
        if now - self._begun > STEADY:
            self._pause = FIRST_PAUSE
        self._not_before = now + self._pause
        self._say(f"the Prefect server ended (exit {code}); started again in {self._pause:.0f} s")
        self._pause = min(LONGEST_PAUSE, self._pause * 2)

    def _close(self) -> None:
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()
        self.process = None


def environment(given: Mapping[str, str], port: int) -> dict[str, str]:
    """Give the environment of the workspace's own server."""
    origin = {"PREFECT_SERVER_CORS_ALLOWED_ORIGINS": f"http://{HOST}:{port}"}
    return {**OWN, **origin, **given}


def answers(api: str) -> bool:
    """Ask a server whether it is well."""
    import urllib3

    try:
        pool = urllib3.PoolManager(retries=False, timeout=urllib3.Timeout(total=5))
        return pool.request("GET", f"{api}/health").status == 200
    except urllib3.exceptions.HTTPError:
        return False


def port_of(place: Workspace, say: Say) -> int:
    """Give the port that the workspace had before, where it is free; else a free one, kept from now on."""
    had = lasting(place)
    if had.port and free(had.port):
        return had.port
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    if had.port:
        say(f"port {had.port} is taken by another program; the Prefect server goes to {port}")
    keep(place, replace(had, port=port))
    return port


def free(port: int) -> bool:
    """Tell whether a server may listen on a port of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
