"""Kind `summaries`: rows {id, text, title?, lang} → {id, summary}: whole sentences, nearest to `ratio` of the words."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kinds.given import article

from tasks.summarise import condense

Row = dict[str, Any]


def predict(rows: Iterable[Row], base: Path, ratio: float = 0.35) -> Iterator[Row]:  # noqa: ARG001 -- one signature for every kind
    """Condense each row by itself."""
    given = list(rows)
    articles = [article(row, str(row["id"])) for row in given]
    for row, excerpts in zip(given, condense(articles, ratio=ratio), strict=True):
        yield {"id": row["id"], "summary": " ".join(one.text for one in excerpts)}
