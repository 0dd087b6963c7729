"""What runs inside a child process: read a piece of work, do it under its limits, write the outcome, again.

Started as a script by path, so it needs no importable parent: not `__main__` of the program, not the way pytest or
Prefect loaded it. The first frame gives the parent's import path: functions are found by name as they are there.
"""

from __future__ import annotations

import fcntl
import importlib
import math
import os
import pickle
import select
import signal
import struct
import sys
from pathlib import Path
from typing import IO, Any

HEADER = struct.Struct(">Q")


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Read one message; None at the end of the stream, also in the middle of a message."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    (size,) = HEADER.unpack(header)
    body = stream.read(size)
    return body if len(body) == size else None


def write_frame(stream: IO[bytes], body: bytes) -> None:
    """Write one message and let it go."""
    stream.write(HEADER.pack(len(body)))
    stream.write(body)
    stream.flush()


def _die_with_parent(lifeline: int) -> None:
    """Have the kernel end this process as soon as nobody holds the other end of the pipe `lifeline`.

    By signal, not by a watching thread: C code that never lets go of the interpreter's lock would keep it waiting.
    """
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)
    poll = select.poll()
    poll.register(lifeline, 0)  # no events asked for: only the hang-up is reported
    if poll.poll(0):  # it happened before the kernel was asked
        os._exit(1)


def _limit_memory(extra: int) -> None:
    """Let the address space grow by `extra` bytes beyond what it is after the preload."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sizes = Path("/proc/self/statm")
    if extra and sizes.exists():
        limit = int(sizes.read_text(encoding="ascii").split()[0]) * resource.getpagesize() + extra
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def _limit_cpu(seconds: float) -> None:
    """Give the next piece `seconds` of CPU, rounded up; the kernel ends the process beyond that."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    limit = math.ceil(used.ru_utime + used.ru_stime + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def _outcome(body: bytes) -> tuple[str, Any]:
    """Do one piece; give ("done", result), ("memory", "") or ("error", what was raised)."""
    try:
        function, item = pickle.loads(body)  # noqa: S301 -- the parent wrote it
        result = ("done", function(item))
        pickle.dumps(result)
    except MemoryError:
        return "memory", ""
    except Exception as error:  # noqa: BLE001 -- whatever the piece raises is its outcome, and told as such
        return "error", f"{type(error).__name__}: {error}"[:500]
    return result


def main() -> None:
    """Serve pieces of work from standard input until it ends or memory has run out once."""
    _die_with_parent(int(sys.argv[1]))
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    replies = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)  # whatever a library prints must not end up among the replies
    pieces = os.fdopen(0, "rb", closefd=False)
    setup = read_frame(pieces)
    if setup is None:
        return
    sys.path[:], preload, memory, cpu = pickle.loads(setup)  # noqa: S301 -- the parent wrote it
    try:
        for name in preload:
            importlib.import_module(name)
    except Exception as error:  # noqa: BLE001 -- told to the parent, which raises it
        write_frame(replies, pickle.dumps(("error", f"{type(error).__name__}: {error}")))
        return
    _limit_memory(memory)
    write_frame(replies, pickle.dumps(("ready", "")))
    while (body := read_frame(pieces)) is not None:
        _limit_cpu(cpu)
        outcome = _outcome(body)
        write_frame(replies, pickle.dumps(outcome))
        if outcome[0] == "memory":
            return  # a process that has been out of memory once is not trusted again


if __name__ == "__main__":
    main()
