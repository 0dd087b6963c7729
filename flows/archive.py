"""The archive beside the briefings: its pages, the index of its search, the links between days. From the store alone.

It is written after a briefing is published, so a run that dies before it is done leaves an archive that the next run
completes. Only what changed is made again (`flows.shelf`), and what no longer belongs is taken away.
"""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

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


@dataclass(slots=True, kw_only=True)
class _Work:
    """One writing of the archive: what it knows, and what came of it so far."""

    store: Store
    settings: Settings
    folder: Path
    day: dt.date | None  # that was told; None: everything is looked at
    made: Archive
    shelf: Shelf
    words: dict[int, str] = field(default_factory=dict)  # of the search index, as far as they were asked for
    receipts: list[Receipt] = field(default_factory=list)

    def put(self, *parts: Part) -> None:
        """Put parts in place together."""
        self.receipts += self.shelf.put(parts)


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
    work = _Work(
        store=store,
        settings=settings,
        folder=folder,
        day=None if other else day,
        made=made,
        shelf=Shelf(store, folder, afresh=other),
    )
    work.receipts += put(tuple(_days(work, days)), folder)
    _months(work)
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


def _months(work: _Work) -> None:
    """Write the months, their outlets and their index: those from the one before `day` on, or all."""
    months = work.made.months
    begun = (work.day or dt.date.min).replace(day=1)
    # what this day told again may stand in the month before under an older text, and that month links to this one
    at = max(0, next((place for place, month in enumerate(months) if month >= begun), len(months)) - 1)
    for month in months[:at]:
        work.shelf.keep(*(f"{kind} {month:%Y-%m}" for kind in ("month", "outlets", "search")))
    digests = work.store.told_digests(months[at]) if months else {}
    before = work.shelf.made_of(f"outlets {months[at - 1]:%Y-%m}") if at else ""
    for month in months[at:]:
        told = digest(work.made.made_by, digests.get(month, ""))
        before = digest(told, before)  # an outlet's page lists its earlier months
        with uncollected():
            work.put(
                Part(
                    name=f"month {month:%Y-%m}",
                    made_of=digest(told, *work.made.beside(month)),
                    make=partial(work.made.month, month),
                ),
                Part(name=f"outlets {month:%Y-%m}", made_of=before, make=partial(_outlets, work, month)),
                _index(work, month),
            )
    work.put(*_first_pages(work))


def _outlets(work: _Work, month: dt.date) -> Iterator[Page]:
    yield from work.made.outlet_months(work.store.told_between(month, following(month)))


def _index(work: _Work, month: dt.date) -> Part:
    made_of = work.store.findable_digest(month, following(month))
    return Part(
        name=f"search {month:%Y-%m}",
        made_of=made_of or "nothing",
        make=partial(_indexed, work, month, made_of),
    )


def _indexed(work: _Work, month: dt.date, made_of: str) -> Iterator[Page]:
    found = work.store.findable(month, following(month))
    missing = {number for one in found for number in one.terms} - work.words.keys()
    if missing:
        work.words |= work.store.entries(missing)
    return shards.month(found, made_of, work.words)


def _first_pages(work: _Work) -> Iterator[Part]:
    """Give the first page of each outlet: what its newest month's page is."""
    for outlet, month in work.made.outlets.items():
        newest, first = work.made.outlet_path(outlet, month), work.made.outlet_path(outlet)
        yield Part(
            name=f"outlet {first}",
            made_of=digest(newest, work.shelf.content(newest, f"outlets {month:%Y-%m}")),
            make=partial(_copied, work.folder, newest, first),
        )


def _table(code: str) -> tuple[Page, ...]:
    return (shards.table(code),)


def _copied(folder: Path, path: str, to: str) -> Iterator[Page]:
    content = standing(folder, path)
    if content is not None:
        yield Page(path=to, content=content)


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


def _days(work: _Work, days: Sequence[ArchiveDay]) -> Iterator[Page]:
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
