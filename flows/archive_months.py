"""The archive by months: their pages, their outlets' pages, their part of the search index; only what a day changes."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from flows.shelf import Part, Shelf
from tasks.deliver import Receipt, standing
from tasks.model import Page, digest
from tasks.render import Archive
from tasks.search import shards
from tasks.settings import Settings
from tasks.store import Store


@dataclass(slots=True, kw_only=True)
class Work:
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


def write_months(work: Work) -> None:
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


def _outlets(work: Work, month: dt.date) -> Iterator[Page]:
    yield from work.made.outlet_months(work.store.told_between(month, following(month)))


def _index(work: Work, month: dt.date) -> Part:
    made_of = work.store.findable_digest(month, following(month))
    return Part(
        name=f"search {month:%Y-%m}",
        made_of=made_of or "nothing",
        make=partial(_indexed, work, month, made_of),
    )


def _indexed(work: Work, month: dt.date, made_of: str) -> Iterator[Page]:
    found = work.store.findable(month, following(month))
    missing = {number for one in found for number in one.terms} - work.words.keys()
    if missing:
        work.words |= work.store.entries(missing)
    return shards.month(found, made_of, work.words)


def _first_pages(work: Work) -> Iterator[Part]:
    """Give the first page of each outlet: what its newest month's page is."""
    for outlet, month in work.made.outlets.items():
        newest, first = work.made.outlet_path(outlet, month), work.made.outlet_path(outlet)
        yield Part(
            name=f"outlet {first}",
            made_of=digest(newest, work.shelf.content(newest, f"outlets {month:%Y-%m}")),
            make=partial(_copied, work.folder, newest, first),
        )


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
