"""What links between languages cost, beside the grouping of the same window.

    python tests/bench/across.py FOLDER [--few N] [--add N]

FOLDER holds the labelled data as MUJAZ_EVAL does. The window is the Arabic day of the stream with the English texts of
basil and the headlines of og2021 in nine languages, all told as of one day, so that no date keeps stories apart: more
languages, and more that could be linked, than a reader's own day. With --few it is N articles made from the Arabic day
as `grouping.py` makes them, with four English texts: what a language costs that hardly anyone writes in. Printed: CPU
seconds of both, and the peak memory; then what the links cost a run that goes on from what one before it kept, after N
(--add, 100) of these articles came. Other processes group and link before, so that the links are made as in a run whose
articles were known before it: no word of them has been met. Names of countries have been: grouping asks for them.
"""

import argparse
import gzip
import json
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TypeVar

sys.path.append(str(Path(__file__).parents[1] / "quality"))

import numpy as np  # noqa: F401 -- grouping such a window has loaded it
from grouping import filled, texts
from kinds.stories import article
from predict import Row, read

from tasks.dedupe import countries, group
from tasks.dedupe.across import across
from tasks.dedupe.resting import collector_resting
from tasks.model import Article, Grouping, Kept

DAY = "2031-03-11"
STREAM = "stream/saudi_2015-08-07.jsonl.gz"
OTHERS = ("clustering/basil_en.jsonl", "clustering/og2021_titles.jsonl")
Given = TypeVar("Given")
FOREIGN = 4  # texts in the other language of a window that has few


def rows(folder: Path) -> Iterator[Row]:
    """Give the rows of the window."""
    with gzip.open(folder / STREAM, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield {"id": row["id"], "lang": "ar", "title": row.get("title") or "", "text": row.get("text") or ""}
    for name in OTHERS:
        yield from read(folder / name)


def window(folder: Path, few: int) -> list[Article]:
    """Give the articles of the window, each id once."""
    if few:
        made = filled(list(texts(folder / "stream")), few, "ar")
        made += [article(row) for row in islice(read(folder / OTHERS[0]), FOREIGN)]
    else:
        made = [article({**row, "date": DAY}) for row in rows(folder)]
    return sorted({one.id: one for one in made}.values(), key=lambda one: one.id)


def grouped(articles: Sequence[Article]) -> tuple[Grouping, float]:
    """Group a window; give the CPU seconds too."""
    start = time.process_time()
    made = group(articles)
    return made, time.process_time() - start


def linked(
    made: Grouping, articles: Sequence[Article], past: Sequence[Kept] | None = None
) -> tuple[Grouping, float, float]:
    """Link the stories of a window; give the CPU seconds and the peak memory too."""
    for language in {one.language for one in articles}:
        countries.names(language)
    start = time.process_time()
    with collector_resting():  # as within grouping
        found = across(made, articles, past=past)
    spent = time.process_time() - start
    return found, spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def alone(task: Callable[..., Given], *taken: object) -> Given:
    """Do something in a process of its own."""
    with ProcessPoolExecutor(1) as other:
        return other.submit(task, *taken).result()


def main() -> None:
    """Group, link again, go on, and print what each cost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--few", type=int, default=0, metavar="N")
    parser.add_argument("--add", type=int, default=100, metavar="N")
    asked = parser.parse_args()
    if not (asked.folder / STREAM).is_file():
        print(f"links between languages: skipped, no labelled data at {asked.folder}")
        return
    articles = window(asked.folder, asked.few)
    made, whole = alone(grouped, articles)
    found, spent, peak = alone(linked, made, articles)
    ends = sum(len(story.why.likely) for story in found.stories)
    languages = len({one.language for one in articles})
    print(
        f"links between languages: {len(articles)} articles, {len(made.stories)} stories, {languages} languages: "
        f"{spent:.2f} CPU s, {whole:.1f} for all of grouping, {ends // 2} links, {peak:.0f} MB"
    )
    came = set(random.Random(1).sample(range(len(articles)), asked.add))
    there = [article for at, article in enumerate(articles) if at not in came]
    before, cold, _ = alone(linked, alone(grouped, there)[0], there, ())
    then, spent, _ = alone(linked, made, articles, before.kept)
    kept = sum(len(one.content) for one in before.kept) / 1e6
    same = "the same links" if then.stories == found.stories else "OTHER LINKS"
    print(f"after {asked.add} more: {spent:.2f} CPU s, {cold:.2f} for the run before, {kept:.1f} MB kept, {same}")


if __name__ == "__main__":
    main()
