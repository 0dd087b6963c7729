"""What the work costs, in CPU seconds of whole processes and their peak memory: `make bench`.

    python tests/bench/run.py [FOLDER ...]

Runs the plain engine over seeds/, over each folder of articles that is named, and over the labelled day of 1,438
articles where MUJAZ_EVAL holds one; then the light commands. CPU time, not wall time: machines are noisy. The
smallest of three runs is the least disturbed one.
"""

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
MUJAZ = [sys.executable, "-c", "from flows.cli import main; main()"]
STREAM = "stream/saudi_2015-08-07.jsonl.gz"


def cost(words: list[str], place: Path) -> tuple[float, float]:
    """Run a command to its end; give its CPU seconds, children included, and its peak memory in MB."""
    child = subprocess.Popen([*MUJAZ, *words], cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(words)}: exit {child.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def fresh(folder: Path, times: int) -> tuple[float, float]:
    """Give the least cost of a first run over a folder, each time in a new workspace."""
    found = []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as name:
            place = Path(name).resolve()
            shutil.copytree(folder, place / "seeds")
            found.append(cost(["run", "--engine", "plain", "--date", "2026-11-22"], place))
    return min(found)


def told(what: str, spent: tuple[float, float]) -> None:
    """Print one figure."""
    print(f"{what:58} {spent[0]:7.2f} CPU s {spent[1]:7.0f} MB", flush=True)


def main() -> None:
    """Measure and print."""
    told("run --engine plain, the five articles", fresh(ROOT / "seeds", 3))
    for name in sys.argv[1:]:
        told(f"run --engine plain, {name}", fresh(Path(name), 1))
    stream = Path(os.environ.get("MUJAZ_EVAL", ROOT.parent / "shared" / "eval")) / STREAM
    if stream.exists():
        with tempfile.TemporaryDirectory() as name:
            count = unpack(stream, Path(name))
            told(f"run --engine plain, a day of {count} articles", fresh(Path(name), 1))
    else:
        print(f"a day of 1,438 articles: skipped, no data at {stream}. Set MUJAZ_EVAL to the folder that holds it")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name).resolve()
        shutil.copytree(ROOT / "seeds", place / "seeds")
        cost(["run", "--engine", "plain"], place)
        for words in (["--help"], ["status"]):
            told(" ".join(["mujaz", *words]), min(cost(words, place) for _ in range(3)))


def unpack(stream: Path, folder: Path) -> int:
    """Write the rows of a stream out as files, one an article; give how many."""
    with gzip.open(stream, "rt", encoding="utf-8") as rows:
        for count, line in enumerate(rows, 1):
            row = json.loads(line)
            said = {
                "title": row.get("title"),
                "text": row["text"],
                "date": row.get("date"),
                "outlet": row.get("publisher"),
            }
            (folder / f"{count:05}.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    return count


if __name__ == "__main__":
    main()
