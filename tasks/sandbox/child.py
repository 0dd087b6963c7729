"""The parent's handle on one child process: start it, give it a piece, wait no longer than allowed, end it."""

from __future__ import annotations

import os
import pickle
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from tasks.sandbox import worker

if TYPE_CHECKING:
    from collections.abc import Callable

Reason = Literal["cpu", "memory", "time", "crash", "error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A piece of work that gave no result.

    "cpu", "time" and "memory" are limits that it ran into, "crash" is a process that died under it, and "error" an
    exception that it raised (`detail` holds its type and message).
    """

    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a piece may use: seconds of CPU, seconds on the clock, bytes beyond what the idle child has."""

    cpu_seconds: float
    wall_seconds: float
    memory: int


class Child:
    """One process that does pieces of work one after the other. Not for use by two threads at once."""

    def __init__(self, *, preload: tuple[str, ...], limits: Limits) -> None:
        self.done = 0
        self._limits = limits
        # chance in the order of sets would make the same page come out differently in another child
        env = {**os.environ, "PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1"}
        far, self._lifeline = (
            os.pipe()
        )  # never written to: its closing ends the child, also when this process is killed
        self._process = subprocess.Popen(  # noqa: S603 -- our own interpreter and our own file
            [sys.executable, "-P", str(Path(worker.__file__).resolve()), str(far)],
            pass_fds=(far,),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=env,
            process_group=0,  # Ctrl-C is for the parent, which then ends its children
        )
        os.close(far)
        self._send(pickle.dumps((sys.path, preload, limits.memory, limits.cpu_seconds)))
        self._ready = False
        self._preload = preload

    @property
    def alive(self) -> bool:
        """Tell whether the process is still there."""
        return self._process.poll() is None

    def run(self, function: Callable[[Any], Any], item: object) -> object:
        """Give what `function(item)` gives in the child, or a `Failure`; unless that is an "error" the child is gone.

        Raises:
            RuntimeError: the child could not even be started with what it should preload.
        """
        if not self._ready:
            self._await_ready()
        self.done += 1
        self._send(pickle.dumps((function, item), protocol=pickle.HIGHEST_PROTOCOL))
        reply = self._receive()
        if isinstance(reply, Failure):
            self.end()
            return reply
        word, value = reply
        if word == "done":
            return value
        if word == "memory":
            self.end()
            return Failure(reason="memory")
        return Failure(reason="error", detail=str(value))

    def kill(self) -> None:
        """Kill the process and leave the rest to the thread that is using it."""
        self._process.kill()

    def end(self) -> None:
        """Kill the process and free its pipes; harmless when it is gone already."""
        self._process.kill()
        self._process.wait()
        if self._lifeline >= 0:
            os.close(self._lifeline)
            self._lifeline = -1
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None and not stream.closed:
                try:
                    stream.close()
                except BrokenPipeError:  # what was still unsent no longer matters
                    continue

    def _await_ready(self) -> None:
        reply = self._receive()
        if isinstance(reply, Failure) or reply[0] != "ready":
            self.end()
            reason = f"{reply.reason} {reply.detail}" if isinstance(reply, Failure) else reply[1]
            wanted = ", ".join(self._preload) or "nothing"
            raise RuntimeError(f"a child process could not start (it preloads {wanted}): {reason}")
        self._ready = True

    def _send(self, body: bytes) -> None:
        """Write a message; a child that has died is noticed when its reply is awaited."""
        assert self._process.stdin is not None
        try:
            worker.write_frame(self._process.stdin, body)
        except BrokenPipeError:
            return

    def _receive(self) -> tuple[str, object] | Failure:
        """Wait for a reply, at most the allowed time from now."""
        stream = self._process.stdout
        assert stream is not None
        until = time.monotonic() + self._limits.wall_seconds
        poll = select.poll()
        poll.register(stream.fileno(), select.POLLIN)
        buffer = bytearray()
        while not _complete(buffer):
            if not poll.poll(max(0.0, until - time.monotonic()) * 1000):
                return Failure(reason="time", detail=f"no answer in {self._limits.wall_seconds:g} s")
            part = os.read(stream.fileno(), 1 << 20)
            if not part:
                return self._cause_of_death()
            buffer += part
        reply: tuple[str, object] = pickle.loads(buffer[worker.HEADER.size :])  # noqa: S301 -- our own child wrote it
        return reply

    def _cause_of_death(self) -> Failure:
        code = self._process.wait()
        if code == -signal.SIGXCPU:
            return Failure(reason="cpu", detail=f"more than {self._limits.cpu_seconds:g} s of CPU")
        return Failure(reason="crash", detail=f"the process ended by signal {-code}" if code < 0 else f"exit {code}")


def _complete(buffer: bytearray) -> bool:
    """Tell whether `buffer` holds a whole message."""
    size = worker.HEADER.size
    return len(buffer) >= size and len(buffer) >= size + int(worker.HEADER.unpack_from(buffer)[0])
