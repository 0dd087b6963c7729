"""Letting go of what is old: the pages of days, the texts of articles, runs that died. What was told stays known.

A day whose pages are gone is still a day that was told: nothing of it is told again. An article without its text keeps
its id, title, outlet, address and dates; its document keeps its key, so the same file is not read as a new one.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

import sqlalchemy as sa

from tasks.store import vocabulary
from tasks.store.chunks import chunks
from tasks.store.codec import article_value
from tasks.store.indexing import index
from tasks.store.runs import PUBLISHED
from tasks.store.schema import (
    actors,
    articles,
    briefings,
    documents,
    headlines,
    keys,
    members,
    pages,
    revisions,
    runs,
    signatures,
    tellings,
    told,
)

DIED = "died"
NOTHING = ""  # the content of a document, and the text of an article, that was let go


def days_before(connection: sa.Connection, edition: str, day: date) -> tuple[date, ...]:
    """Give the days before `day` whose pages are kept, oldest first; never the newest of an edition."""
    kept = sa.select(pages.c.date).distinct().where(pages.c.edition == edition).order_by(pages.c.date)
    found = list(connection.execute(kept).scalars())
    return tuple(one for one in found[:-1] if one < day)


def pages_only_of(connection: sa.Connection, edition: str, days: Collection[date]) -> tuple[str, ...]:
    """Give the pages of these days that no other day of the edition has, by path."""
    theirs = {path for path, day in _pages(connection, edition) if day in days}
    others = {path for path, day in _pages(connection, edition) if day not in days}
    return tuple(sorted(theirs - others))


def _pages(connection: sa.Connection, edition: str) -> list[tuple[str, date]]:
    asked = sa.select(pages.c.path, pages.c.date).where(pages.c.edition == edition)
    return [(path, day) for path, day in connection.execute(asked)]


def forget_days(connection: sa.Connection, edition: str, days: Collection[date]) -> None:
    """Drop the pages and headlines of these days, and what they could be rendered from; what they told stays told."""
    for table in (pages, headlines, tellings):
        connection.execute(table.delete().where(table.c.edition == edition, table.c.date.in_(sorted(days))))


def texts_before(connection: sa.Connection, seen: datetime, told_since: date) -> tuple[str, ...]:
    """Give the articles first seen before `seen` whose text is still kept and whose story no briefing told lately.

    Args:
        connection: to the store.
        seen: articles first seen from here on keep their texts.
        told_since: so do all articles of a story of which a briefing of this day or a later one told an article first.
    """
    mate = members.alias()
    first = sa.func.min(told.c.date)  # what is linked in the window is recorded again on each of its days
    lately = sa.select(told.c.article).group_by(told.c.edition, told.c.article).having(first >= told_since).subquery()
    living = (
        sa.select(members.c.article)
        .join(mate, mate.c.story == members.c.story)
        .join(lately, lately.c.article == mate.c.article)
    )
    asked = (
        sa.select(articles.c.id)
        .where(articles.c.first_seen < seen, articles.c.text != NOTHING, articles.c.id.not_in(living))
        .order_by(articles.c.id)
    )
    return tuple(connection.execute(asked).scalars())


def forget_texts(connection: sa.Connection, ids: Collection[str]) -> None:
    """Let go of the texts of these articles, of what was made of them, and of the documents they came from."""
    for part in chunks(sorted(ids)):
        rows = list(connection.execute(sa.select(articles).where(articles.c.id.in_(part))).mappings())
        held = [(row["number"], article_value(row)) for row in rows]
        index(connection, [(number, one.language, one.title, one.text) for number, one in held], gone=True)
        bare_rows = [(number, one.language, one.title, NOTHING) for number, one in held]
        index(connection, bare_rows)
        vocabulary.keep(connection, bare_rows)
        bare = {"text": NOTHING, "sentences": [], "mentions": []}
        connection.execute(articles.update().where(articles.c.id.in_(part)).values(**bare))
        connection.execute(revisions.delete().where(revisions.c.article.in_(part)))
        connection.execute(keys.delete().where(keys.c.article.in_(part)))
        empty = {"content": NOTHING, "feed_text": None}
        connection.execute(documents.update().where(documents.c.article.in_(part)).values(**empty))
    _unsign(connection)


def _unsign(connection: sa.Connection) -> None:
    """Drop the signatures of stories none of whose texts is kept: nothing could be compared with them any more."""
    kept = (
        sa.select(members.c.story).join(articles, articles.c.id == members.c.article).where(articles.c.text != NOTHING)
    )
    for table in (signatures, actors):
        connection.execute(table.delete().where(table.c.story.not_in(kept)))


def forget_unread(connection: sa.Connection, seen: datetime) -> None:
    """Let go of the content of documents first seen before `seen` of which no article came."""
    old = (documents.c.first_seen < seen, documents.c.state == "gap", documents.c.content != NOTHING)
    connection.execute(documents.update().where(*old).values(content=NOTHING, feed_text=None))


def open_runs(connection: sa.Connection) -> tuple[tuple[int, str, date, datetime], ...]:
    """Give the runs that have not ended: number, edition, day and when each began."""
    asked = sa.select(runs.c.number, runs.c.edition, runs.c.date, runs.c.started).where(runs.c.ended.is_(None))
    return tuple(
        (n, edition, day, started) for n, edition, day, started in connection.execute(asked.order_by(runs.c.number))
    )


def unmended(connection: sa.Connection) -> tuple[tuple[str, date], ...]:
    """Give edition and day of the runs that have not ended and after which none of their edition ended well."""
    later = runs.alias()
    well = sa.exists().where(
        later.c.edition == runs.c.edition, later.c.number > runs.c.number, later.c.outcome.startswith(PUBLISHED)
    )
    asked = sa.select(runs.c.edition, runs.c.date).where(runs.c.ended.is_(None), ~well)
    return tuple((edition, day) for edition, day in connection.execute(asked.order_by(runs.c.number)))


def bury(connection: sa.Connection, at: datetime) -> None:
    """Write down of all runs that have not ended that they died."""
    connection.execute(runs.update().where(runs.c.ended.is_(None)).values(ended=at, outcome=DIED))


def end_dead(connection: sa.Connection, numbers: Collection[int], at: datetime) -> None:
    """Write down of runs that have not ended that they died, and of their days that no run is under way."""
    here = runs.c.number.in_(sorted(numbers))
    connection.execute(runs.update().where(here, runs.c.ended.is_(None)).values(ended=at, outcome=DIED))
    free = {"pending": False, "pending_since": None, "pending_until": None}
    connection.execute(briefings.update().where(briefings.c.pending, briefings.c.until.is_not(None)).values(**free))
