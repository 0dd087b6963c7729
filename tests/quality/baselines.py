"""Our sentences beside plain ones: the beginning of the text, and sumy's methods, at equal length in words.

    python tests/quality/baselines.py [FILE ...]

For each file of labelled summaries (default: the two under MUJAZ_EVAL) it prints ROUGE-1, -2, -L (mean F over the
references) and the length against the references, for each method at 35 % of the words. All choose among the same
sentences, with the same filters.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from gate import ROOT, scorer
from kinds.given import article
from predict import Row, read

from tasks.model import Article
from tasks.summarise import condense

RATIO = 0.35
METHODS = ("mujaz", "lexrank", "textrank", "luhn", "sum-basic", "lsa")
FILES = ("summarization/easc_ar.jsonl", "summarization/bbc_en.jsonl")


def beginning(made: Article) -> str:
    """Take sentences from the beginning, as many as come nearest to the length."""
    words = [len(made.text[start:end].split()) for start, end in made.sentences]
    budget, taken, count = RATIO * sum(words), 0, 0
    while count < len(words) and abs(taken + words[count] - budget) <= abs(taken - budget):
        taken += words[count]
        count += 1
    return " ".join(made.text[start:end] for start, end in made.sentences[:count])


def answers(rows: list[Row]) -> Iterator[tuple[str, dict[str, str]]]:
    """Give the name of each method, and its summary of each row."""
    made = [article(row, str(row["id"])) for row in rows]
    names = [str(row["id"]) for row in rows]
    yield "the beginning", dict(zip(names, map(beginning, made), strict=True))
    for method in METHODS:
        chosen = condense(made, ratio=RATIO, method=method)
        yield method, {name: " ".join(one.text for one in found) for name, found in zip(names, chosen, strict=True)}


def main() -> None:
    """Print a line a method for every file."""
    folder = Path(os.environ.get("MUJAZ_EVAL", ROOT.parent / "shared" / "eval"))
    files = [Path(name) for name in sys.argv[1:]] or [folder / name for name in FILES]
    if not (folder / "score").is_dir():
        print(f"baselines: skipped, no labelled data at {folder}. Set MUJAZ_EVAL to the folder that holds it")
        return
    scores = scorer("score_summaries", folder)
    for file in files:
        rows = list(read(file))
        print(file.name)
        for method, summaries in answers(rows):
            found = scores.score(rows, summaries)
            figures = (f"{found[f'{name}_f_avg']:.4f}" for name in ("rouge1", "rouge2", "rougeL"))
            print(f"  {method:14}", *figures, f"length {found['len_ratio']:.2f}", flush=True)


if __name__ == "__main__":
    main()
