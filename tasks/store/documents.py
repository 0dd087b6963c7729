"""Documents: what sources gave, waiting to be extracted, and what became of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa

from tasks.model import Document, DocumentKey, Extracted, Gap
from tasks.store import articles as article_rows
from tasks.store.chunks import among, chunks, write
from tasks.store.codec import Values, document_row, document_value, gap_row, gap_value
from tasks.store.schema import articles, documents, gaps, sightings

SILENT = Gap(
    kind="extraction failed",
    what="",
    why="Nothing was said of what became of it.",
    remedy="Run again; where that does not help, read it by hand.",
)


def add(connection: sa.Connection, given: Sequence[Document]) -> None:
    """Keep the documents not yet known, and every place where one was seen.

    A document's first sight stays for ever, whatever name or time it comes back with.
    """
    by_key: dict[DocumentKey, Document] = {}
    seen: dict[tuple[str, str, str], Values] = {}
    for document in sorted(given, key=lambda one: (one.first_seen, one.source, one.where)):
        key = document.key
        by_key.setdefault(key, document)
        seen.setdefault(
            (key, document.source, document.where),
            {
                "document": key,
                "source": document.source,
                "where": document.where,
                "first_seen": document.first_seen,
            },
        )
    known = {row["key"] for row in among(connection, sa.select(documents.c.key), documents.c.key, by_key)}
    fresh = [document_row(key, document) for key, document in by_key.items() if key not in known]
    write(connection, documents.insert(), fresh)
    places = sa.select(sightings.c.document, sightings.c.source, sightings.c.where)
    old = {tuple(row.values()) for row in among(connection, places, sightings.c.document, by_key)}
    write(connection, sightings.insert(), [row for place, row in seen.items() if place not in old])
    _say_again(connection, known)
    forget(connection, {document.where for document in given})


def _say_again(connection: sa.Connection, keys: Collection[str]) -> None:
    """Let documents wait once more that come back as they were before their place said other things of one content."""
    later = documents.alias()
    back = (
        sa.select(documents.c.key)
        .join(articles, articles.c.id == documents.c.article)
        .join(later, later.c.key == articles.c.document)
        .where(later.c.key != documents.c.key, later.c.content == documents.c.content)
        .where(documents.c.content != "")  # let go: it cannot be read again
        .where(articles.c.where == documents.c.where, articles.c.source == documents.c.source)
    )
    again = {row["key"] for row in among(connection, back, documents.c.key, keys)}
    for part in chunks(sorted(again)):
        connection.execute(documents.update().where(documents.c.key.in_(part)).values(state="waiting"))


def waiting(connection: sa.Connection) -> tuple[Document, ...]:
    """Give the documents that nobody has extracted yet, those of a run that died among them, by place and key."""
    rows = connection.execute(sa.select(documents).where(documents.c.state == "waiting")).mappings()
    found = sorted(rows, key=lambda row: (row["where"], row["key"]))
    return tuple(document_value(row) for row in found)


def finish(connection: sa.Connection, done: Sequence[Document], extracted: Extracted, version: str) -> None:
    """Write down what became of each document.

    A document of which `extracted` says nothing at all is told as a gap: nothing vanishes.
    """
    made = {article.document: article for article in extracted.articles}
    keys = {document.key: document for document in done}
    named = {document.where: key for key, document in keys.items()}
    found = [gap_row(gap, named.get(gap.what)) for gap in extracted.gaps]
    told = {row["document"] for row in found}
    found += [
        gap_row(Gap(kind=SILENT.kind, what=document.where, why=SILENT.why, remedy=SILENT.remedy), key)
        for key, document in keys.items()
        if key not in made and key not in told
    ]
    forget(connection, {row["what"] for row in found if row["document"] is None})
    for part in chunks(list(keys)):
        connection.execute(gaps.delete().where(gaps.c.document.in_(part)))
    write(connection, gaps.insert(), found)
    ids = article_rows.add(connection, extracted.articles)
    became: list[Values] = [
        {
            "b_key": key,
            "b_state": "article" if key in made else "gap",
            "b_version": version,
            "b_article": ids.get(key),
        }
        for key in {**keys, **made}
    ]
    write(connection, _BECOMES, became)


_BECOMES = (
    documents.update()
    .where(documents.c.key == sa.bindparam("b_key"))
    .values(state=sa.bindparam("b_state"), version=sa.bindparam("b_version"), article=sa.bindparam("b_article"))
)


def add_gaps(connection: sa.Connection, given: Iterable[Gap]) -> None:
    """Keep what could not even become a document; what was said before of the same culprits is dropped."""
    rows = [gap_row(gap, None) for gap in dict.fromkeys(given)]
    forget(connection, {row["what"] for row in rows})
    write(connection, gaps.insert(), rows)


def gaps_between(connection: sa.Connection, since: datetime, until: datetime) -> tuple[Gap, ...]:
    """Give what extraction said of the documents first seen in [since, until), by culprit and kind."""
    asked = (
        sa.select(gaps)
        .join(documents, documents.c.key == gaps.c.document)
        .where(documents.c.first_seen >= since, documents.c.first_seen < until)
    )
    return in_order(gap_value(row) for row in connection.execute(asked).mappings())


def in_order(given: Iterable[Gap]) -> tuple[Gap, ...]:
    """Give gaps in an order that does not depend on when they were written."""
    return tuple(sorted(given, key=lambda gap: (gap.what, gap.kind, gap.why, gap.remedy)))


def forget(connection: sa.Connection, culprits: Iterable[str]) -> None:
    """Drop gaps that belong to no document, of these culprits: they can be read now, or are told anew."""
    for part in chunks(sorted(culprits)):
        connection.execute(gaps.delete().where(gaps.c.document.is_(None), gaps.c.what.in_(part)))
