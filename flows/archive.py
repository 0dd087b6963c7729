"""The archive beside the briefings: its pages, the index of its search, the links between days. From the store alone.

It is written after a briefing is published, so a run that dies before it is done leaves an archive that the next run
completes. Only what changed is written: `tasks.deliver.put` leaves equal files alone.
"""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tasks.deliver import Receipt, put, standing
from tasks.model import ArchiveDay, Page
from tasks.render import Archive, relinked
from tasks.search import shards
from tasks.settings import Settings
from tasks.store import Store
from tasks.workspace import Workspace


def archive(store: Store, settings: Settings, place: Workspace, *, day: dt.date | None = None) -> tuple[Receipt, ...]:
    """Write the archive: after `day` was told what that changes, with no day all of it. Give what was put in place.

    Raises:
        OutputError: the reports folder cannot be written.
    """
    folder = settings.reports.path(place.root)
    base = shards.base()
    other = standing(folder, base.path) != base.content  # written by another version, or never
    whole = day is None or other
    days = store.days_told()
    since = day.replace(day=1) if day else dt.date.min  # months after it link back to it
    months = sorted({each.date.replace(day=1) for each in days})
    changed = months if whole else [month for month in months if month >= since]
    # what this day told again may stand in the month before under an older text
    indexed = months[-len(changed) - 1 :]
    main = settings.editions[0]
    made = Archive(days, store.outlets_by_month(), language=main.language, title=main.title)
    receipts = put(tuple(_days(days, settings, folder, None if whole else day)), folder)
    for month in changed:
        receipts += put(tuple(made.month(store.told_between(month, following(month)))), folder)
    for month in indexed:
        made_of = store.findable_digest(month, following(month))
        if other or not shards.is_of(standing(folder, shards.month_path(month)), made_of):
            with uncollected():
                receipts += put(tuple(shards.month(store.findable(month, following(month)), made_of)), folder)
    codes = [code for code in store.languages() if other or standing(folder, shards.table_path(code)) is None]
    receipts += put((*made.front(), *map(shards.table, codes)), folder)
    return receipts + put((base,), folder)  # last: a run that dies before leaves the whole to the next


def following(month: dt.date) -> dt.date:
    """Give the first day of the month after."""
    return (month + dt.timedelta(days=31)).replace(day=1)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for garbage: a month's index is many lists and no circle; looking costs a quarter."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _days(days: Sequence[ArchiveDay], settings: Settings, folder: Path, day: dt.date | None) -> Iterator[Page]:
    """Give the days' pages that stand, with the links between them as they are now: those beside `day`, or all."""
    for edition in settings.editions:
        told = [each.date for each in days if each.edition == edition.name]
        for at, each in enumerate(told):
            if day is not None and day not in told[max(0, at - 1) : at + 2]:
                continue
            for name in (each.isoformat(), *(["latest"] if at == len(told) - 1 else [])):
                path = f"{edition.name}/{name}.html"
                page = standing(folder, path)
                if page is not None:
                    yield Page(path=path, content=relinked(page, each, told, language=edition.language))
