"""Kind `mentions`: rows {id, lang, text} → {id, dates: what the text states, ISO 8601, with a month or more}.

Scored by the shares of stated dates that are found and of texts in which nothing else is; a wrong date is worse than
none. The table of ours stands in `tests/data/languages/stated_dates.txt`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tasks.languages import get

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

Row = dict[str, Any]


def rows(path: Path) -> Iterator[Row]:
    """Read a table of texts and what they state."""
    code = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("["):
            code = line.strip("[]")
        elif line and not line.startswith("#"):
            text, dates = line.split(" || ")
            yield {"id": str(number), "lang": code, "text": text, "dates": [one for one in dates.split() if one != "-"]}


def predict(given: Iterable[Row], base: Path) -> Iterator[Row]:
    """Read the dates that each text states."""
    del base  # the rows hold all there is
    for row in given:
        found = {mention.when.iso for mention in get(row["lang"]).mentions(row["text"]) if mention.when.month}
        yield {"id": row["id"], "dates": sorted(found)}


def score(gold: Sequence[Row], answers: Sequence[Row]) -> dict[str, float]:
    """Give the share of stated dates that are found, and of texts with no date that they do not state."""
    told = {row["id"]: set(row["dates"]) for row in answers}
    stated = [(row["id"], date) for row in gold for date in row["dates"]]
    return {
        "found": sum(date in told[name] for name, date in stated) / len(stated),
        "nothing else": sum(told[row["id"]] <= set(row["dates"]) for row in gold) / len(gold),
    }
