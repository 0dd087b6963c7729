"""Kind `stories`: rows {id, lang, date, title, text, …} as one stream → {id, story}."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tasks.dedupe import group
from tasks.languages import get, identify
from tasks.model import UNKNOWN_DATE, Article, ArticleId, DocumentKey, Extraction, digest

Row = dict[str, Any]


def article(row: Row) -> Article:
    """Make the article that ingest and extract make of a document with this title, text, date and language."""
    title, text = row.get("title") or "", row.get("text") or ""
    code = row.get("lang") or identify(f"{title}\n{text}").code
    language = get(code)
    heard = tuple(replace(m, when=replace(m.when, start=None, end=None)) for m in language.mentions(title))
    return Article(
        id=ArticleId(digest(row["id"])),
        document=DocumentKey(digest(title, text)),
        source="rows",
        where=row["id"],
        outlet=row.get("publisher") or "",
        url=row.get("url") or "",
        title=title,
        authors=(),
        published=language.parse_date(row.get("date") or "") if row.get("date") else UNKNOWN_DATE,
        mentions=(*heard, *language.mentions(text)),
        first_seen=datetime(2000, 1, 1, tzinfo=UTC),
        language=code,
        text=text,
        sentences=language.sentences(text),
        extraction=Extraction(method="feed text"),
    )


def predict(rows: Iterable[Row], base: Path) -> Iterator[Row]:  # noqa: ARG001 -- one signature for every kind
    """Group all rows in one window and name each row's story."""
    articles = {str(row["id"]): article(row) for row in rows}
    story = {member: found.id for found in group(tuple(articles.values())).stories for member in found.articles}
    yield from ({"id": name, "story": story[made.id]} for name, made in articles.items())
