"""The sandbox: outcomes in order, every kind of accident a value, nothing left behind."""

from __future__ import annotations

import itertools
import math
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tasks.sandbox import Failure, Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENDLESS = "sum(iter(int, 1))"
ABORT = "__import__('os').abort()"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(workers=2, cpu_seconds=1, wall_seconds=60, memory_mb=128) as made:
        yield made


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        pytest.param(ENDLESS, "cpu", id="an endless loop runs into the CPU limit"),
        pytest.param("len(bytearray(1 << 30))", "memory", id="a gigabyte runs into the memory limit"),
        pytest.param(ABORT, "crash", id="an abort in C code is a crash"),
        pytest.param("__import__('os')._exit(3)", "crash", id="a process that leaves is a crash"),
        pytest.param("1 / 0", "error", id="an exception is an error"),
        pytest.param("lambda: 0", "error", id="a result that cannot be sent is an error"),
        pytest.param("__import__('sys').exit(1)", "crash", id="sys.exit ends the child"),
    ],
)
def test_every_accident_is_a_value(sandbox: Sandbox, work: str, reason: str) -> None:
    outcome = sandbox.run(eval, work)
    assert isinstance(outcome, Failure)
    assert outcome.reason == reason


def test_a_child_that_sleeps_is_ended_by_the_clock() -> None:
    with Sandbox(workers=1, wall_seconds=1) as sandbox:
        outcome = sandbox.run(eval, "__import__('threading').Event().wait(100)")
        assert isinstance(outcome, Failure)
        assert outcome.reason == "time"
        assert sandbox.run(eval, "2") == 2


def test_outcomes_come_in_the_order_of_the_items_and_a_bad_one_costs_only_itself(sandbox: Sandbox) -> None:
    items = [ABORT if number % 7 == 3 else f"{number} * 2" for number in range(30)]
    outcomes = list(sandbox.map(eval, items))
    assert [None if isinstance(outcome, Failure) else outcome for outcome in outcomes] == [
        None if number % 7 == 3 else number * 2 for number in range(30)
    ]


def test_cpu_is_counted_for_each_piece_not_for_the_life_of_the_child() -> None:
    burn = "sum(i * i for i in range(2_000_000))"
    with Sandbox(workers=1, cpu_seconds=1) as sandbox:
        assert not any(isinstance(outcome, Failure) for outcome in sandbox.map(eval, [burn] * 12))


def test_a_child_is_replaced_after_its_share_of_pieces() -> None:
    with Sandbox(workers=1, recycle=3) as sandbox:
        pids = list(sandbox.map(eval, ["__import__('os').getpid()"] * 9))
    assert [len(list(group)) for _, group in itertools.groupby(pids)] == [3, 3, 3]


def test_large_pieces_pass_both_ways(sandbox: Sandbox) -> None:
    text = "ليبيا " * 1_000_000
    assert sandbox.run(str.upper, text) == text


def test_what_a_piece_prints_does_not_end_up_among_the_replies(
    sandbox: Sandbox, capfd: pytest.CaptureFixture[str]
) -> None:
    assert sandbox.run(eval, "__import__('os').system('echo loud; echo louder >&2') or print('loudest')") is None
    assert capfd.readouterr() == ("", "")


def test_many_threads_share_the_children(sandbox: Sandbox) -> None:
    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(lambda number: sandbox.run(math.sqrt, number * number), range(40))) == list(range(40))


def test_items_are_read_only_a_little_ahead(sandbox: Sandbox) -> None:
    numbers = iter(range(1000))
    assert next(sandbox.map(math.sqrt, numbers)) == 0
    assert next(numbers) < 20


def test_no_child_is_started_before_there_is_work() -> None:
    with Sandbox(preload=("no.such.module",)):
        pass


def test_a_preload_that_is_not_there_is_told_by_name() -> None:
    with Sandbox(preload=("no.such.module",)) as sandbox, pytest.raises(RuntimeError, match=r"no\.such\.module"):
        sandbox.run(math.sqrt, 4)


def test_a_closed_sandbox_refuses_work_and_leaves_no_process() -> None:
    with Sandbox(workers=1) as sandbox:
        pid = sandbox.run(eval, "__import__('os').getpid()")
    assert isinstance(pid, int)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    with pytest.raises(ValueError, match="closed"):
        sandbox.run(math.sqrt, 4)


def test_closing_ends_work_that_is_under_way() -> None:
    sandbox = Sandbox(workers=1)
    outcomes: list[object] = []
    sandbox.run(math.sqrt, 4)
    thread = threading.Thread(
        target=lambda: outcomes.append(sandbox.run(eval, "__import__('threading').Event().wait()"))
    )
    thread.start()
    while sandbox._children[0].done < 2:  # until the child has its second piece
        threading.Event().wait(0.01)
    sandbox.close()
    thread.join(20)
    assert [type(outcome) for outcome in outcomes] == [Failure]


@pytest.mark.parametrize("workers", [0, -1])
def test_no_workers_is_refused(workers: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Sandbox(workers=workers)


PROGRAM = """
import math, os, signal, sys
from tasks.sandbox import Sandbox

def local(x):
    return x

sandbox = Sandbox(workers=1)
print(sandbox.run(eval, "__import__('os').getpid()"), flush=True)
try:
    sandbox.run(local, 1)
except ValueError as refusal:
    print("refused" if "__main__" in str(refusal) else refusal, flush=True)
if sys.argv[1] == "busy":
    sandbox.run(eval, "sum(iter(int, 1))")
if sys.argv[1] == "kill":
    os.kill(os.getpid(), signal.SIGKILL)
"""


def _start(tmp_path: Path, how: str) -> subprocess.Popen[str]:
    """Start a program without a `__main__` guard that uses a sandbox."""
    script = tmp_path / "program.py"
    script.write_text(PROGRAM, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [sys.executable, script, how], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env
    )


def _await_end(pid: int) -> bool:
    """Tell whether process `pid` is gone within ten seconds."""
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        try:
            with open(f"/proc/{pid}/stat", encoding="ascii") as stat:  # noqa: PTH123 -- one line
                if stat.read().split()[2] == "Z":  # dead, and nobody has asked
                    return True
        except OSError:
            return True
        threading.Event().wait(0.05)
    return False


@pytest.mark.parametrize("how", ["leave", "kill", "busy"])
def test_no_child_outlives_its_parent_and_nothing_is_printed(tmp_path: Path, how: str) -> None:
    with _start(tmp_path, how) as program:
        assert program.stdout is not None
        child = int(program.stdout.readline())
        assert program.stdout.readline() == "refused\n"
        if how == "busy":
            program.send_signal(signal.SIGKILL)
        assert program.communicate(timeout=60) == ("", "")
    assert _await_end(child)
