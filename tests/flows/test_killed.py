"""kill -9 at any point, run again: one right and complete briefing, and nothing half-written left."""

import random
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.job import Outcome
from tasks.workspace import Workspace
from tests.flows.nursery import Nursery

Brief = Callable[..., Outcome]

# stops the process dead at the n-th call of one of the places where it touches the disk
DIE = """
import os, signal, sys
left = int(sys.argv.pop(1))
def counted(call):
    def wrapper(*args, **keywords):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **keywords)
    return wrapper
os.fsync, os.replace = counted(os.fsync), counted(os.replace)
from tasks.store import Store
for name in ("add_documents", "add_gaps", "add_extracted", "save_grouping", "begin", "publish", "end_run"):
    setattr(Store, name, counted(getattr(Store, name)))
sys.argv = ["mujaz", "run", "--engine", "plain", "--date", "2026-11-22"]
from flows.cli import main
main()
print("CALLS LEFT", left)
"""


def tree(folder: Path) -> dict[str, bytes]:
    """Read every file; of feeds without the time of the last change, which is when this store first saw an article."""
    return {
        str(file.relative_to(folder)): re.sub(rb"<updated>[^<]*", b"<updated>", file.read_bytes())
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_killed_anywhere_and_run_again_gives_the_unbroken_bytes(
    seeded: Workspace, brief: Brief, nursery: Nursery, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = tree(brief(seeded).folder)
    for calls in points():
        place = tmp_path_factory.mktemp(f"killed{calls}")
        (place / "seeds").symlink_to(seeded.seeds)
        code, _ = nursery.run(DIE, str(calls), at=place)
        assert code == -signal.SIGKILL, f"it was to die at call {calls}"
        code, said = nursery.run(DIE, "10000", at=place)
        assert code == 0, said
        assert tree(place / "reports") == whole, f"killed at call {calls}"


def points() -> list[int]:
    """Give the calls to die at: each store write, and some of the many file writes, the same ones every time."""
    return [0, 1, 2, 3, 4, *random.Random(22).sample(range(5, 30), 4)]
