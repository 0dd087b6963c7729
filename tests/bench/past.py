"""What it costs to look for the past of new stories, with many stories stored, on variants of real articles.

    python tests/bench/past.py FOLDER [STORED ...]

FOLDER holds articles as `tests/bench/grouping.py` takes them. For each number of STORED stories (default 1000 10000) a
store is filled with them and their signatures, in windows of a thousand articles, then 300 new articles are grouped
and their threads widened. Printed: CPU milliseconds a new story of that, and how many found a thread beyond the window.
"""

import argparse
import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from grouping import filled, texts

from flows.past import remembered
from tasks.dedupe import group
from tasks.languages import identify
from tasks.model import Article, Document, Extracted
from tasks.store import Store

WINDOW = 1000  # articles linked together
NEW = 300
FIRST = dt.datetime(2031, 1, 1, tzinfo=dt.UTC)


def put(store: Store, articles: Sequence[Article], day: int) -> list[Article]:
    """Put articles into the store as first seen on a day; give them as they are there."""
    seen = FIRST + dt.timedelta(days=day)
    documents = [
        Document(source="bench", where=one.where, kind="text", content=one.where, first_seen=seen) for one in articles
    ]
    key = {document.where: document.key for document in documents}
    made = [replace(one, document=key[one.where], first_seen=seen) for one in articles]
    store.add_extracted(store.add_documents(documents), Extracted(articles=tuple(made)), "bench")
    return made


def measure(base: Sequence[tuple[str, str]], stored: int, language: str) -> str:
    """Fill a store, let new articles come, and give a line of figures."""
    known = sorted(filled(base, stored + NEW, language), key=lambda one: int(one.where))
    with Store.open("sqlite://") as store:
        count = 0
        for day, start in enumerate(range(0, stored, WINDOW)):
            window = put(store, known[start : min(stored, start + WINDOW)], day)
            made = group(window, signed=())
            store.save_grouping(made)
            count += len(made.stories)
        arrived = put(store, known[stored:], 10_000)
        made = group(arrived, signed=())
        until = FIRST + dt.timedelta(days=20_000)
        before = time.process_time()
        wide = remembered(made, store, {one.id: one for one in arrived}, (), until=until)
        spent = time.process_time() - before
    tied = sum(story.thread is not None for story in wide.stories) - sum(s.thread is not None for s in made.stories)
    new = len(made.stories)
    return (
        f"{count:6} stories stored  {new} new  {1000 * spent / new:5.2f} CPU ms a new story  "
        f"{tied} of them joined a thread beyond the window"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("stored", type=int, nargs="*", default=[1000, 10000])
    asked = parser.parse_args()
    base = list(texts(asked.folder))
    language = identify(" ".join(text for _, text in base[:20])[:4000]).code
    for stored in asked.stored:
        print(measure(base, stored, language), flush=True)


if __name__ == "__main__":
    main()
