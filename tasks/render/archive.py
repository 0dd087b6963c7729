"""The archive's pages: days by month, outlets, threads, search. Pure: what was told goes in, pages come out."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tasks import __version__
from tasks.model import ArchiveDay, OutletMonth, Page, ToldThread, digest

if TYPE_CHECKING:
    from tasks.render.context import Context


BEGINS, ENDS = b"<!--days-->", b"<!--/days-->"  # around the links between days: no text of a source can hold these
_BACK = re.compile(rb'<a href="(\d{4}-\d\d-\d\d)\.html#story-[^"]*">([^<]*)</a>')  # to the day that told a story last


class Archive:
    """The pages of an archive, in one language and under one title.

    Args:
        days: every day there is, oldest first, each with its first headlines.
        outlets: what each outlet had in each month, by name, oldest first.
        language: of the interface.
        title: at the head of the first page.
        titles: of the editions, by name.
        user_templates: a folder whose templates replace ours, file by file.
    """

    def __init__(
        self,
        days: Sequence[ArchiveDay],
        outlets: Sequence[OutletMonth],
        *,
        language: str,
        title: str,
        titles: Mapping[str, str] | None = None,
        user_templates: Path | None = None,
    ) -> None:
        from tasks.render.context.editions import called
        from tasks.render.context.index import months_of
        from tasks.render.context.outlets import by_outlet
        from tasks.render.looks import Looks
        from tasks.render.wording import Wording

        self._days = days
        self._counted = by_outlet(outlets)
        self._months = months_of(days)
        self._words = Wording(language)
        self._title = title
        self._called = called(titles or {})
        self._looks = Looks(self._words, user_templates)
        self.user_templates = user_templates
        self.several = len({day.edition for day in days}) > 1

    @cached_property
    def made_by(self) -> str:
        """Give a digest of all that its pages are made of besides what was told: templates, words, title, version."""
        from tasks.render.ejecting import ours
        from tasks.render.locale import catalogue

        files = [*ours().items(), *(ours(self.user_templates).items() if self.user_templates else ())]
        told = [f"{path} {hashlib.sha256(content).hexdigest()}" for path, content in files]
        spoken = hashlib.sha256(catalogue(self._words.code)).hexdigest()
        named = [f"{name} {title}" for name, title in sorted(self._called.items())]
        return digest(__version__, self._words.region, self._title, spoken, *named, *told)

    @property
    def months(self) -> tuple[dt.date, ...]:
        """Give the months there are, by their first days, oldest first."""
        return tuple(self._months)

    @property
    def outlets(self) -> Mapping[str, dt.date]:
        """Give every outlet with its newest month."""
        return {outlet: max(each.month for each in months) for outlet, months in self._counted.items()}

    def front(self, *, threads: bool = False) -> Iterator[Page]:
        """Write the pages that every new day changes: `index.html`, `search.html`, the list of outlets.

        Args:
            threads: whether there is a list of threads to lead to.
        """
        from tasks.render.context import index_context
        from tasks.render.context.index import head
        from tasks.render.context.outlets import OUTLETS, outlets_context

        words, title = self._words, self._title
        context = index_context(self._days, words=words, title=title, called=self._called)
        yield self._page("index.html", "archive/index", {**context, "threads": threads})
        searched = [f"{month:%Y-%m}" for month in reversed(self._months)]
        search = {**head(words, f"{title} · {words._('Search')}"), "months": searched}
        yield self._page("search.html", "archive/search", search)
        listed = outlets_context(self._counted, words=words, title=title)
        yield self._page(f"{OUTLETS}/index.html", "archive/outlets", listed)

    @staticmethod
    def outlet_path(outlet: str, month: dt.date | None = None) -> str:
        """Give where the page of an outlet stands: that of a month, or its first, which is that of its newest month."""
        from tasks.render.context.outlets import outlet_path

        return outlet_path(outlet, month)

    def month(self, month: dt.date) -> Iterator[Page]:
        """Write the page of a month, with links to those beside it."""
        from tasks.render.context.index import MONTHS, first, month_context

        held = [day for day in self._days if first(day) == month]
        context = month_context(held, self._months, words=self._words, title=self._title, called=self._called)
        yield self._page(f"{MONTHS}/{month:%Y-%m}.html", "archive/month", context)

    def beside(self, month: dt.date) -> tuple[str, ...]:
        """Name the months before and after, to which a month's page links."""
        at = self._months.index(month)
        return tuple(str(each) for each in self._months[max(0, at - 1) : at + 2])

    def outlet_months(self, days: Sequence[ArchiveDay]) -> Iterator[Page]:
        """Write the pages of the outlets of one month.

        Args:
            days: the days of that month whole, oldest first.
        """
        from tasks.render.context.outlets import outlet_contexts

        if not days:
            return
        made = outlet_contexts(days, self._counted, words=self._words, title=self._title, called=self._called)
        for path, context in made:
            yield self._page(path, "archive/outlet", context)

    def thread(self, thread: ToldThread, feeds: Sequence[str] = ()) -> Iterator[Page]:
        """Write the page of a thread.

        Args:
            thread: with all that was told of it.
            feeds: the editions that have a feed of it.
        """
        from tasks.render.context.past import thread_context, thread_path

        context = thread_context(
            thread,
            words=self._words,
            title=self._title,
            several=self.several,
            feeds=feeds,
            called=self._called,
        )
        yield self._page(thread_path(thread.id), "thread/page", context)

    def thread_years(self, threads: Sequence[ToldThread]) -> Mapping[str, Sequence[ToldThread]]:
        """Part the threads by the year in which they were told last, the newest first: each is a page of the list."""
        from tasks.render.context.past import by_year

        return by_year(threads)

    def threads(self, year: str, years: Mapping[str, Sequence[ToldThread]]) -> Iterator[Page]:
        """Write the list of the threads told last in a year; the newest year's is the list's first page."""
        from tasks.render.context.past import list_path, threads_context

        context = threads_context(year, years, words=self._words, title=self._title)
        yield self._page(list_path(year, years), "archive/threads", context)

    def _page(self, path: str, template: str, context: Context) -> Page:
        text = self._looks.fill(f"{template}.html.j2", context)
        return Page(path=path, content=text.encode("utf-8", "replace"))


def relinked(
    page: bytes, day: dt.date, days: Sequence[dt.date], *, language: str, user_templates: Path | None = None
) -> bytes:
    """Give a day's finished page with its links to the days before and after as they are now; all else as it is.

    Where it links a story on a day whose page was let go, the words stay and the link goes.
    A page that holds no place for them (an older version's, or a user's template) comes back as it is.
    """
    from tasks.render.context.briefing import day_link
    from tasks.render.looks import Looks
    from tasks.render.wording import Wording

    begins, found, rest = page.partition(BEGINS)
    _, closed, ends = rest.partition(ENDS)
    if not found or not closed:
        return page
    words = Wording(language)
    before = max((each for each in days if each < day), default=None)
    after = min((each for each in days if each > day), default=None)
    links = {"previous": day_link(before, words), "next": day_link(after, words)}
    filled = Looks(words, user_templates).fill("briefing/_days.html.j2", {"briefing": links}).strip().encode()
    whole = begins + filled + ends
    kept = {each.isoformat().encode() for each in days}
    return _BACK.sub(lambda link: link[0] if link[1] in kept else b"<span>" + link[2] + b"</span>", whole)
