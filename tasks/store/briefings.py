"""Briefings: which window a day covers, what has been told, which pages were put in place.

A run writes its window down first (`begin`), puts its pages in place, and makes it the briefing's own last
(`publish`). If it dies in between, the briefing published before still counts, with its own window, so that no
article falls between two days; the next run of that day begins again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Literal

import sqlalchemy as sa

from tasks.model import ArticleId, Line, Manifest, Page, StoryId, Volume
from tasks.store import keeping, told_days
from tasks.store.chunks import write
from tasks.store.schema import briefings, headlines, members, pages, told


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The articles first seen in [since, until)."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingRecord:
    """What the store knows of one day of one edition.

    `window`, `manifest` and `pages` (path, SHA-256, bytes) are of what was published last, None and empty where
    nothing was. `pending` is the window of a run that is under way or died.
    """

    edition: str
    date: date
    window: Window | None
    pending: Window | None
    manifest: Manifest | None
    pages: tuple[tuple[str, str, int], ...]

    @property
    def state(self) -> Literal["pending", "published"]:
        """Tell whether a run has begun on it that has not published."""
        return "pending" if self.pending else "published"


def one(connection: sa.Connection, edition: str, day: date) -> BriefingRecord | None:
    """Give what is known of that day, or None."""
    return _first(connection, sa.select(briefings).where(briefings.c.edition == edition, briefings.c.date == day))


def previous(connection: sa.Connection, edition: str, day: date) -> BriefingRecord | None:
    """Give the latest published briefing before that day."""
    return _first(connection, _published(edition).where(briefings.c.date < day).order_by(briefings.c.date.desc()))


def following(connection: sa.Connection, edition: str, day: date) -> BriefingRecord | None:
    """Give the earliest published briefing after that day."""
    return _first(connection, _published(edition).where(briefings.c.date > day).order_by(briefings.c.date))


def _published(edition: str) -> sa.Select[Any]:
    return sa.select(briefings).where(briefings.c.edition == edition, briefings.c.until.is_not(None))


def _first(connection: sa.Connection, asked: sa.Select[Any]) -> BriefingRecord | None:
    row = connection.execute(asked.limit(1)).mappings().first()
    if row is None:
        return None
    here = (pages.c.edition == row["edition"], pages.c.date == row["date"])
    put = connection.execute(sa.select(pages.c.path, pages.c.sha256, pages.c.bytes).where(*here).order_by(pages.c.path))
    manifest = row["manifest"]
    return BriefingRecord(
        edition=row["edition"],
        date=row["date"],
        window=_window(row["since"], row["until"]),
        pending=_window(row["pending_since"], row["pending_until"]) if row["pending"] else None,
        manifest=Manifest(**{**manifest, "date": date.fromisoformat(manifest["date"])}) if manifest else None,
        pages=tuple((path, sha256, size) for path, sha256, size in put),
    )


def _window(since: datetime | None, until: datetime | None) -> Window | None:
    return Window(since=since, until=until) if since and until else None


def begin(connection: sa.Connection, edition: str, day: date, window: Window) -> None:
    """Write down that a run begins on that day with that window; what was published stays."""
    if window.until < window.since:
        raise ValueError(f"{edition} {day}: the window ends before it begins")
    pending = {"pending": True, "pending_since": window.since, "pending_until": window.until}
    here = (briefings.c.edition == edition, briefings.c.date == day)
    if not connection.execute(briefings.update().where(*here).values(**pending)).rowcount:
        connection.execute(briefings.insert().values(edition=edition, date=day, **pending))


def publish(
    connection: sa.Connection,
    edition: str,
    day: date,
    *,
    stories: Mapping[StoryId, Collection[ArticleId]],
    manifest: Manifest,
    put: Sequence[Page],
    lines: Sequence[Line] = (),
) -> None:
    """Replace what that day told, its headlines, its manifest and its pages, and make the pending window its own.

    Raises:
        ValueError: no run has begun on that day.
    """
    here = (briefings.c.edition == edition, briefings.c.date == day)
    ours = {
        "since": briefings.c.pending_since,
        "until": briefings.c.pending_until,
        "pending": False,
        "pending_since": None,
        "pending_until": None,
        "manifest": {**asdict(manifest), "date": manifest.date.isoformat()},
    }
    if not connection.execute(briefings.update().where(*here, briefings.c.pending).values(**ours)).rowcount:
        raise ValueError(f"{edition} {day}: published without having begun")
    connection.execute(told.delete().where(told.c.edition == edition, told.c.date == day))
    name = {"edition": edition, "date": day}
    owner = {article: story for story in sorted(stories) for article in stories[story]}
    write(connection, told.insert(), [{**name, "article": a, "story": s} for a, s in sorted(owner.items())])
    keeping.repage(connection, edition, day, put)
    told_days.keep(connection, edition, day, lines)


def told_before(connection: sa.Connection, edition: str, before: date) -> dict[StoryId, frozenset[ArticleId]]:
    """Give what the edition told before that day, by the story that each article is in now.

    Two stories told apart and joined since are one here; so ask after the new grouping is saved. An article that
    is in no story any more stands under the story it was told in.
    """
    now = sa.func.coalesce(members.c.story, told.c.story)
    asked = (
        sa.select(now, told.c.article)
        .select_from(told.outerjoin(members, members.c.article == told.c.article))
        .where(told.c.edition == edition, told.c.date < before)
    )
    found: dict[StoryId, set[ArticleId]] = {}
    for story, article in connection.execute(asked):
        found.setdefault(StoryId(story), set()).add(ArticleId(article))
    return {story: frozenset(found[story]) for story in sorted(found)}


def last_shown(connection: sa.Connection, edition: str, before: date) -> dict[StoryId, date]:
    """Give for each story, as stories are now, the last day before that one on which a page of the edition told it.

    A story was told where the page named it, in full or in one line; it is the one that holds that headline's article.
    Of days whose pages were let go, the oldest ones, all that they covered counts as told.
    """
    first = connection.execute(sa.select(sa.func.min(headlines.c.date)).where(headlines.c.edition == edition)).scalar()
    until = min(first, before) if first else before
    found: dict[StoryId, date] = {}
    for table, since, end in ((told, date.min, until), (headlines, first or before, before)):
        now = sa.func.coalesce(members.c.story, table.c.story)
        asked = (
            sa.select(now, sa.func.max(table.c.date))
            .select_from(table.outerjoin(members, members.c.article == table.c.article))
            .where(table.c.edition == edition, table.c.date >= since, table.c.date < end)
            .group_by(now)
        )
        found |= {StoryId(story): shown for story, shown in connection.execute(asked)}
    return {story: found[story] for story in sorted(found)}


def volumes(connection: sa.Connection, edition: str, since: date, before: date) -> tuple[Volume, ...]:
    """Give how much each published day of the edition from `since` to before `before` held, oldest first."""
    asked = _published(edition).where(briefings.c.date >= since, briefings.c.date < before).order_by(briefings.c.date)
    return tuple(
        Volume(date=row["date"], articles=row["manifest"]["articles"], stories=row["manifest"]["stories"])
        for row in connection.execute(asked).mappings()
        if row["manifest"]
    )


def days(connection: sa.Connection) -> dict[str, tuple[date, ...]]:
    """Give every edition with the days whose pages are kept, in order."""
    asked = sa.select(pages.c.edition, pages.c.date).distinct()
    found: dict[str, list[date]] = {}
    for edition, day in connection.execute(asked.order_by(pages.c.edition, pages.c.date)):
        found.setdefault(edition, []).append(day)
    return {edition: tuple(all_of_it) for edition, all_of_it in found.items()}
