"""LexRank and TextRank beside sumy's own: the same picks, and how much faster.

    python tests/bench/graphs.py

Both are given the same words of the same sentences, sumy through its own document, tokenizer and summarizer. First
each article under MUJAZ_EVAL with sentences to choose from (EASC, BBC, the day of the stream) is ranked by both: in how
many the three best are the same, and in how many the whole order is. Then texts of many articles one after another are
ranked: CPU milliseconds of both and their ratio, the smallest of several runs. sumy is given its document ready made;
ours starts from the pool of sentences that every method is given.
"""

import gzip
import json
import math
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "quality"))
from kinds.given import article  # noqa: E402 -- it lies beside the measuring programs

from tasks.summarise.methods import libraries, method  # noqa: E402
from tasks.summarise.pool import Pool, pooled  # noqa: E402
from tasks.summarise.reading import Reading, read  # noqa: E402

FILES = ("summarization/easc_ar.jsonl", "summarization/bbc_en.jsonl", "stream/saudi_2015-08-07.jsonl.gz")
STREAM = 400  # articles of the stream
SUMY = {"lexrank": LexRankSummarizer, "textrank": TextRankSummarizer}


def readings(file: Path) -> Iterator[Reading]:
    """Read the articles of one file of labelled rows."""
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as rows:
        for number, line in enumerate(rows):
            if number < STREAM:
                row = json.loads(line)
                made = article(row, str(row["id"]))
                yield read([made])[made.id]


def order(scores: Sequence[float]) -> list[int]:
    """Give the numbers of the sentences, best first, among equals the earlier one first: as sumy does."""
    return sorted(range(len(scores)), key=lambda number: -scores[number])


def compare(pools: Sequence[Pool], name: str) -> str:
    """Tell on how many articles both pick the same."""
    picks = orders = broken = 0
    for pool in pools:
        found = libraries.ratings(SUMY[name](), libraries.document(pool.candidates))
        ours = order(method(name).rank(pool))
        theirs = order([found[number] for number in range(len(pool.candidates))])
        broken += any(math.isnan(value) for value in found.values())
        picks += set(ours[:3]) == set(theirs[:3])
        orders += ours == theirs
    return f"{name:9} {picks} of {len(pools)} with the same picks, {orders} with the same order; sumy's NaN {broken}"


def least(work: Callable[[], object], times: int) -> float:
    """Give the least CPU milliseconds of several runs."""
    found = []
    for _ in range(times):
        before = time.process_time()
        work()
        found.append(time.process_time() - before)
    return 1000 * min(found)


def race(pool: Pool, name: str) -> str:
    """Measure both on one text."""
    summarizer, document = SUMY[name](), libraries.document(pool.candidates)
    theirs = least(lambda: summarizer(document, 3), 3)
    ours = least(lambda: method(name).rank(pool), 20)
    count = len(pool.candidates)
    return (
        f"{name:9} {count:4} sentences: sumy {theirs:8.2f} ms, ours {ours:6.2f} ms, {theirs / ours:.0f} times as fast"
    )


def distinct(found: Pool) -> Pool:
    """Leave each sentence once: sumy rates by text."""
    once = {one.sentence.text: one for one in found.candidates}
    return replace(found, candidates=tuple(once.values()))


def main() -> None:
    """Compare, then race."""
    folder = Path(os.environ.get("MUJAZ_EVAL", ROOT.parent / "shared" / "eval"))
    if not folder.is_dir():
        print(f"graphs: skipped, no articles at {folder}. Set MUJAZ_EVAL to the folder that holds them")
        return
    found = [list(readings(folder / name)) for name in FILES]
    pools = [distinct(pooled([one], [None])) for part in found for one in part]
    pools = [pool for pool in pools if pool.candidates]
    for name in SUMY:
        print(compare(pools, name), flush=True)
    for part, said in zip(found, ("Arabic, EASC", "English, BBC"), strict=False):
        print(said)
        many = distinct(pooled(part, [None] * len(part)))
        for size in (10, 30, 100, 300):
            for name in SUMY:
                print(" ", race(replace(many, candidates=many.candidates[:size]), name), flush=True)


if __name__ == "__main__":
    main()
