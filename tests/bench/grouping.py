"""What grouping costs as the window grows, on variants of real articles.

    python tests/bench/grouping.py FOLDER [SIZE ...]

FOLDER holds articles as *.txt or as rows {title, text, …} in *.jsonl or *.jsonl.gz. Windows of each SIZE (default
1000 10000) are filled with them, then with rewrites: sentences shuffled, a third to two thirds dropped, every fifth
word exchanged for another article's. Printed: CPU seconds for the terms (made once an article) and for what comes
after, partners an article, stories, and the peak memory of the process so far.
"""

import argparse
import gzip
import json
import random
import resource
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tasks.dedupe.drafts import drafts
from tasks.dedupe.linked import linked
from tasks.dedupe.readings import Readings
from tasks.dedupe.scoring import window
from tasks.dedupe.terms import Numbering
from tasks.dedupe.threads import subjects
from tasks.languages import get, identify
from tasks.model import UNKNOWN_DATE, Article, ArticleId, DocumentKey, Extraction, digest


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Give the titles and texts that lie in a folder."""
    for path in sorted(folder.iterdir()):
        if path.suffix == ".txt":
            yield "", path.read_text(encoding="utf-8-sig")
        elif path.name.endswith((".jsonl", ".jsonl.gz")):
            raw = path.read_bytes()
            content = gzip.decompress(raw) if path.suffix == ".gz" else raw
            for line in content.decode().splitlines():
                row = json.loads(line)
                yield row.get("title") or "", row.get("text") or ""


def rewritten(text: str, other: str, chance: random.Random) -> str:
    """Give a rewrite of `text` with words of `other`."""
    sentences = [part for part in text.replace("\n", ". ").split(". ") if part]
    chance.shuffle(sentences)
    kept = sentences[: max(2, round(len(sentences) * chance.uniform(0.33, 0.67)))]
    strange = other.split() or ["—"]
    words = [word if chance.random() > 0.2 else chance.choice(strange) for word in ". ".join(kept).split()]
    return " ".join(words)


def article(name: str, title: str, text: str, language: str) -> Article:
    rules = get(language)
    return Article(
        id=ArticleId(digest(name)),
        document=DocumentKey(digest(name)),
        source="bench",
        where=name,
        outlet="",
        url="",
        title=title,
        authors=(),
        published=UNKNOWN_DATE,
        mentions=(),
        first_seen=datetime(2031, 1, 1, tzinfo=UTC),
        language=language,
        text=text,
        sentences=rules.sentences(text),
        extraction=Extraction(method="feed text"),
    )


def filled(base: Sequence[tuple[str, str]], size: int, language: str) -> list[Article]:
    """Fill a window of `size`: the articles themselves, then rewrites of them."""
    chance = random.Random(0)
    made = []
    for number in range(size):
        title, text = base[number % len(base)]
        if number >= len(base):
            text = rewritten(text, base[chance.randrange(len(base))][1], chance)
            title = ""
        made.append(article(str(number), title, text, language))
    return sorted(made, key=lambda one: one.id)


def measure(articles: Sequence[Article]) -> str:
    """Group a window and give a line of figures."""
    titles = [one.title for one in articles]
    before = time.process_time()
    numbering = Numbering(get(articles[0].language))
    for one in articles:
        numbering.terms(one, one.title)
    terms = time.process_time() - before
    before = time.process_time()
    scored = window(articles, titles)
    pairing = max(0.0, time.process_time() - before - terms)
    before = time.process_time()
    made = linked(scored)
    linking = time.process_time() - before
    before = time.process_time()
    readings = Readings(scored)
    stories, threads = drafts(made, readings), subjects(made, readings)
    telling = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{len(articles):6} articles  terms {terms:6.2f} s ({1000 * terms / len(articles):.2f} ms each)  "
        f"pairs {pairing:5.2f}  links {linking:5.2f}  evidence {telling:5.2f}  "
        f"partners {2 * len(scored.pairs) / len(articles):5.1f}  stories {len(stories)}  threads {len(threads)}  "
        f"peak {peak:.0f} MB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10000])
    asked = parser.parse_args()
    base = list(texts(asked.folder))
    language = identify(" ".join(text for _, text in base[:20])[:4000]).code
    for size in asked.sizes:
        print(measure(filled(base, size, language)), flush=True)


if __name__ == "__main__":
    main()
