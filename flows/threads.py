"""Threads in the archive: a page for each over days and years, lists of them, and their feeds.

A feed is put together from the entries that stand (`tasks.render.thread_feeds`): where a story has gone to another
thread, its entries go with it, and the feed of a thread that is no more is taken away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from flows.shelf import Part, Shelf
from tasks.deliver import Receipt, standing
from tasks.model import Page, ToldThread, digest
from tasks.render import Archive, ThreadFeeds, feed_path, pooled
from tasks.settings import Settings
from tasks.store import Store

BATCH = 200  # threads whose pages are made and put in place together


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads:
    """What was put in place and taken away, and whether there is a list of threads."""

    receipts: tuple[Receipt, ...]
    removed: tuple[str, ...]
    listed: bool


def threads(store: Store, settings: Settings, folder: Path, made: Archive, shelf: Shelf) -> Threads:
    """Write the pages, lists and feeds of the threads that changed."""
    told = store.told_threads()
    fed = _fed(settings, made)
    shelf.keep(*(name for name in shelf.names("feed ") if not name.startswith(tuple(f"feed {e}/" for e in fed))))
    receipts: tuple[Receipt, ...] = ()
    removed: tuple[str, ...] = ()
    for feeds in fed.values():
        put, gone = _put_feeds(feeds, [thread for thread in told if feeds.tells(thread)], folder, made, shelf)
        receipts, removed = receipts + put, removed + gone
    years = made.thread_years(told)
    pages = [_page(thread, fed.values(), made) for thread in told]
    parts = [*pages, *(_list(year, years, made) for year in years)]
    for start in range(0, len(parts), BATCH):
        receipts += shelf.put(parts[start : start + BATCH])
    return Threads(receipts=receipts, removed=removed, listed=bool(years))


def _page(thread: ToldThread, fed: Collection[ThreadFeeds], made: Archive) -> Part:
    feeds = [each.edition for each in fed if not thread.gone and each.tells(thread)]
    return Part(
        name=f"thread {thread.id}",
        made_of=digest(made.made_by, thread.made_of, str(made.several), *feeds),
        make=partial(made.thread, thread, feeds),
    )


def _list(year: str, years: Mapping[str, Sequence[ToldThread]], made: Archive) -> Part:
    counts = [f"{other} {len(held)}" for other, held in years.items()]
    return Part(
        name=f"threads {year}",
        made_of=digest(made.made_by, year, *counts, *(thread.made_of for thread in years[year])),
        make=partial(made.threads, year, years),
    )


def _fed(settings: Settings, made: Archive) -> dict[str, ThreadFeeds]:
    """Give the feeds of each edition's threads, by its name; none where no feeds are written."""
    if "atom" not in settings.reports.formats:
        return {}
    return {
        edition.name: ThreadFeeds(
            edition=edition.name,
            title=edition.title,
            language=edition.language,
            url=settings.reports.url.rstrip("/"),
            user_templates=made.user_templates,
        )
        for edition in settings.editions
    }


def _put_feeds(
    feeds: ThreadFeeds, told: Sequence[ToldThread], folder: Path, made: Archive, shelf: Shelf
) -> tuple[tuple[Receipt, ...], tuple[str, ...]]:
    """Write the feeds that changed, each with its entries from wherever they stand; take away those of threads gone."""
    pool: dict[tuple[str, str], bytes] = {}
    parts = [
        Part(
            name=f"feed {feed_path(feeds.edition, thread.id)}",
            made_of=feeds.made_of(thread, made.made_by),
            make=partial(_feed, feeds, thread, folder, pool),
        )
        for thread in told
        if not thread.gone
    ]
    names = {part.name for part in parts}
    lost = [name for name in shelf.names(f"feed {feeds.edition}/") if name not in names]
    changed = [part.name for part in parts if not shelf.stands(part)]
    gone = [feed_path(feeds.edition, thread.id) for thread in told if thread.gone]
    paths = [*(name.removeprefix("feed ") for name in (*changed, *lost)), *gone]
    pool.update(pooled(content for path in paths if (content := standing(folder, path))))
    return shelf.put(parts), shelf.remove(gone)


def _feed(
    feeds: ThreadFeeds, thread: ToldThread, folder: Path, pool: Mapping[tuple[str, str], bytes]
) -> Iterator[Page]:
    own = standing(folder, feed_path(feeds.edition, thread.id)) or b""
    yield from feeds.page(thread, own, pool)
