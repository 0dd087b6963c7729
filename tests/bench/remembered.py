"""What Prefect remembers of a run, in bytes: `python tests/bench/remembered.py [RUNS]`.

Starts the server that `mujaz schedule` would start in a scratch workspace of the five articles, lets `mujaz run` write
one briefing with it, and then RUNS more (default 6), each a flow run. Printed: bytes that the database uses after each
stop of the server (free pages left out), the kB a run of the difference, and which tables hold them.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from flows.environment import settle
from flows.schedule.server import Own
from tasks.workspace import Workspace

ROOT = Path(__file__).parents[2]
MUJAZ = [sys.executable, "-c", "from flows.cli import main; main()"]
FLUSH = 5.0  # seconds until a server has written the events that it was sent last


def served(place: Workspace, runs: int) -> None:
    """Write the briefing so many times with a server that stays, and end it."""
    server = Own(place, print)
    while not server.up():
        time.sleep(0.5)
    given = os.environ | {"PREFECT_API_URL": server.api, "PYTHONPATH": str(ROOT)}
    for _ in range(runs):
        subprocess.run([*MUJAZ, "run", "--quiet"], cwd=place.root, env=given, check=True, stdout=subprocess.DEVNULL)
    time.sleep(FLUSH)
    server.stop()


def used(place: Workspace) -> dict[str, int]:
    """Give the bytes that each table uses, its indexes with it, and "" for the whole database."""
    with closing(sqlite3.connect(place.prefect / "prefect.db")) as base:
        rows = base.execute(
            "SELECT m.tbl_name, sum(s.pgsize) FROM dbstat s JOIN sqlite_master m ON m.name = s.name GROUP BY m.tbl_name"
        )
        tables = {str(name): int(size) for name, size in rows}
    return tables | {"": sum(tables.values())}


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 6
    with tempfile.TemporaryDirectory() as name:
        place = Workspace(root=Path(name).resolve())
        shutil.copytree(ROOT / "seeds", place.seeds)
        place.prepare()
        settle(place, runs=90, quiet=True)
        served(place, 1)
        first = used(place)
        served(place, runs)
        last = used(place)
    grown = {table: (size - first.get(table, 0)) / runs / 1000 for table, size in last.items()}
    print(
        f"after 1 run {first[''] / 1e6:.2f} MB, after {runs + 1} {last[''] / 1e6:.2f} MB: {grown.pop(''):.0f} kB a run"
    )
    for table, size in sorted(grown.items(), key=lambda one: -one[1])[:8]:
        print(f"  {table:20} {size:6.1f} kB a run")


if __name__ == "__main__":
    main()
