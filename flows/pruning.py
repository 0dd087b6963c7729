"""Letting go of what is older than `[keep]` says: pages of days, texts of articles. What was told is never told again.

A run does it after it has published, and only when a week's worth is due, for then the archive is looked through;
`mujaz prune` does it at once.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from flows.archive import archive
from flows.delivery import NEWS
from flows.job import Job, templates_of
from tasks.deliver import discard
from tasks.settings import Settings
from tasks.store import Store
from tasks.workspace import Workspace

PATIENCE = dt.timedelta(days=7)  # a run prunes when something is overdue by so much


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is older than it may be."""

    days: dict[str, tuple[dt.date, ...]] = field(default_factory=dict)  # of an edition, whose pages go
    paths: tuple[str, ...] = ()  # of those pages: what no day that stays has too
    texts: tuple[str, ...] = ()  # articles that lose their text

    def __bool__(self) -> bool:
        return bool(self.days or self.texts)


def due(store: Store, settings: Settings, now: dt.datetime, *, late: dt.timedelta = dt.timedelta(0)) -> Due:
    """Give what is older than `[keep]` says, by `late` and more."""
    days: dict[str, tuple[dt.date, ...]] = {}
    paths: list[str] = []
    for edition in settings.editions if settings.keep.pages else ():
        today = now.astimezone(ZoneInfo(edition.timezone)).date()
        before = store.days_before(edition.name, today - dt.timedelta(days=settings.keep.pages) - late)
        waiting = _waiting(store, edition.name, today - NEWS)
        old = tuple(day for day in before if day not in waiting)
        if old:
            days[edition.name] = old
            paths += store.pages_only_of(edition.name, old)
    texts = store.texts_before(_seen(settings, now) - late, _living(settings, now)) if settings.keep.texts else ()
    return Due(days=days, paths=tuple(paths), texts=texts)


def _waiting(store: Store, edition: str, since: dt.date) -> frozenset[dt.date]:
    """Give the days whose letter is still to arrive somewhere: it links to their pages, and a mail may attach some."""
    mine = (one for one in store.deliveries(since, waiting=True) if one.subject == f"briefing/{edition}/{one.date}")
    return frozenset(one.date for one in mine)


def prune(store: Store, settings: Settings, place: Workspace, what: Due, now: dt.datetime) -> None:
    """Let go of `what`: files first, so that a run that dies in between is finished by the next one.

    Raises:
        OutputError: a page cannot be removed.
    """
    discard(what.paths, settings.reports.path(place.root))
    for edition, days in what.days.items():
        store.forget_days(edition, days)
    if what.texts:
        store.forget_texts(what.texts, _seen(settings, now))
    if what.days:
        archive(store, settings, place, user_templates=templates_of(settings, place))


def prune_overdue(job: Job, store: Store) -> None:
    """Do what a run does: prune when a week's worth is overdue."""
    if due(store, job.settings, job.now, late=PATIENCE):
        prune(store, job.settings, job.workspace, due(store, job.settings, job.now), job.now)


def _seen(settings: Settings, now: dt.datetime) -> dt.datetime:
    """Give the time before which an article was first seen whose text may go."""
    return now - dt.timedelta(days=settings.keep.texts)


def _living(settings: Settings, now: dt.datetime) -> dt.date:
    """Give the day since when a story must have been told to live: what it holds may be compared and shown again."""
    return (now - dt.timedelta(days=settings.grouping.window_days + 1)).date()
