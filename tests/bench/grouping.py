"""What grouping costs as the window grows, on variants of real articles.

    python tests/bench/grouping.py FOLDER [SIZE ...] [--crowded] [--add N]

FOLDER holds articles as *.txt or as rows {title, text, …} in *.jsonl or *.jsonl.gz. Windows of each SIZE (default
1000 10000 44000) are filled with stories: the articles as they are, then again and again with their rarer words (in
fewer than one of a hundred) spelt by another alphabet each time, which makes other stories of the same build. 45 of a
hundred stories have 2 to 14 members: half of these reprints (up to three tenths cut, one word in thirty exchanged),
half rewrites (sentences shuffled, a third to two thirds dropped, one word in four exchanged for any other).
With --crowded every article is a rewrite of one of the real ones and takes a fifth of its words from one other: thirty
of a story and hardly a gap between stories, the worst that a window can be.

Printed for each size, in CPU seconds: terms (made once an article, then kept), pairs (numbering among them), links,
evidence; then partners an article, the largest set of articles that pairs at the threshold connect, stories, and the
peak memory of the process so far. Then how work grows with size, and what a second run over the largest window of up
to 10,000 costs after N more articles came an hour later (--add, 100 by default), with what the first one kept, whole
against whole; in the mean of five such runs, each with other articles.
"""

import argparse
import gzip
import json
import random
import resource
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import fmean

from tasks.dedupe import group
from tasks.dedupe.drafts import drafts
from tasks.dedupe.keys import Keyed
from tasks.dedupe.linkage import THRESHOLD, component
from tasks.dedupe.linked import linked
from tasks.dedupe.readings import Readings
from tasks.dedupe.resting import collector_resting
from tasks.dedupe.scoring import window
from tasks.dedupe.threads import subjects
from tasks.languages import get, identify
from tasks.model import UNKNOWN_DATE, Article, ArticleId, DocumentKey, Extraction, digest

MOST = 10_000  # articles of the window that more are added to
HUNDREDS = 5  # of them, each added by itself
Text = tuple[str, str]  # title and text


def texts(folder: Path) -> Iterator[Text]:
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


def exchanged(words: Sequence[str], share: float, others: Sequence[str], chance: random.Random) -> str:
    return " ".join(chance.choice(others) if chance.random() < share else word for word in words)


def reprinted(text: str, words: Sequence[str], chance: random.Random) -> str:
    own = text.split()
    return exchanged(own[: max(1, round(len(own) * chance.uniform(0.7, 1)))], 0.03, words, chance)


def rewritten(text: str, words: Sequence[str], chance: random.Random, share: float = 0.25) -> str:
    sentences = [part for part in text.replace("\n", ". ").split(". ") if part]
    chance.shuffle(sentences)
    kept = sentences[: max(2, round(len(sentences) * chance.uniform(0.33, 0.67)))]
    return exchanged(". ".join(kept).split(), share, words, chance)


def respelt(texts: Sequence[Text], chance: random.Random) -> list[Text]:
    """Give the same texts with the rarer words spelt by another alphabet."""
    held = Counter(word for title, text in texts for word in set(f"{title} {text}".split()))
    letters = sorted({letter for word in held for letter in word if letter.isalpha()})
    other = str.maketrans(dict(zip(letters, chance.sample(letters, len(letters)), strict=True)))
    rare = {word: word.translate(other) for word, times in held.items() if times < len(texts) / 100}

    def spell(text: str) -> str:
        return "\n".join(" ".join(rare.get(word, word) for word in line.split(" ")) for line in text.split("\n"))

    return [(spell(title), spell(text)) for title, text in texts]


def stories(base: Sequence[Text], chance: random.Random) -> Iterator[Text]:
    """Give articles without end, story after story."""
    now = list(base)
    while True:
        words = [word for _, text in now for word in text.split()]
        for title, text in now:
            yield title, text
            for _ in range(chance.randint(1, 13) if chance.random() < 0.45 else 0):
                yield title, chance.choice((reprinted, rewritten))(text, words, chance)
        now = respelt(base, chance)


def crowd(base: Sequence[Text], chance: random.Random) -> Iterator[Text]:
    """Give articles without end, all of them rewrites of the same ones with words of one other."""
    yield from base
    while True:
        for _, text in base:
            yield "", rewritten(text, base[chance.randrange(len(base))][1].split() or ["—"], chance, 0.2)


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


