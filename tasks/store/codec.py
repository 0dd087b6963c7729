"""Values to rows and back, losing nothing.

Small values inside an article become JSON objects that name only what differs from the default, so a field that
a later version adds to one of them is read from an older file as its default.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from sqlalchemy import RowMapping

from tasks.model import (
    Article,
    ArticleId,
    Document,
    DocumentKey,
    Dropped,
    Evidence,
    Extraction,
    Gap,
    Hints,
    Likely,
    Mention,
    Nearest,
    Span,
    Story,
    StoryId,
    Thread,
    ThreadId,
    When,
)
from tasks.store.columns import Damaged

Values = dict[str, Any]
Row = ParamSpec("Row")
Result = TypeVar("Result")
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


def _mention(told: Values) -> Mention:
    return Mention(**{**told, "when": When(**told["when"])})


def _tuples(told: Values, names: Sequence[str]) -> Values:
    return {name: tuple(value) if name in names else value for name, value in told.items()}


def extraction(told: Values) -> Extraction:
    """Read back how a text was made."""
    dropped = tuple(Dropped(**line) for line in told.get("dropped", ()))
    return Extraction(**{**_tuples(told, ("notes",)), "dropped": dropped})


def evidence(told: Values) -> Evidence:
    """Read back why articles stand together."""
    nearest = Nearest(**told["nearest"]) if told.get("nearest") else None
    likely = tuple(Likely(**_tuples(link, ("names", "numbers", "countries"))) for link in told.get("likely", ()))
    return Evidence(**{**_tuples(told, ("terms", "names", "dates")), "nearest": nearest, "likely": likely})


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


def _reading(read: Callable[Row, Result]) -> Callable[Row, Result]:
    """Tell a row that makes no value from a mistake in the program."""

    @wraps(read)
    def reading(*row: Row.args, **more: Row.kwargs) -> Result:
        try:
            return read(*row, **more)
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
            raise Damaged(f"{read.__name__.replace('_', ' ')}: {error}") from error

    return reading


@_reading
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
        hints=Hints(**_tuples(row["hints"], ("authors",))),
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


@_reading
def article_value(row: RowMapping) -> Article:
    """Read an article back."""
    edges = row["sentences"]
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
        mentions=tuple(_mention(told) for told in row["mentions"]),
        first_seen=row["first_seen"],
        language=row["language"],
        text=row["text"],
        sentences=tuple(map(Span, edges[::2], edges[1::2])),
        extraction=extraction(row["extraction"]),
    )


def gap_row(gap: Gap, document: str | None) -> Values:
    """Give the columns of a gap, told of a document or of something that never became one."""
    return {"document": document, "kind": gap.kind, "what": gap.what, "why": gap.why, "remedy": gap.remedy}


@_reading
def gap_value(row: RowMapping) -> Gap:
    """Read a gap back."""
    return Gap(kind=row["kind"], what=row["what"], why=row["why"], remedy=row["remedy"])


def story_row(story: Story) -> Values:
    """Give the columns of a story; its articles are rows of their own."""
    return {
        "id": story.id,
        "lead": story.lead,
        "when": plain(story.when),
        "thread": story.thread,
        "why": plain(story.why),
    }


def member_rows(story: Story) -> list[Values]:
    """Give a row for each article of a story: where it stands in it, and whose reprint it is."""
    places = {article: (number, copy) for number, text in enumerate(story.texts) for copy, article in enumerate(text)}
    return [
        {
            "article": article,
            "story": story.id,
            "position": position,
            "text": places[article][0],
            "copy": places[article][1],
        }
        for position, article in enumerate(story.articles)
    ]


@_reading
def story_value(row: RowMapping, held: Sequence[RowMapping]) -> Story:
    """Read a story back from its row and those of its articles, in any order."""
    texts: dict[int, list[tuple[int, ArticleId]]] = {}
    for member in held:
        texts.setdefault(member["text"], []).append((member["copy"], ArticleId(member["article"])))
    in_order = sorted(held, key=lambda member: (member["position"], member["article"]))
    return Story(
        id=StoryId(row["id"]),
        articles=tuple(ArticleId(member["article"]) for member in in_order),
        texts=tuple(tuple(article for _, article in sorted(texts[number])) for number in sorted(texts)),
        lead=ArticleId(row["lead"]),
        when=when(row["when"]),
        thread=ThreadId(row["thread"]) if row["thread"] else None,
        why=evidence(row["why"]),
    )


def thread_row(thread: Thread) -> Values:
    """Give the columns of a thread."""
    return {"id": thread.id, "stories": list(thread.stories), "names": list(thread.names)}


@_reading
def thread_value(row: RowMapping) -> Thread:
    """Read a thread back."""
    return Thread(id=row["id"], stories=tuple(row["stories"]), names=tuple(row["names"]))
