"""Values to rows and back, losing nothing.

Small values inside an article become JSON objects that name only what differs from the default, so a field that
a later version adds to one of them is read from an older file as its default.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields
from datetime import date
from functools import partial, wraps
from typing import Any, ParamSpec, TypeVar

from sqlalchemy import RowMapping

from tasks.model import Article, ArticleId, Document, DocumentKey, Dropped, Extraction, Gap, Hints, Mention, Span, When
from tasks.store.columns import Damaged

Values = dict[str, Any]
Row = ParamSpec("Row")
Result = TypeVar("Result")
_SPAN = partial(tuple.__new__, Span)  # what `Span(start, end)` comes to, without two calls in Python for each sentence
_DEFAULTS: dict[type, tuple[tuple[str, Any], ...]] = {}


def plain(value: Any) -> Any:  # noqa: ANN401 -- any of the model's values, and what they are made of
    """Give what JSON can say of a value: dataclasses as objects without defaults, tuples as lists, days in ISO."""
    kind = type(value)
    if kind is str or kind is int or kind is float or kind is bool or value is None:
        return value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, date):  # and a moment, which is one too
        return value.isoformat()
    if kind not in _DEFAULTS:
        _DEFAULTS[kind] = tuple((field.name, field.default) for field in fields(value))
    told = ((name, getattr(value, name), default) for name, default in _DEFAULTS[kind])
    return {name: plain(given) for name, given, default in told if default is MISSING or given != default}


def when(told: Values) -> When:
    """Read a date back."""
    return When(**told)


def mention(told: Values) -> Mention:
    """Read the date that a text states back."""
    return Mention(**{**told, "when": When(**told["when"])})


def spans(edges: Sequence[int]) -> tuple[Span, ...]:
    """Read sentences back from where each starts and ends."""
    return tuple(map(_SPAN, zip(edges[::2], edges[1::2], strict=False)))  # of a half one there is none


def tuples(told: Values, names: Sequence[str]) -> Values:
    """Make tuples again of the lists of these names."""
    return {name: tuple(value) if name in names else value for name, value in told.items()}


def extraction(told: Values) -> Extraction:
    """Read back how a text was made."""
    dropped = tuple(Dropped(**line) for line in told.get("dropped", ()))
    return Extraction(**{**tuples(told, ("notes",)), "dropped": dropped})


def document_row(key: DocumentKey, document: Document) -> Values:
    """Give the columns of a document that is yet to be extracted; `key` is its own, which costs a hash."""
    return {
        "key": key,
        "source": document.source,
        "where": document.where,
        "kind": document.kind,
        "content": document.content,
        "first_seen": document.first_seen,
        "encoding": document.encoding,
        "confidence": document.confidence,
        "hints": plain(document.hints),
        "url": document.hints.url,
        "state": "waiting",
        "feed_text": document.feed_text or None,
    }


def reading(read: Callable[Row, Result]) -> Callable[Row, Result]:
    """Tell a row that makes no value from a mistake in the program."""

    @wraps(read)
    def read_back(*row: Row.args, **more: Row.kwargs) -> Result:
        try:
            return read(*row, **more)
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
            raise Damaged(f"{read.__name__.replace('_', ' ')}: {error}") from error

    return read_back


@reading
def document_value(row: RowMapping) -> Document:
    """Read a document back."""
    return Document(
        source=row["source"],
        where=row["where"],
        kind=row["kind"],
        content=row["content"],
        first_seen=row["first_seen"],
        encoding=row["encoding"],
        confidence=row["confidence"],
        hints=Hints(**tuples(row["hints"], ("authors",))),
        feed_text=row["feed_text"] or "",
    )


def article_row(article: Article) -> Values:
    """Give the columns of an article; its number is the database's to choose."""
    published = article.published.instant
    return {
        "id": article.id,
        "document": article.document,
        "source": article.source,
        "where": article.where,
        "outlet": article.outlet,
        "url": article.url,
        "title": article.title,
        "authors": list(article.authors),
        "published": plain(article.published),
        "dated": (published or article.first_seen).date(),
        "mentions": plain(article.mentions),
        "first_seen": article.first_seen,
        "language": article.language,
        "text": article.text,
        "sentences": [edge for span in article.sentences for edge in span],
        "extraction": plain(article.extraction),
    }


@reading
def article_value(row: RowMapping) -> Article:
    """Read an article back."""
    return Article(
        id=ArticleId(row["id"]),
        document=row["document"],
        source=row["source"],
        where=row["where"],
        outlet=row["outlet"],
        url=row["url"],
        title=row["title"],
        authors=tuple(row["authors"]),
        published=when(row["published"]),
        mentions=tuple(map(mention, row["mentions"])),
        first_seen=row["first_seen"],
        language=row["language"],
        text=row["text"],
        sentences=spans(row["sentences"]),
        extraction=extraction(row["extraction"]),
    )


def gap_row(gap: Gap, document: str | None) -> Values:
    """Give the columns of a gap, told of a document or of something that never became one."""
    return {"document": document, "kind": gap.kind, "what": gap.what, "why": gap.why, "remedy": gap.remedy}


@reading
def gap_value(row: RowMapping) -> Gap:
    """Read a gap back."""
    return Gap(kind=row["kind"], what=row["what"], why=row["why"], remedy=row["remedy"])
