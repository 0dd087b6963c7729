"""Printed dates: {id, lang, locale, text} → {id, date: "YYYY-MM-DD[THH:MM]" or null}."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tasks.languages import get

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Row = dict[str, Any]


def predict(rows: Iterable[Row], base: Path) -> Iterator[Row]:
    """Read each printed date with the rules of its language; null where no whole day is stated."""
    del base  # the rows hold all there is
    for row in rows:
        when = get(row.get("lang") or "und").parse_date(row["text"])
        yield {"id": row["id"], "date": when.iso[:16] if when.known else None}
