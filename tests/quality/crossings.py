"""Links between stories of different languages: how many are right, and how much of what could be linked is.

    python tests/quality/crossings.py [--raise] [--pairs] [--embeddings FOLDER]

The headlines of og2021 (nine languages, one topic) are grouped by ourselves and linked as every day. A link is right
where most headlines of both stories are of one labelled story. `precision` is the share of right links; `recall` the
share of what could be linked (a labelled story in two languages) that a right link joins; `strangers` the links that
appear where none can be right, for of each two languages one keeps half of the labelled stories and the other the
rest. `--embeddings` reads a local model as `[grouping] embeddings` does, so that it can be measured before it is used.
The data lies where MUJAZ_EVAL says; without it the program says so and ends well.
"""

import argparse
import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from gate import FLOORS, ROOT, SLACK, cpu
from kinds.stories import article
from predict import Row, read

from tasks.dedupe import Embedder, group, load_model
from tasks.model import Article, ArticleId, Grouping, StoryId

FILE = "clustering/og2021_titles.jsonl"
TEXTS = ("clustering/basil_en.jsonl", "clustering/saudi_ar_annotated.jsonl")
PAIRS = "clustering/pairs_tgcontest_en_ru.jsonl"
NAME = "crossings/og2021_titles"

Ends = tuple[StoryId, StoryId]


class Truth:
    """The labels of a grouping's stories: the label of most of its articles, the lower of two that tie."""

    def __init__(self, made: Grouping, articles: dict[ArticleId, Article], gold: dict[ArticleId, str]) -> None:
        self.label: dict[StoryId, str] = {}
        self.language: dict[StoryId, str] = {}
        for story in made.stories:
            count = Counter(gold[member] for member in story.articles)
            self.label[story.id] = min(count, key=lambda name: (-count[name], name))
            self.language[story.id] = articles[story.lead].language

    def right(self, ends: Ends) -> bool:
        """Tell whether a link joins two stories of one label."""
        return self.label[ends[0]] == self.label[ends[1]]

    def spans(self, links: Iterable[Ends]) -> set[tuple[str, str, str]]:
        """Give what the links join: a label and two languages."""
        pairs = ((self.label[one], *sorted((self.language[one], self.language[two]))) for one, two in links)
        return {(label, one, two) for label, one, two in pairs}

    def possible(self) -> set[tuple[str, str, str]]:
        """Give all that could be joined."""
        told: dict[str, set[str]] = {}
        for story, label in self.label.items():
            told.setdefault(label, set()).add(self.language[story])
        return {(label, *pair) for label, spoken in told.items() for pair in combinations(sorted(spoken), 2)}


def links(made: Grouping) -> list[Ends]:
    """Give each link once, its lower end first."""
    return sorted({(min(s.id, beside.story), max(s.id, beside.story)) for s in made.stories for beside in s.why.likely})


def strangers(
    articles: dict[ArticleId, Article], gold: dict[ArticleId, str], embedder: Embedder | None
) -> Iterator[int]:
    """Count the links of windows in which no link can be right, a window for each two languages."""
    spoken = sorted({one.language for one in articles.values()})
    for first, second in combinations(spoken, 2):
        kept = [
            one
            for one in articles.values()
            if one.language in {first, second}
            and (hashlib.sha256(gold[one.id].encode()).digest()[0] % 2 == 0) == (one.language == first)
        ]
        yield len(links(group(kept, embedder=embedder)))


def full_texts(folder: Path, embedder: Embedder | None) -> tuple[int, int]:
    """Count the links among full texts of other years and countries, told as of one day, and these texts."""
    rows: list[Row] = [row for name in TEXTS for row in read(folder / name)]
    rows += [
        {**row[side], "id": f"{row['id']} {side}", "lang": row["lang"]}
        for row in read(folder / PAIRS)
        for side in ("a", "b")
    ]
    told = [article({**row, "date": "2031-03-11"}) for row in rows]
    return len(links(group(told, embedder=embedder))), len(told)


def measure(folder: Path, embedder: Embedder | None) -> tuple[dict[str, float], list[str]]:
    """Link and score; give the figures, and a line for each two languages."""
    rows = list(read(folder / FILE))
    made_of = [(article(row), str(row["story"])) for row in rows]
    articles = {one.id: one for one, _ in made_of}
    gold = {one.id: story for one, story in made_of}
    before = cpu()
    made = group(tuple(articles.values()), embedder=embedder)
    spent = cpu() - before
    truth = Truth(made, articles, gold)
    found = links(made)
    right = [ends for ends in found if truth.right(ends)]
    figures = {
        "precision": len(right) / max(1, len(found)),
        "recall": len(truth.spans(right)) / len(truth.possible()),
    }
    print(
        f"{len(found)} links, {len(right)} right, among {len(made.stories)} stories ({spent:.1f} CPU s with grouping)"
    )
    print(f"strangers: {sum(strangers(articles, gold, embedder))} links where none can be right")
    found_in, told = full_texts(folder, embedder)
    print(f"full texts: {found_in} links among {told} articles of other years, where none can be right")
    between = Counter(tuple(sorted((truth.language[one], truth.language[two]))) for one, two in found)
    good = Counter(tuple(sorted((truth.language[one], truth.language[two]))) for one, two in right)
    could = Counter(span[1:] for span in truth.possible())
    lines = [
        f"  {'-'.join(pair):6} {between[pair]:3} links {good[pair]:3} right, {could[pair]:3} could be"
        for pair in sorted(could)
    ]
    return figures, lines


def main() -> None:
    """Measure, print, compare with the floors; exit 1 when a figure fell below one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pairs", action="store_true", help="print a line for each two languages")
    parser.add_argument("--raise", action="store_true", dest="lift", help="lift floors to what was measured")
    parser.add_argument("--embeddings", type=Path, metavar="FOLDER", help="a model to be weighed too")
    asked = parser.parse_args()
    folder = Path(os.environ.get("MUJAZ_EVAL", ROOT.parent / "shared" / "eval"))
    if not (folder / FILE).is_file():
        print(f"crossings: skipped, no labelled data at {folder}. Set MUJAZ_EVAL to the folder that holds it")
        return
    figures, lines = measure(folder, load_model(asked.embeddings) if asked.embeddings else None)
    print(f"{NAME:38}", *(f"{name} {value:.4f}" for name, value in figures.items()))
    print(*(lines if asked.pairs else ()), sep="\n", end="\n" if asked.pairs else "")
    if asked.embeddings:
        return  # the floors are those of what everybody has
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    held = floors.setdefault(NAME, {})
    fallen = [name for name, value in figures.items() if value < held.get(name, 0.0) - SLACK]
    if asked.lift:
        held.update((name, max(held.get(name, 0.0), round(value, 4))) for name, value in figures.items())
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    print(
        *(f"below its floor: {NAME} {name} {figures[name]:.4f} < {held[name]:.4f}" for name in fallen), sep="\n", end=""
    )
    sys.exit(1 if fallen else 0)


if __name__ == "__main__":
    main()
