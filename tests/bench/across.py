"""What links between languages cost, beside the grouping of the same window.

    python tests/bench/across.py FOLDER

FOLDER holds the labelled data as MUJAZ_EVAL does. The window is the Arabic day of the stream with the English texts of
basil and the headlines of og2021 in nine languages, all told as of one day, so that no date keeps stories apart: more
languages, and more that could be linked, than a reader's own day. Printed: CPU seconds of both, and the peak memory.
"""

import argparse
import gzip
import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "quality"))

from kinds.stories import article
from predict import Row, read

from tasks.dedupe import group
from tasks.dedupe.across import across
from tasks.model import Article

DAY = "2031-03-11"
STREAM = "stream/saudi_2015-08-07.jsonl.gz"
OTHERS = ("clustering/basil_en.jsonl", "clustering/og2021_titles.jsonl")


def rows(folder: Path) -> Iterator[Row]:
    """Give the rows of the window."""
    with gzip.open(folder / STREAM, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield {"id": row["id"], "lang": "ar", "title": row.get("title") or "", "text": row.get("text") or ""}
    for name in OTHERS:
        yield from read(folder / name)


def main() -> None:
    """Group, link again, and print what each cost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    if not (folder / STREAM).is_file():
        print(f"links between languages: skipped, no labelled data at {folder}")
        return
    window: list[Article] = [article({**row, "date": DAY}) for row in rows(folder)]
    start = time.process_time()
    made = group(window)
    grouped = time.process_time()
    known = sorted({one.id: one for one in window}.values(), key=lambda one: one.id)
    linked = across(made, known)
    spent = time.process_time() - grouped
    ends = sum(len(story.why.likely) for story in linked.stories)
    languages = len({one.language for one in known})
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"links between languages: {len(known)} articles, {len(made.stories)} stories, {languages} languages: "
        f"{spent:.2f} CPU s of {grouped - start:.1f} for all of grouping, {ends // 2} links, {peak:.0f} MB"
    )


if __name__ == "__main__":
    main()
