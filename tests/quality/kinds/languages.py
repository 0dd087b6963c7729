"""Kind `languages`: rows {id, lang, text or title} → {id, lang}: told from the words alone, without a hint.

Scored by accuracy, at each length where rows have one. The table of ours stands in
`tests/data/languages/which_language.txt`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tasks.languages import identify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

Row = dict[str, Any]
LENGTHS = (7, 20, 60)  # words: a headline, a teaser, a paragraph
_UNSPACED = frozenset({"zh", "ja"})  # two characters stand for a word


def rows(path: Path) -> Iterator[Row]:
    """Read a table of paragraphs, and cut each into pieces of every length that follow one another."""
    code = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("["):
            code = line.strip("[]")
        elif line and not line.startswith("#"):
            for length in LENGTHS:
                for place, text in enumerate(_pieces(line, code, length)):
                    yield {"id": f"{number}/{length}/{place}", "lang": code, "text": text, "length": length}


def _pieces(line: str, code: str, length: int) -> Iterator[str]:
    units, glue, size = (list(line), "", 2 * length) if code in _UNSPACED else (line.split(), " ", length)
    for place in range(0, max(1, len(units) - size + 1), size):
        yield glue.join(units[place : place + size])


def predict(given: Iterable[Row], base: Path) -> Iterator[Row]:
    """Tell the language of each text."""
    del base  # the rows hold all there is
    for row in given:
        yield {"id": row["id"], "lang": identify(row.get("text") or row.get("title") or "").code}


def score(gold: Sequence[Row], answers: Sequence[Row]) -> dict[str, float]:
    """Give the share of right answers, at each length where rows have one."""
    told = {row["id"]: row["lang"] for row in answers}
    lengths = sorted({row.get("length", 0) for row in gold})
    return {
        f"{length} words" if length else "accuracy": _right(
            [row for row in gold if row.get("length", 0) == length], told
        )
        for length in lengths
    }


def _right(gold: Sequence[Row], told: dict[str, str]) -> float:
    right = sum(bool(told[row["id"]] == row["lang"]) for row in gold)
    return right / len(gold)
