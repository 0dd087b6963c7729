"""The days that were told, looked back on: their headlines, what they listed, and what each outlet had.

An article counts as listed on a day where that day's briefing wrote a reading copy of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from tasks.model import ArchiveDay, ArticleId, Line, Listed, OutletMonth, StoryId, digest
from tasks.store.chunks import write
from tasks.store.codec import when
from tasks.store.schema import articles, briefings, headlines, pages, told

FIRST = 3  # headlines by which a list of days tells what a day held
_LINES = ("edition", "story", "article", "headline", "noted")
_KEPT = sa.select(1).where(pages.c.edition == briefings.c.edition, pages.c.date == briefings.c.date)
_PUBLISHED = sa.and_(briefings.c.until.is_not(None), _KEPT.exists())  # a day whose pages were let go is not shown


def keep(connection: sa.Connection, edition: str, day: dt.date, lines: Sequence[Line]) -> None:
    """Put these lines in place of those of that day."""
    connection.execute(headlines.delete().where(headlines.c.edition == edition, headlines.c.date == day))
    rows = [
        {
            "edition": edition,
            "date": day,
            "position": position,
            "story": line.story,
            "article": line.article,
            "headline": line.headline,
            "language": line.language,
            "noted": line.noted,
            "thread": line.thread,
        }
        for position, line in enumerate(lines)
    ]
    write(connection, headlines.insert(), rows)


def overview(connection: sa.Connection) -> tuple[ArchiveDay, ...]:
    """Give every published day, oldest first, with its first headlines alone and nothing listed."""
    return _days(connection, _PUBLISHED, headlines.c.position < FIRST)


def between(connection: sa.Connection, since: dt.date, until: dt.date) -> tuple[ArchiveDay, ...]:
    """Give the days from `since` to before `until` whole, oldest first."""
    days = _days(
        connection,
        sa.and_(_PUBLISHED, briefings.c.date >= since, briefings.c.date < until),
        sa.and_(headlines.c.date >= since, headlines.c.date < until),
    )
    listings = _listings(connection, since, until)
    return tuple(replace(day, listed=tuple(listings.get((day.edition, day.date), ()))) for day in days)


def outlets(connection: sa.Connection) -> tuple[OutletMonth, ...]:
    """Give what each outlet had in each month, by name, oldest first."""
    month = sa.func.substr(sa.cast(told.c.date, sa.String), 1, 7)
    pair = sa.cast(told.c.date, sa.String) + told.c.edition + told.c.story
    asked = (
        sa.select(articles.c.outlet, month, sa.func.count(pair.distinct()), sa.func.max(told.c.date))
        .select_from(listed(told, pages).join(articles, articles.c.id == told.c.article))
        .group_by(articles.c.outlet, month)
        .order_by(articles.c.outlet, month)
    )
    return tuple(
        OutletMonth(outlet=outlet, month=dt.date.fromisoformat(f"{month}-01"), stories=count, last=last)
        for outlet, month, count, last in connection.execute(asked)
    )


def digests(connection: sa.Connection, since: dt.date) -> dict[dt.date, str]:
    """Give for each month from that of `since` on a digest of what `between` would give of it."""
    first = since.replace(day=1)
    held_on = listed(told, pages).join(articles, articles.c.id == told.c.article)
    day = sa.type_coerce(told.c.date, sa.String)  # as the database has it: thousands of dates need not be made
    every = (
        sa.select(day, told.c.edition, told.c.article, told.c.story, articles.c.document)
        .select_from(held_on)
        .where(told.c.date >= first)
        .order_by(told.c.date, told.c.edition, told.c.article),
        sa.select(sa.type_coerce(headlines.c.date, sa.String), *(headlines.c[name] for name in _LINES))
        .where(headlines.c.date >= first)
        .order_by(headlines.c.date, headlines.c.edition, headlines.c.position),
        sa.select(
            sa.type_coerce(briefings.c.date, sa.String),
            briefings.c.edition,
            sa.type_coerce(briefings.c.manifest, sa.String),
        )
        .where(_PUBLISHED, briefings.c.date >= first)
        .order_by(briefings.c.date, briefings.c.edition),
    )
    held: dict[str, list[str]] = {}
    for asked in every:
        for row in connection.execute(asked):
            held.setdefault(row[0][:7], []).append("\x1f".join(map(str, row)))
    return {dt.date.fromisoformat(f"{month}-01"): digest(*rows) for month, rows in sorted(held.items())}


def listed(one: sa.FromClause, copy: sa.FromClause) -> sa.Join:
    """Join what was told to the reading copies that were written of it."""
    path = one.c.edition + "/articles/" + one.c.article + ".html"
    return one.join(copy, sa.and_(copy.c.edition == one.c.edition, copy.c.date == one.c.date, copy.c.path == path))


def _listings(connection: sa.Connection, since: dt.date, until: dt.date) -> dict[tuple[str, dt.date], list[Listed]]:
    asked = (
        sa.select(
            told.c.edition,
            told.c.date,
            told.c.article,
            told.c.story,
            *(articles.c[name] for name in ("outlet", "title", "language", "published")),
        )
        .select_from(listed(told, pages).join(articles, articles.c.id == told.c.article))
        .where(told.c.date >= since, told.c.date < until)
        .order_by(told.c.date, told.c.edition, told.c.article)
    )
    found: dict[tuple[str, dt.date], list[Listed]] = {}
    for edition, day, article, story, outlet, title, language, published in connection.execute(asked):
        found.setdefault((edition, day), []).append(
            Listed(
                article=ArticleId(article),
                story=StoryId(story),
                outlet=outlet,
                title=title,
                language=language,
                published=when(published),
            )
        )
    return found


def _days(
    connection: sa.Connection, which: sa.ColumnElement[bool], lines: sa.ColumnElement[bool]
) -> tuple[ArchiveDay, ...]:
    held: dict[tuple[str, dt.date], list[Line]] = {}
    asked = sa.select(headlines).where(lines).order_by(headlines.c.date, headlines.c.edition, headlines.c.position)
    for row in connection.execute(asked).mappings():
        held.setdefault((row["edition"], row["date"]), []).append(
            Line(
                story=StoryId(row["story"]),
                article=ArticleId(row["article"]),
                headline=row["headline"],
                language=row["language"],
                noted=row["noted"],
                thread=row["thread"],
            )
        )
    days = sa.select(briefings.c.edition, briefings.c.date, briefings.c.manifest).where(which)
    return tuple(
        ArchiveDay(
            edition=edition,
            date=day,
            articles=(manifest or {}).get("articles", 0),
            stories=(manifest or {}).get("stories", 0),
            lines=tuple(held.get((edition, day), ())),
        )
        for edition, day, manifest in connection.execute(days.order_by(briefings.c.date, briefings.c.edition))
    )
