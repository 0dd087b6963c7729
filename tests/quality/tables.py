"""Tables of our own, which lie in tests/data and are measured wherever the tests are.

    python tests/quality/tables.py

The gate holds them to their floors too. Each kind's file reads its table, answers it and scores it.
"""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

Row = dict[str, Any]
ROOT = Path(__file__).parents[2]
TABLES = {
    "sentences": "tests/data/languages/hard_sentences.txt",
    "languages": "tests/data/languages/which_language.txt",
    "mentions": "tests/data/languages/stated_dates.txt",
    "blind": "tests/data/dedupe/blind",
    "fresh": "tests/data/dedupe/fresh",
}


def scored(kind: str, gold: list[Row], answers: list[Row]) -> dict[str, float]:
    """Score with the kind's own scorer."""
    figures: dict[str, float] = _module(kind).score(gold, answers)
    return figures


def _module(kind: str) -> ModuleType:
    sys.path.insert(0, str(Path(__file__).parent))
    return importlib.import_module(f"kinds.{kind}")


def measured(kind: str) -> tuple[str, dict[str, float]]:
    """Answer the table of a kind: its name as the floors have it, and its figures."""
    module = _module(kind)
    path = ROOT / TABLES[kind]
    gold = list(module.rows(path))
    return f"{kind}/{path.stem}", module.score(gold, list(module.predict(gold, path.parent)))


def lines() -> Iterator[str]:
    """Give a line a table."""
    for kind in TABLES:
        name, found = measured(kind)
        yield f"{name:38} " + " ".join(f"{figure} {value:.4f}" for figure, value in found.items())


if __name__ == "__main__":
    print(*lines(), sep="\n")
