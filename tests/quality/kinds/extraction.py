"""Kind `extraction`: rows {id, html (a gzip file beside the rows), lang, url} → {id, text, title, date}.

`date` is "YYYY-MM-DD" or null. Pages are read as saved pages are, and extracted as the flow does.
"""

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from tasks.extract import extract
from tasks.ingest.formats import html
from tasks.model import Document, Gap

Row = dict[str, Any]
BATCH = 100
NOW = datetime(2026, 11, 23, tzinfo=UTC)  # after the newest page: only bounds what counts as a plausible date


def document(row: Row, base: Path) -> Document:
    """Make a document of a row."""
    (read,) = html.parse(gzip.decompress((base / row["html"]).read_bytes()), row["id"])
    assert not isinstance(read, Gap), f"{row['id']}: {read.why}"
    return Document(
        source="eval",
        where=row["id"],
        kind="html",
        content=read.content,
        first_seen=NOW,
        encoding=read.encoding,
        confidence=read.confidence,
        hints=replace(
            read.hints, language=row.get("lang") or read.hints.language, url=row.get("url") or read.hints.url
        ),
    )


def predict(rows: Iterable[Row], base: Path) -> Iterator[Row]:
    """Extract every page; one that gives no article has an empty text."""
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        made = extract([document(row, base) for row in batch], now=NOW)
        found = {article.where: article for article in made.articles}
        for row in batch:
            article = found.get(row["id"])
            yield {
                "id": row["id"],
                "text": article.text if article else "",
                "title": article.title if article else "",
                "date": article.published.iso[:10] or None if article else None,
            }
