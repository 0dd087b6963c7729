"""`mujaz schedule`: serve the schedules of the editions, and have a service do so."""

from __future__ import annotations

import os
import signal
import threading
from typing import TYPE_CHECKING

import typer

from flows.cli.options import InWorkspace, workspace_of
from flows.cli.schedule import status, units
from tasks.workspace import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

app = typer.Typer(
    name="schedule",
    invoke_without_command=True,
    no_args_is_help=False,
    rich_markup_mode=None,
)
app.command("status")(status.command)
app.command("install")(units.install)
app.command("uninstall")(units.uninstall)


@app.callback()
def command(asked: typer.Context, workspace: InWorkspace = None) -> None:
    """Write every edition at its time.

    Runs until it is told to stop: SIGTERM, or Ctrl-C.

    Uses the Prefect server that PREFECT_API_URL names, else keeps one of the workspace's own on 127.0.0.1.
    """
    if asked.invoked_subcommand is not None:
        if workspace is not None:
            os.environ[VARIABLE] = str(workspace)
        return
    import datetime as dt

    from flows.beginning import begun
    from flows.environment import settle
    from flows.schedule.note import Serving, alone
    from flows.schedule.plan import Followed
    from flows.schedule.server import Elsewhere, Own

    place = workspace_of(workspace)
    with begun(place):  # a service that cannot start writes no briefing either
        followed = Followed(place)
    stopping = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, _stopper(stopping))
    serving = Serving(process=os.getpid(), since=f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}")
    with alone(place, serving):
        settle(place, runs=followed.settings.keep.runs)
        given = os.environ.get("PREFECT_API_URL", "")
        server = Elsewhere(given, _say) if given else Own(place, _say)
        os.environ["PREFECT_API_URL"] = server.api
        whose = "the Prefect server" if given else "a Prefect server of its own"
        _say(f"serving {place.root} with {whose} at {server.api}")
        from flows.schedule.service import serve

        serve(place, server, followed, stopping, _say)
        _say("stopped")


def _stopper(stopping: threading.Event) -> Callable[[int, FrameType | None], None]:
    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 -- what a signal handler is given
        if stopping.is_set():  # the second time: now
            raise SystemExit(128 + number)
        stopping.set()

    return stop


def _say(text: str) -> None:
    """Print at once: a supervisor reads from a pipe, and adds the time itself."""
    print(text, flush=True)
