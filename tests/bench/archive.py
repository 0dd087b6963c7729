"""What the archive costs, in CPU seconds of this process: `python tests/bench/archive.py [DAYS] [STORIES]`.

Tells 365 days of 42 stories (what an edition shows by default) from 60 articles in a scratch store, then writes the
whole archive, writes it again, and does what one more run does. The articles are those of the labelled day where
MUJAZ_EVAL holds one (all of one language), else put together from the prose of the tests; each day takes others.
"""

import datetime as dt
import gzip
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from flows.archive import archive
from tasks.deliver import Receipt
from tasks.languages import get
from tasks.model import (
    Article,
    ArticleId,
    Document,
    Extracted,
    Extraction,
    Line,
    Manifest,
    Page,
    StoryId,
    When,
    digest,
)
from tasks.settings import Settings
from tasks.store import Store
from tasks.workspace import Workspace

ROOT = Path(__file__).parents[2]
STREAM = Path("stream") / "saudi_2015-08-07.jsonl.gz"
OUTLETS = 40
PER_STORY = 10 / 7  # articles: 60 for 42 stories
FIRST = dt.date(2026, 1, 1)
SEEN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def texts() -> list[tuple[str, str, str]]:
    """Give language, title and text of articles to tell."""
    stream = Path(os.environ.get("MUJAZ_EVAL", ROOT.parent / "shared" / "eval")) / STREAM
    if stream.exists():
        with gzip.open(stream, "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        return [("ar", row["title"] or "", row["text"]) for row in rows]
    chance = random.Random(7)
    made = []
    for code in ("ar", "en"):
        prose = (ROOT / "tests/data/languages/prose" / f"{code}.txt").read_text(encoding="utf-8").split("\n")
        words = " ".join(prose).split()
        for _ in range(700):
            lines = [" ".join(chance.choices(words, k=18)) + "." for _ in range(16)]
            made.append((code, lines[0], "\n".join(lines)))
    return made


def articles(day: dt.date, count: int, held: list[tuple[str, str, str]]) -> Iterator[Article]:
    """Give the articles of a day; each text is its own, by the day at its end."""
    chance = random.Random(day.toordinal())
    for number, (code, title, text) in enumerate(chance.sample(held, count)):
        own = f"{text}\n{day} {number}."
        where = f"{day}/{number}"
        yield Article(
            id=ArticleId(digest(where)),
            document=Document(source="s", where=where, kind="text", content=where, first_seen=SEEN).key,
            source="s",
            where=where,
            outlet=f"Outlet {number % OUTLETS}",
            url="",
            title=title,
            authors=(),
            published=When(year=day.year, month=day.month, day=day.day, evidence="metadata"),
            mentions=(),
            first_seen=SEEN,
            language=code,
            text=own,
            sentences=get(code).sentences(own),
            extraction=Extraction(method="lines"),
        )


def tell(store: Store, day: dt.date, stories: int, held: list[tuple[str, str, str]]) -> None:
    """Publish a day."""
    made = list(articles(day, round(stories * PER_STORY), held))
    documents = [Document(source="s", where=one.where, kind="text", content=one.where, first_seen=SEEN) for one in made]
    store.add_extracted(store.add_documents(documents), Extracted(articles=tuple(made)), "0")
    store.begin("daily", day, SEEN, SEEN)
    told = {StoryId(digest(f"{day} {number}")): made[number::stories] for number in range(stories)}
    manifest = Manifest(
        version="0", edition="daily", date=day, settings="", inputs="", articles=len(made), stories=stories
    )
    store.publish(
        "daily",
        day,
        told={story: [one.id for one in ones] for story, ones in told.items()},
        manifest=manifest,
        pages=[Page(path=f"daily/articles/{one.id}.html", content=b"") for one in made],
        lines=[
            Line(story=story, article=ones[0].id, headline=ones[0].headline, language=ones[0].language, noted=False)
            for story, ones in told.items()
        ],
    )


def measured(what: str, store: Store, place: Workspace, day: dt.date | None = None) -> None:
    """Write the archive and print what that cost."""
    began = time.process_time()
    receipts: tuple[Receipt, ...] = archive(store, Settings(), place, day=day).receipts
    spent = time.process_time() - began
    written = sum(receipt.written for receipt in receipts)
    print(f"{what:48} {spent:6.2f} CPU s  {len(receipts):6,} files  {written:6,} written", flush=True)


def main() -> None:
    """Tell the days, measure, print."""
    days, stories = (int(word) for word in (*sys.argv[1:], *("365", "42")[len(sys.argv) - 1 :]))
    held = texts()
    with tempfile.TemporaryDirectory() as name:
        place = Workspace(root=Path(name).resolve())
        place.prepare()
        with Store.open(f"sqlite:///{place.store}") as store:
            for number in range(days):
                tell(store, FIRST + dt.timedelta(days=number), stories, held)
            measured(f"the whole archive of {days} days, {stories} stories each", store, place)
            measured("the same again", store, place)
            last = FIRST + dt.timedelta(days=days - 1)
            measured("what the run of the last day does, told again", store, place, last)
            tell(store, last + dt.timedelta(days=1), stories, held)
            measured("what the run of one more day does", store, place, last + dt.timedelta(days=1))
        sizes: dict[str, int] = {}
        for file in (place.root / "reports").rglob("*"):
            if file.is_file():
                kind = {2: "words of a month", 3: "texts of a day"}.get(
                    len(file.stem.split("-")) if file.suffix == ".js" else 0, file.suffix.removeprefix(".")
                )
                sizes[kind] = sizes.get(kind, 0) + file.stat().st_size
        for kind, size in sorted(sizes.items()):
            print(f"{kind:48} {size / 1e6:6.2f} MB")


if __name__ == "__main__":
    main()
