"""Kind `pairs`: rows {id, a: {title, text, url}, b: {…}} → {id, same}; the file's other pairs are the window."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kinds.stories import article

from tasks.dedupe import group

Row = dict[str, Any]


def predict(rows: Iterable[Row], base: Path) -> Iterator[Row]:  # noqa: ARG001 -- one signature for every kind
    """Group the articles of all pairs in one window; a pair is the same where its two share a story."""
    asked = list(rows)
    sides = {
        (row["id"], side): article({**row[side], "id": f"{row['id']} {side}", "lang": row.get("lang")})
        for row in asked
        for side in ("a", "b")
    }
    story = {member: found.id for found in group(tuple(sides.values())).stories for member in found.articles}
    for row in asked:
        one, two = sides[row["id"], "a"], sides[row["id"], "b"]
        yield {"id": row["id"], "same": story[one.id] == story[two.id]}
