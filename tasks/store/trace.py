"""What became of something, and why: the answer to `mujaz why`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

import sqlalchemy as sa

from tasks.model import Article, ArticleId, DocumentKey, Gap, Story, StoryId, Thread
from tasks.store import articles as article_rows
from tasks.store import stories as story_rows
from tasks.store.chunks import among
from tasks.store.codec import gap_value
from tasks.store.documents import in_order
from tasks.store.schema import articles, documents, gaps, members, sightings, stories, threads, told

SHORTEST_ID = 4  # hex digits; fewer name too much
MOST = 200  # documents or articles of one answer: a folder of thousands is not what was meant
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """One document: where it was seen, and what became of it."""

    document: DocumentKey
    places: tuple[str, ...]
    first_seen: datetime
    state: Literal["waiting", "article", "gap"]
    article: ArticleId | None
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """All that the store knows of what was asked for.

    `gaps` tells of things that never became a document (an empty file, say). `stories` hold the articles;
    `neighbours` are the stories beside them: of the same thread, the nearest that was kept apart, and those of other
    languages that are likely the same.
    `told` lists the briefings (edition, day) that told of any of the articles.
    """

    what: str
    fates: tuple[Fate, ...]
    gaps: tuple[Gap, ...]
    articles: tuple[Article, ...]
    stories: tuple[Story, ...]
    threads: tuple[Thread, ...]
    neighbours: tuple[Story, ...]
    told: tuple[tuple[str, date], ...]


def trace(connection: sa.Connection, what: str) -> Trace | None:
    """Say what became of a place ("seeds/a.txt", "a.txt", "seeds/b.jsonl#3"), an address, or an id's beginning.

    Ids may be of articles, stories, threads or documents. None where nothing of that name is known.
    """
    what = what.strip().removeprefix("./")
    if not what:
        return None
    keys = _documents(connection, what)
    ids = _articles(connection, what, keys)
    lone = _lone_gaps(connection, what)
    if not keys and not ids and not lone:
        return None
    found = article_rows.by_ids(connection, ids)
    held = story_rows.of_articles(connection, ids)
    told_in = among(connection, sa.select(told.c.edition, told.c.date), told.c.article, ids)
    return Trace(
        what=what,
        fates=_fates(connection, keys | {article.document for article in found}),
        gaps=lone,
        articles=found,
        stories=held,
        threads=story_rows.threads_of(connection, {story.id for story in held}),
        neighbours=_neighbours(connection, held),
        told=tuple(sorted({(row["edition"], row["date"]) for row in told_in})),
    )


def _named(column: sa.ColumnElement[str], what: str) -> sa.ColumnElement[bool]:
    """Tell whether a place is `what`, ends in it as a path does, or is a part of that file."""
    return sa.or_(
        column == what,
        column.endswith(f"/{what}", autoescape=True),
        column.startswith(f"{what}#", autoescape=True),
        column.contains(f"/{what}#", autoescape=True),
    )


def _addresses(what: str) -> set[str]:
    """Give an address as it may have been kept: with or without its last slash, without its fragment."""
    bare = what.partition("#")[0].rstrip("/")
    return {what, bare, f"{bare}/"} if what.startswith(("http://", "https://")) else set()


def _begins(what: str) -> bool:
    return len(what) >= SHORTEST_ID and set(what.lower()) <= _HEX


def _documents(connection: sa.Connection, what: str) -> set[str]:
    seen = sa.select(sightings.c.document).where(_named(sightings.c.where, what)).limit(MOST)
    keys = set(connection.execute(seen).scalars())
    known = among(connection, sa.select(documents.c.key), documents.c.url, _addresses(what))
    keys.update(row["key"] for row in known)
    if _begins(what):
        alike = sa.select(documents.c.key).where(documents.c.key.startswith(what.lower())).limit(MOST)
        keys.update(connection.execute(alike).scalars())
    return keys


def _articles(connection: sa.Connection, what: str, keys: set[str]) -> set[str]:
    became = among(connection, sa.select(documents.c.article), documents.c.key, keys)
    ids = {row["article"] for row in became if row["article"]}
    ids.update(row["id"] for row in among(connection, sa.select(articles.c.id), articles.c.url, _addresses(what)))
    if _begins(what):
        start = what.lower()
        asked = (
            sa.select(articles.c.id).where(articles.c.id.startswith(start)),
            sa.select(members.c.article).where(members.c.story.startswith(start)),
            sa.select(members.c.article).join(stories).where(stories.c.thread.startswith(start)),
        )
        for statement in asked:
            ids.update(connection.execute(statement.limit(MOST)).scalars())
    return ids


def _lone_gaps(connection: sa.Connection, what: str) -> tuple[Gap, ...]:
    asked = sa.select(gaps).where(gaps.c.document.is_(None), _named(gaps.c.what, what)).limit(MOST)
    return in_order(gap_value(row) for row in connection.execute(asked).mappings())


def _fates(connection: sa.Connection, keys: set[str]) -> tuple[Fate, ...]:
    columns = (documents.c.key, documents.c.first_seen, documents.c.state, documents.c.article)
    rows = among(connection, sa.select(*columns), documents.c.key, keys)
    places: dict[str, set[str]] = {}
    for seen in among(connection, sa.select(sightings.c.document, sightings.c.where), sightings.c.document, keys):
        places.setdefault(seen["document"], set()).add(seen["where"])
    said: dict[str, list[Gap]] = {}
    for row in among(connection, sa.select(gaps), gaps.c.document, keys):
        said.setdefault(row["document"], []).append(gap_value(row))
    return tuple(
        Fate(
            document=row["key"],
            places=tuple(sorted(places.get(row["key"], ()))),
            first_seen=row["first_seen"],
            state=row["state"],
            article=row["article"],
            gaps=in_order(said.get(row["key"], ())),
        )
        for row in sorted(rows, key=lambda row: (row["first_seen"], row["key"]))
    )


def _neighbours(connection: sa.Connection, held: tuple[Story, ...]) -> tuple[Story, ...]:
    """Give the stories beside these: of their threads, the nearest, those likely the same."""
    ours = {story.id for story in held}
    named = {story.thread for story in held if story.thread}
    beside: set[StoryId] = {story.why.nearest.story for story in held if story.why.nearest}
    beside.update(likely.story for story in held for likely in story.why.likely)
    for row in among(connection, sa.select(threads.c.stories), threads.c.id, named):
        beside.update(row["stories"])
    return story_rows.by_ids(connection, beside - ours)
