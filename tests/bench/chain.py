"""What one Arabic article of median length costs on its way to its sentences, step by step.

    python tests/bench/chain.py

Takes the articles of 300 to 380 words of the labelled day under MUJAZ_EVAL (the median of the labelled Arabic sets is
337) and prints CPU milliseconds an article, caches warm, the least of five rounds. The chain is what follows the
extraction: sentence ends, reading (words, folding, stems, faults of every sentence), the pool (vectors and their
cosines), scores, picks. Words, folding and stems are also measured alone, and so are what grouping is given (terms,
for the first time and again) and the dates that a text mentions.
"""

import gzip
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "quality"))
from kinds.stories import article  # noqa: E402 -- it lies beside the measuring programs

from tasks.dedupe.keys import Keyed  # noqa: E402
from tasks.dedupe.terms import Numbering  # noqa: E402
from tasks.languages import get  # noqa: E402
from tasks.model import Article  # noqa: E402
from tasks.summarise import single  # noqa: E402
from tasks.summarise.picking import Budget, pick  # noqa: E402
from tasks.summarise.pool import pooled  # noqa: E402
from tasks.summarise.reading import read  # noqa: E402

STREAM = "stream/saudi_2015-08-07.jsonl.gz"
SHORTEST, LONGEST = 300, 380  # words
ROUNDS = 5


def least(work: Callable[[], object]) -> float:
    """Give the least CPU milliseconds of some rounds after one that warms the caches."""
    work()
    found = []
    for _ in range(ROUNDS):
        before = time.process_time()
        work()
        found.append(time.process_time() - before)
    return 1000 * min(found)


def chain(articles: Sequence[Article]) -> list[tuple[str, float]]:
    """Measure the steps from an article to its three sentences."""
    language = get("ar")
    readings = [read([one])[one.id] for one in articles]
    pools = [pooled([one], [None]) for one in readings]
    scores = [single.scores(pool) for pool in pools]
    budget = Budget(sentences=3)
    return [
        ("sentence ends", least(lambda: [language.sentences(one.text) for one in articles])),
        ("reading", least(lambda: [read([one]) for one in articles])),
        ("pool", least(lambda: [pooled([one], [None]) for one in readings])),
        ("scores", least(lambda: [single.scores(pool) for pool in pools])),
        ("picks", least(lambda: [pick(p, s, budget, single.HABITS) for p, s in zip(pools, scores, strict=True)])),
    ]


def alone(articles: Sequence[Article]) -> list[tuple[str, float]]:
    """Measure what the steps are made of, and what grouping asks of the same texts."""
    language = get("ar")
    terms = [language.terms(one.text) for one in articles]
    known = [frozenset(found) for found in terms]
    pairs = list(zip(terms, known, strict=True))

    titles = [one.title for one in articles]
    kept = list(Keyed(articles, titles))

    return [
        ("folding", least(lambda: [language.fold(one.text) for one in articles])),
        ("words", least(lambda: [language.words(one.text) for one in articles])),
        ("stems", least(lambda: [[language.stem(term, know) for term in found] for found, know in pairs])),
        ("keys: all three", least(lambda: [language.keys(one.text) for one in articles])),
        ("terms for grouping, made", least(lambda: list(Keyed(articles, titles)))),
        ("terms for grouping, numbered when kept", least(lambda: list(map(Numbering().terms, kept)))),
        ("dates mentioned", least(lambda: [language.mentions(one.text) for one in articles])),
    ]


def main() -> None:
    """Measure and print."""
    stream = Path(os.environ.get("MUJAZ_EVAL", ROOT.parent / "shared" / "eval")) / STREAM
    if not stream.exists():
        print(f"chain: skipped, no data at {stream}. Set MUJAZ_EVAL to the folder that holds it")
        return
    with gzip.open(stream, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    lengths = [len(row["text"].split()) for row in rows]
    articles = [article(row) for row, words in zip(rows, lengths, strict=True) if SHORTEST <= words <= LONGEST]
    words = statistics.median(len(one.text.split()) for one in articles)
    print(f"{len(articles)} Arabic articles of {words:.0f} words in the median; CPU milliseconds an article")
    steps = chain(articles)
    for name, spent in [*steps, ("the chain", sum(spent for _, spent in steps)), *alone(articles)]:
        print(f"  {name:32} {spent / len(articles):6.2f}", flush=True)


if __name__ == "__main__":
    main()
