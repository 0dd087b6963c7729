"""Programs of tests, many of them to be killed, each forked from one process that has loaded and tried all they need.

A program that is started anew spends half its time on imports and on templates. A forked one shares nothing open with
its parent: no store, no file, no lock; the warming run has closed its own.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
NURSE = """
import json, os, sys, traceback
sys.argv = ["mujaz", "run", "--engine", "plain", "--quiet"]
from flows.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code
for line in sys.stdin:
    code, words, place, said, environment = json.loads(line)
    child = os.fork()
    if not child:
        os.chdir(place)
        os.environ.update(environment)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for stream in (1, 2):
            os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND), stream)
        sys.argv, status = ["-c", *words], 1
        try:
            exec(code, {"__name__": "__main__"})
            status = 0
        except SystemExit as end:
            status = int(end.code or 0)
        except BaseException:
            traceback.print_exc()
        sys.stdout.flush()
        os._exit(status)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Nursery:
    """The process that programs are forked from; `warm` is a workspace for its own first run."""

    def __init__(self, warm: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT", "MUJAZ"))}
        self._said = warm / "said.txt"
        self._process = subprocess.Popen(
            [sys.executable, "-c", NURSE],
            cwd=warm,
            env=kept | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, code: str, *words: str, at: Path, environment: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Run a program as `python -c CODE WORDS` would in a folder; give its exit code (-9: killed) and its words.

        `environment` is what it has besides that of the tests, from which nothing of Prefect and Mujaz is taken over.
        """
        self._said.unlink(missing_ok=True)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([code, words, str(at), str(self._said), dict(environment or {})]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the nursery is gone"
        return int(answer), self._said.read_text(encoding="utf-8", errors="replace")

    def close(self) -> None:
        """End it."""
        self._process.communicate(timeout=60)
