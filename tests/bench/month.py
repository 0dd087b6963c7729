"""What thirty days leave behind: `python tests/bench/month.py FOLDER [DAYS]`.

FOLDER holds a labelled day of articles (`stream/` of MUJAZ_EVAL). It is cut into DAYS parts (default 30), and each day
one part arrives, dated as of that day, as a file that replaces that of the day before; the five articles of seeds/ lie
there from the first day on. Two editions are written a day, by the plain engine, with the clock moved by hand: once
with everything kept, once with `[keep]` of a week of pages and 15 days of texts. Printed, for a day of every ten and as
a mean of the last ten: bytes of the store, of the pages of days, of the reading copies, of the archive, and CPU seconds
of this process and its children.
"""

import datetime as dt
import gzip
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.daily import run
from flows.job import prepare
from flows.runner import PlainRunner
from tasks.workspace import Workspace

ROOT = Path(__file__).parents[2]
FIRST = dt.datetime(2031, 5, 1, 6, 30, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
EDITIONS = """
[[editions]]
name = "daily"
language = "ar"

[[editions]]
name = "short"
language = "en"
max_stories = 5
max_noted = 10
"""
KEEP = "\n[keep]\npages = 7\ntexts = 15\n"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Bytes on the disk after a day, and what the day cost."""

    store: int
    days: int  # pages of days, in every form
    copies: int  # reading copies of articles
    archive: int  # all else in the reports folder
    cpu: float  # seconds

    def line(self) -> str:
        parts = (self.store, self.days, self.copies, self.archive)
        return "".join(f"{size / 1e6:9.2f}" for size in parts) + f"{self.cpu:9.1f}"


def rows(folder: Path) -> list[Row]:
    """Read the articles, in their own order."""
    found: list[Row] = []
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            found += [json.loads(line) for line in file]
    return found


def arrive(place: Workspace, part: Sequence[Row], at: dt.datetime) -> None:
    """Put a day's articles where the day before's were, published two hours before `at`."""
    published = (at - dt.timedelta(hours=2)).isoformat()
    said = [
        {"title": row.get("title"), "text": row["text"], "date": published, "publisher": row.get("publisher")}
        for row in part
    ]
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in said)
    (place.seeds / "wire.jsonl").write_text(lines, encoding="utf-8")


def spent() -> float:
    """Give the CPU seconds of this process and of its children that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def sizes(place: Workspace, cpu: float) -> Sizes:
    """Weigh a workspace."""
    reports = place.root / "reports"
    days = copies = rest = 0
    for path in reports.rglob("*"):
        size = path.stat().st_size if path.is_file() else 0
        if path.parent.name == "articles":
            copies += size
        elif path.name[:4].isdecimal() and path.parent.parent == reports:
            days += size
        else:
            rest += size
    return Sizes(store=place.store.stat().st_size, days=days, copies=copies, archive=rest, cpu=cpu)


def month(held: Sequence[Row], days: int, settings: str) -> list[Sizes]:
    """Write every day's briefings in a new workspace; give what each left."""
    made = []
    with tempfile.TemporaryDirectory() as name:
        place = Workspace(root=Path(name).resolve())
        shutil.copytree(ROOT / "seeds", place.seeds)
        place.settings.write_text(settings, encoding="utf-8")
        for day in range(days):
            at = FIRST + day * DAY
            arrive(place, held[day::days], at)
            before = spent()
            for job in prepare(place, now=at):
                run(job, PlainRunner())
            made.append(sizes(place, spent() - before))
            print(f"  day {day + 1:2}   {made[-1].line()}", flush=True)
    return made


def told(what: str, made: Sequence[Sizes]) -> None:
    """Print what the last ten days added, a day."""
    last, before = made[-1], made[-11]
    grown = [(getattr(last, name) - getattr(before, name)) / 10e3 for name in ("store", "days", "copies", "archive")]
    print(f"{what}: the last ten days added, in kB a day: " + "".join(f"{each:9.1f}" for each in grown), flush=True)


def main() -> None:
    """Measure and print."""
    folder = Path(sys.argv[1])
    days = int(sys.argv[2]) if len(sys.argv) > 2 else 30
    held = rows(folder)
    print(f"{len(held)} articles in {days} days, and five; MB: store, days, copies, archive; CPU s", flush=True)
    for what, keep in (("all kept", ""), ("pages = 7, texts = 15", KEEP)):
        print(what, flush=True)
        told(what, month(held, days, EDITIONS + keep))


if __name__ == "__main__":
    main()
