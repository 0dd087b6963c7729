"""What a run pays the store for the articles that it knows already: `python tests/bench/known.py FOLDER [SIZE ...]`.

FOLDER holds articles as `tests/bench/grouping.py` takes them; for each SIZE (default 1000 10000) a store is filled with
variants of them, their keys, and a story of each two. Printed, in CPU milliseconds, the least of five: asking for all
keys and reading those of a hundred, reading all keys, the window's articles, the stories around them, and writing the
same stories again, as a run does that has read them.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from grouping import filled, texts
from past import FIRST, put

from tasks.dedupe.keys import Keyed
from tasks.dedupe.resting import collector_resting
from tasks.languages import identify
from tasks.model import UNKNOWN_DATE, Article, ArticleId, Evidence, Grouping, Story, StoryId
from tasks.store import Store

ASKED = 100


def two(held: Sequence[Article]) -> Story:
    ids = tuple(one.id for one in held)
    return Story(
        id=StoryId(ids[0]),
        articles=ids,
        texts=tuple((one,) for one in ids),
        lead=ids[0],
        when=UNKNOWN_DATE,
        thread=None,
        why=Evidence(threshold=0.14),
    )


def least(work: Callable[[], object]) -> float:
    """Give the CPU milliseconds of a piece of work, as it takes them where nothing else disturbs."""
    found = []
    for _ in range(5):
        before = time.process_time()
        work()
        found.append(time.process_time() - before)
    return 1000 * min(found)


def measure(store: Store, articles: Sequence[Article]) -> str:
    """Fill a store and give a line of figures."""
    there = put(store, [replace(one, outlet=f"outlet {int(one.where) % 40}") for one in articles], 0)
    store.save_keys(list(Keyed(there, [one.title for one in there])))
    store.save_grouping(Grouping(stories=tuple(two(there[n : n + 2]) for n in range(0, len(there), 2)), threads=()))
    ids = [one.id for one in there]
    before = store.stories_around(ids)

    def read(asked: Sequence[ArticleId]) -> None:
        kept = store.keys_since(FIRST)
        for one in asked:
            kept[one]

    with collector_resting():
        return (
            f"{len(there):6} articles  keys of {ASKED} {least(lambda: read(ids[:ASKED])):4.0f}  of all "
            f"{least(lambda: read(ids)):4.0f}  articles {least(lambda: store.window(FIRST)):4.0f}  stories around them "
            f"{least(lambda: store.stories_around(ids)):4.0f}  written again "
            f"{least(lambda: store.save_grouping(Grouping(stories=before, threads=()), before=before)):4.0f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10000])
    asked = parser.parse_args()
    base = list(texts(asked.folder))
    language = identify(" ".join(text for _, text in base[:20])[:4000]).code
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder, Store.open(f"sqlite:///{folder}/store.sqlite") as store:
            print(measure(store, filled(base, size, language)), flush=True)


if __name__ == "__main__":
    main()
