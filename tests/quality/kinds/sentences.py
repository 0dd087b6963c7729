"""Kind `sentences`: rows {id, lang, text} → {id, ends: places in code points where a sentence ends, the last left out}.

Scored by F1 over all ends; `exact` is the share of rows with no mistake. The table of ours stands in
`tests/data/languages/hard_sentences.txt`, where "|" marks an end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tasks.languages import get

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

Row = dict[str, Any]


def rows(path: Path) -> Iterator[Row]:
    """Read a table of lines with their ends marked."""
    code = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("["):
            code = line.strip("[]")
        elif line and not line.startswith("#"):
            parts = line.split("|")
            ends = [sum(map(len, parts[: n + 1])) for n in range(len(parts) - 1)]
            yield {"id": str(number), "lang": code, "text": "".join(parts), "ends": ends}


def predict(given: Iterable[Row], base: Path) -> Iterator[Row]:
    """Split each text by the rules of its language."""
    del base  # the rows hold all there is
    for row in given:
        yield {"id": row["id"], "ends": [end for _, end in get(row["lang"]).sentences(row["text"])][:-1]}


def score(gold: Sequence[Row], answers: Sequence[Row]) -> dict[str, float]:
    """Give F1 over all ends, the share of texts without a mistake, and the F1 of the language that has the least."""
    told = {row["id"]: set(row["ends"]) for row in answers}
    by_language = {row["lang"]: [one for one in gold if one["lang"] == row["lang"]] for row in gold}
    return {
        "f1": _f1(gold, told),
        "exact": sum(set(row["ends"]) == told[row["id"]] for row in gold) / len(gold),
        "f1 arabic": _f1([row for row in gold if row["lang"] == "ar"], told),
        "f1 of the worst language": min(_f1(part, told) for part in by_language.values()),
    }


def _f1(gold: Sequence[Row], told: dict[str, set[int]]) -> float:
    right = sum(len(set(row["ends"]) & told[row["id"]]) for row in gold)
    both = sum(len(row["ends"]) + len(told[row["id"]]) for row in gold)
    return 2 * right / both if both else 1.0
