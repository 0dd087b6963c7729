"""Whether stories stay right in other windows: halves of a set, sets side by side, a handful of articles.

    python tests/quality/story_stability.py

Prints B-cubed and pairwise F1 on the labelled sets under MUJAZ_EVAL: whole; in random halves; in windows of eight and
thirty items of one language, drawn story by story with at most four items each; and all English sets in one window,
full texts beside thousands of headlines. Draws are the same on every run.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from types import ModuleType

from gate import ROOT, SETS, scorer
from kinds.stories import article
from predict import Row, read

from tasks.dedupe import group

HALVES, HANDFULS = 3, 24
MOST = 4  # items of a story in a handful
Window = list[Row]


def told(rows: Window) -> dict[str, str]:
    """Group a window: the story of each row."""
    made = {article(row).id: str(row["id"]) for row in rows}
    return {
        made[member]: found.id for found in group([article(row) for row in rows]).stories for member in found.articles
    }


def figures(windows: Sequence[tuple[Window, Window]], scores: ModuleType) -> str:
    """Score, of each window, the rows that are asked for, and give the means."""
    found = []
    for window, asked in windows:
        stories = told(window)
        gold = [(row["story"], row["lang"]) for row in asked]
        found.append(scores.cluster_scores(gold, [stories[str(row["id"])] for row in asked]))
    return " / ".join(f"{sum(one[name] for one in found) / len(found):.3f}" for name in ("b3_f1", "pair_f1"))


def halves(rows: Window) -> Iterator[Window]:
    """Draw halves of a set."""
    for seed in range(HALVES):
        yield Random(seed).sample(rows, len(rows) // 2)


def handfuls(rows: Window, size: int) -> Iterator[Window]:
    """Draw small windows of one language."""
    codes = sorted({row["lang"] for row in rows})
    large = [code for code in codes if sum(row["lang"] == code for row in rows) > 2 * size]
    for seed in range(HANDFULS):
        chance = Random(seed)
        ours = [row for row in rows if row["lang"] == large[seed % len(large)]]
        stories: dict[str, Window] = {}
        for row in ours:
            stories.setdefault(str(row["story"]), []).append(row)
        drawn: Window = []
        for story in chance.sample(sorted(stories), len(stories)):
            if len(drawn) < size:
                members = stories[story]
                drawn += chance.sample(members, min(len(members), chance.randint(1, MOST)))
        yield drawn[:size]


def main() -> None:
    """Print a line a set and kind of window."""
    folder = Path(os.environ.get("MUJAZ_EVAL", ROOT.parent / "shared" / "eval"))
    if not (folder / "score").is_dir():
        print(f"story stability: skipped, no labelled data at {folder}. Set MUJAZ_EVAL to the folder that holds it")
        return
    scores = scorer("score_clustering", folder)
    files = [entry.file for entry in SETS if entry.kind == "stories" and not entry.file.endswith("titles_ar.jsonl")]
    sets = {Path(file).stem: list(read(folder / file)) for file in files}

    def line(name: str, kind: str, windows: Sequence[tuple[Window, Window]]) -> None:
        print(f"{name:20} {kind:32} {figures(windows, scores)}", flush=True)

    for name, rows in sets.items():
        line(name, "whole", [(rows, rows)])
        line(name, f"{HALVES} random halves", [(half, half) for half in halves(rows)])
        for size in (8, 30):
            line(name, f"{HANDFULS} windows of {size}", [(drawn, drawn) for drawn in handfuls(rows, size)])
    english = [row for rows in sets.values() for row in rows if row["lang"] == "en"]
    for name, rows in sets.items():
        ours = [row for row in rows if row["lang"] == "en"]
        if ours:
            line(name, f"English part among all {len(english)}", [(english, ours)])


if __name__ == "__main__":
    main()
