"""What a briefing of a day with 150 stories costs to render, and how large its page is.

    python tests/bench/page.py FOLDER [STORIES]

FOLDER holds articles as `tests/bench/grouping.py` takes them; of their stories STORIES (150) are told, once as a day is
by default (12 in full, 30 in a line each, the others counted), once all of them in full. Printed: CPU milliseconds of
the page alone, best of five (templates compiled before; reading copies not counted), of all its files at once, and the
kilobytes of the page.
"""

import argparse
import datetime as dt
import time
from pathlib import Path

from grouping import article, texts

from tasks.compose import EditionView, compose
from tasks.dedupe import group
from tasks.languages import identify
from tasks.model import Article, ArticleId, Briefing
from tasks.render import render
from tasks.render.context import Scene, briefing_context
from tasks.render.escape import direction
from tasks.render.looks import Looks
from tasks.settings import Edition
from tasks.summarise import summarise

ARTICLES = 3  # to be grouped for each story asked for: so many that enough stories come of them


def made(folder: Path, count: int, full: int, noted: int) -> tuple[Briefing, dict[ArticleId, Article]]:
    base = list(texts(folder))[: ARTICLES * count]
    language = identify(" ".join(text for _, text in base[:20])[:4000]).code
    articles = [article(str(number), title, text, language) for number, (title, text) in enumerate(base)]
    known = {one.id: one for one in articles}
    grouping = group(articles)
    told = compose(
        edition=EditionView(name="bench", title="Bench", language="ar", zone="UTC", max_stories=full, max_noted=noted),
        date=dt.date(2031, 1, 1),
        stories=grouping.stories[:count],
        summaries={one.story: one for one in summarise(grouping.stories, known)},
        articles=known,
        threads=grouping.threads,
        told={},
        version="0",
        settings_digest="0" * 16,
    )
    return told, known


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("stories", type=int, nargs="?", default=150)
    asked = parser.parse_args()
    plain = Edition()
    measure(*made(asked.folder, asked.stories, plain.max_stories, plain.max_noted))
    measure(*made(asked.folder, asked.stories, asked.stories, 0))


def measure(briefing: Briefing, articles: dict[ArticleId, Article]) -> None:
    pages = []
    for _ in range(5):
        direction.cache_clear()  # a run meets each text for the first time
        before = time.process_time()
        scene = Scene(briefing, articles)
        scene.check()
        context = briefing_context(scene)
        words = time.process_time() - before
        looks = Looks(scene.words, None)
        looks.fill("briefing/page.html.j2", context)  # compiles
        before = time.process_time()
        text = looks.fill("briefing/page.html.j2", context)
        pages.append((words + time.process_time() - before, words))
    before = time.process_time()
    files = render(briefing, articles)
    every = time.process_time() - before
    best, words = min(pages)
    print(
        f"{len(briefing.stories)} stories in full, {len(briefing.noted)} noted, "
        f"{sum(len(one.articles) for one in briefing.stories)} articles, "
        f"{sum(len(one.figures) for one in briefing.stories)} rows of figures, {len(briefing.threads)} threads: "
        f"page {1000 * best:.0f} ms (context {1000 * words:.0f}), {len(text.encode()) / 1000:.0f} kB; "
        f"{len(files)} files {1000 * every:.0f} ms"
    )


if __name__ == "__main__":
    main()
