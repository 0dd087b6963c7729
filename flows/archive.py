"""The archive beside the briefings: its pages, the index of its search, the links between days. From the store alone.

It is written after a briefing is published, so a run that dies before it is done leaves an archive that the next run
completes. Only what changed is made again (`flows.shelf`), and what no longer belongs is taken away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from flows.archive_months import Work, write_months
from flows.shelf import Part, Shelf
from flows.threads import threads
from tasks.deliver import Receipt, put, standing
from tasks.model import ArchiveDay, Gap, Page, digest
from tasks.render import Archive, guarded, relinked
from tasks.search import shards
from tasks.settings import Settings
from tasks.store import Store
from tasks.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """What was put in place, what was taken away, and what went wrong with a user's templates."""

    receipts: tuple[Receipt, ...]
    removed: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()


def archive(
    store: Store,
    settings: Settings,
    place: Workspace,
    *,
    day: dt.date | None = None,
    user_templates: Path | None = None,
) -> Archived:
    """Write the archive: after `day` was told what that changes, with no day all of it.

    Args:
        store: what was told.
        settings: of the editions and of the reports folder.
        place: the workspace.
        day: that was told.
        user_templates: a folder whose templates replace ours, file by file. Where one fails, ours are worn.

    Raises:
        OutputError: the reports folder cannot be written.
    """
    made, gaps = guarded(partial(_archive, store, settings, place, day), user_templates)
    receipts, removed = made
    return Archived(receipts=receipts, removed=removed, gaps=gaps)


def _archive(
    store: Store, settings: Settings, place: Workspace, day: dt.date | None, user_templates: Path | None
) -> tuple[tuple[Receipt, ...], tuple[str, ...]]:
    folder = settings.reports.path(place.root)
    base = shards.base()
    other = standing(folder, base.path) != base.content  # written by another version, or never
    days, main = store.days_told(), settings.editions[0]
    made = Archive(
        days,
        store.outlets_by_month(),
        language=main.language,
        title=main.title,
        titles={edition.name: edition.title for edition in settings.editions},
        user_templates=user_templates,
    )
    work = Work(
        store=store,
        settings=settings,
        folder=folder,
        day=None if other else day,
        made=made,
        shelf=Shelf(store, folder, afresh=other),
    )
    work.receipts += put(tuple(_days(work, days)), folder)
    write_months(work)
    base_of = digest(base.content.decode())
    told = threads(store, settings, folder, made, work.shelf)
    work.receipts += told.receipts
    work.put(
        Part(name="front", made_of="", make=partial(made.front, threads=told.listed)),
        *(Part(name=f"words {code}", made_of=base_of, make=partial(_table, code)) for code in store.languages()),
    )
    removed = (*told.removed, *work.shelf.clear())
    # last: a run that dies before leaves the whole to the next
    return (*work.receipts, *put((base,), folder)), removed


def _table(code: str) -> tuple[Page, ...]:
    return (shards.table(code),)


def _days(work: Work, days: Sequence[ArchiveDay]) -> Iterator[Page]:
    """Give the days' pages that stand, with the links between them as they are now: those beside the day, or all."""
    for edition in work.settings.editions:
        told = [each.date for each in days if each.edition == edition.name]
        for at, each in enumerate(told):
            if work.day is not None and work.day not in told[max(0, at - 1) : at + 2]:
                continue
            for name in (each.isoformat(), *(["latest"] if at == len(told) - 1 else [])):
                path = f"{edition.name}/{name}.html"
                page = standing(work.folder, path)
                if page is not None:
                    content = relinked(
                        page, each, told, language=edition.language, user_templates=work.made.user_templates
                    )
                    yield Page(path=path, content=content)
