"""Kind `blind`: windows of our own, each grouped by itself, written and labelled before anything ran on them.

They lie in tests/data/dedupe/blind; docs/quality.md has what they scored at first sight.

A row is {id, window, lang, date, publisher, title, text, story}; figures are B-cubed and pairwise F1, a window.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Any

from kinds import stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

Row = dict[str, Any]


def rows(path: Path) -> Iterator[Row]:
    """Read the windows of a folder; the two letters before a file's ending are its language."""
    for file in sorted(path.glob("*.toml")):
        for place, row in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))["articles"]):
            yield {
                "id": f"{file.stem}/{place}",
                "window": file.stem,
                "lang": file.stem.rpartition(".")[2],
                "publisher": row.get("outlet", ""),
                "story": row["event"],
                **{part: row.get(part, "") for part in ("date", "title", "text")},
            }


def predict(given: Iterable[Row], base: Path) -> Iterator[Row]:
    """Group each window as one day's run would."""
    windows: dict[str, list[Row]] = {}
    for row in given:
        windows.setdefault(row["window"], []).append(row)
    for window in windows.values():
        yield from stories.predict(window, base)


def score(gold: Sequence[Row], answers: Sequence[Row]) -> dict[str, float]:
    """Give both figures of each window."""
    told = {row["id"]: row["story"] for row in answers}
    found: dict[str, float] = {}
    for name in sorted({row["window"] for row in gold}):
        window = [row for row in gold if row["window"] == name]
        cubed, pair = f1([row["story"] for row in window], [told[row["id"]] for row in window])
        found |= {f"{name} b3_f1": cubed, f"{name} pair_f1": pair}
    return found


def f1(truth: Sequence[str], told: Sequence[str]) -> tuple[float, float]:
    """Give B-cubed F1 and pairwise F1 of two groupings of the same things, in the same order."""
    right, labels, groups = Counter(zip(truth, told, strict=True)), Counter(truth), Counter(told)
    precision = sum(count**2 / groups[group] for (_, group), count in right.items()) / len(truth)
    recall = sum(count**2 / labels[label] for (label, _), count in right.items()) / len(truth)
    met, could, joined = (sum(n * (n - 1) // 2 for n in counts.values()) for counts in (right, labels, groups))
    return 2 * precision * recall / (precision + recall), 2 * met / (could + joined) if could + joined else 1.0
