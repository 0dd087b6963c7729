"""Our sentences beside plain ones: the beginning of the text, and sumy's methods, at equal length in words.

    python tests/quality/baselines.py [FILE ...]

For each file of labelled summaries (default: the two under MUJAZ_EVAL) it prints ROUGE-1, -2, -L (mean F over the
references) and the length against the references, for each method at 35 % of the words; then ours less each of them:
the mean difference over the documents and its 95 % interval by a paired bootstrap. All fill the length by one rule: a
sentence is taken if it brings the summary nearer to it. sumy's methods choose among the same sentences as ours, with
the same filters and our words; the beginning is taken from all sentences, as they stand. Arabic has rows for sumy as it
comes too, with its own stop words and stemmer: `library.py` says what had to be supplied.
"""

import os
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import library
from gate import ROOT, scorer
from kinds.given import article
from predict import Row, read

from tasks.model import Article
from tasks.summarise import condense
from tasks.summarise.picking import Budget

RATIO = 0.35
METHODS = ("mujaz", "lexrank", "textrank", "luhn", "sum-basic", "lsa")
FILES = ("summarization/easc_ar.jsonl", "summarization/bbc_en.jsonl")
FIGURES = ("rouge1_f_avg", "rouge2_f_avg", "rougeL_f_avg")
OURS = "mujaz"
RESAMPLES = 2000  # the ends of an interval move by .001 at most from seed to seed


def beginning(made: Article) -> str:
    """Walk from the beginning and take each sentence that comes nearer to the length."""
    words = [len(made.text[start:end].split()) for start, end in made.sentences]
    budget, taken, kept = Budget(words=RATIO * sum(words)), 0, []
    for (start, end), more in zip(made.sentences, words, strict=True):
        if budget.wants(words=taken, more=more):
            taken += more
            kept.append(made.text[start:end])
    return " ".join(kept)


def answers(rows: list[Row]) -> Iterator[tuple[str, dict[str, str]]]:
    """Give the name of each method, and its summary of each row."""
    made = [article(row, str(row["id"])) for row in rows]
    names = [str(row["id"]) for row in rows]
    yield "the beginning", dict(zip(names, map(beginning, made), strict=True))
    for method in METHODS:
        chosen = condense(made, ratio=RATIO, method=method)
        yield method, {name: " ".join(one.text for one in found) for name, found in zip(names, chosen, strict=True)}
    for name, condensed in library.ways() if {one.language for one in made} == {"ar"} else ():
        yield name, {each: condensed(one, RATIO) for each, one in zip(names, made, strict=True)}


def scored(scores: ModuleType, rows: Sequence[Row], summaries: dict[str, str]) -> list[dict[str, float]]:
    """Score each document by itself."""
    return [scores.score([row], {row["id"]: summaries[str(row["id"])]}) for row in rows]


def mean(values: Sequence[float]) -> float:
    """Give the mean."""
    return sum(values) / len(values)


def interval(differences: Sequence[float]) -> tuple[float, float]:
    """Give the 95 % interval of the mean of paired differences, by drawing documents with replacement."""
    chance = random.Random(1)
    means = sorted(mean(chance.choices(differences, k=len(differences))) for _ in range(RESAMPLES))
    return means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES) - 1]


def compare(mine: Sequence[dict[str, float]], theirs: Sequence[dict[str, float]]) -> str:
    """Write ours less theirs for each figure: mean and interval."""
    parts = []
    for figure in FIGURES:
        differences = [one[figure] - other[figure] for one, other in zip(mine, theirs, strict=True)]
        low, high = interval(differences)
        parts.append(f"{figure.partition('_')[0]} {mean(differences):+.3f} [{low:+.3f}, {high:+.3f}]")
    return "  ".join(parts)


def main() -> None:
    """Print a line a method for every file, and one a comparison."""
    folder = Path(os.environ.get("MUJAZ_EVAL", ROOT.parent / "shared" / "eval"))
    files = [Path(name) for name in sys.argv[1:]] or [folder / name for name in FILES]
    if not (folder / "score").is_dir():
        print(f"baselines: skipped, no labelled data at {folder}. Set MUJAZ_EVAL to the folder that holds it")
        return
    scores = scorer("score_summaries", folder)
    for file in files:
        rows = list(read(file))
        print(file.name)
        found = {}
        for method, summaries in answers(rows):
            found[method] = scored(scores, rows, summaries)
            figures = (f"{mean([one[name] for one in found[method]]):.4f}" for name in FIGURES)
            length = mean([one["len_ratio"] for one in found[method]])
            print(f"  {method:32}", *figures, f"length {length:.2f}", flush=True)
        for method, theirs in found.items():
            if method != OURS:
                print(f"  ours less {method:32} {compare(found[OURS], theirs)}", flush=True)


if __name__ == "__main__":
    main()