def filled(base: Sequence[Text], size: int, language: str, *, crowded: bool = False) -> list[Article]:
    """Fill a window of `size`."""
    chance = random.Random(0)
    source = (crowd if crowded else stories)(base, chance)
    made = [article(str(number), *next(source), language) for number in range(size)]
    return sorted(made, key=lambda one: one.id)


@dataclass
class Laps:
    """CPU seconds of what was done, part by part."""

    parts: dict[str, float] = field(default_factory=dict)
    last: float = field(default_factory=time.process_time)

    def lap(self, name: str) -> None:
        now = time.process_time()
        self.parts[name] = now - self.last
        self.last = now

    def __str__(self) -> str:
        return "  ".join(f"{name} {seconds:5.2f}" for name, seconds in self.parts.items())


@collector_resting()
def measure(articles: Sequence[Article]) -> float:
    """Group a window, print a line of figures, and give the seconds after the terms."""
    titles = [one.title for one in articles]
    laps = Laps()
    keys = list(Keyed(articles, titles))
    laps.lap("terms")
    scored = window(articles, titles, keys)
    laps.lap("pairs")
    made = linked(scored)
    laps.lap("links")
    readings = Readings(scored)
    told, threads = drafts(made, readings), subjects(made, readings)
    laps.lap("evidence")
    terms = laps.parts.pop("terms")
    after = sum(laps.parts.values())
    near = ((one, two) for one, two, _, score, _ in scored.pairs if score >= THRESHOLD)
    largest = max(Counter(component(len(articles), near)).values())
    print(
        f"{len(articles):6} articles  terms {1000 * terms / len(articles):.2f} ms each  then {after:6.2f} s: {laps}  "
        f"partners {2 * len(scored.pairs) / len(articles):4.1f}  largest {largest}  stories {len(told)}  "
        f"threads {len(threads)}  peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB",
        flush=True,
    )
    return after


def added(articles: Sequence[Article], new: int) -> str:
    """Group all but some hundreds of the articles, then one more hundred at a time; say what that costs.

    A run that goes on takes a second, and what a machine does besides differs by half from second to second: so it is
    measured with `HUNDREDS` different ones, each of `new` articles.
    """
    came = random.Random(0).sample(articles, HUNDREDS * new)
    names = {one.id for one in came}
    there = [one for one in articles if one.id not in names]
    later = there[0].first_seen + timedelta(hours=1)
    laps = Laps()
    first = group(there, keys={}, past=())
    laps.lap("first run")
    keys = {one.article: one for one in first.keys}
    taken = []
    for start in range(0, len(came), new):
        more = [replace(one, first_seen=later) for one in came[start : start + new]]
        laps.lap("between")
        second = group([*there, *more], earlier=first.stories, keys=keys, past=first.kept)
        laps.lap("second run")
        taken.append(laps.parts["second run"])
    share = fmean(taken) / laps.parts["first run"]
    kept = sum(len(one.content) for one in first.kept) / 1e6
    changed = len({story.articles for story in second.stories} - {story.articles for story in first.stories})
    return (
        f"{new} more than {len(there)} articles: first run {laps.parts['first run']:.2f}  "
        f"second run {fmean(taken):.2f} ({min(taken):.2f} to {max(taken):.2f}), {share:.1%} of the first; "
        f"{changed} of {len(second.stories)} stories new or changed, {kept:.0f} MB kept"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10000, 44000])
    parser.add_argument("--crowded", action="store_true")
    parser.add_argument("--add", type=int, default=100)
    asked = parser.parse_args()
    if not asked.folder.is_dir():
        print(f"grouping: skipped, no folder {asked.folder}")
        return
    base = list(texts(asked.folder))
    language = identify(" ".join(text for _, text in base[:20])[:4000]).code
    taken = {size: measure(filled(base, size, language, crowded=asked.crowded)) for size in asked.sizes}
    for less, more in pairwise(sorted(taken)):
        print(f"from {less} to {more}: exponent {log(taken[more] / taken[less]) / log(more / less):.2f}")
    most = max((size for size in asked.sizes if HUNDREDS * asked.add < size <= MOST), default=0)
    if most:
        print(added(filled(base, most, language, crowded=asked.crowded), asked.add))


if __name__ == "__main__":
    main()
