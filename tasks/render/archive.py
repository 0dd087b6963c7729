"""The archive's pages: days by month, outlets, search. Pure: what was told goes in, pages come out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tasks.model import ArchiveDay, OutletMonth, Page

if TYPE_CHECKING:
    from tasks.render.context import Context


BEGINS, ENDS = b"<!--days-->", b"<!--/days-->"  # around the links between days: no text of a source can hold these


class Archive:
    """The pages of an archive, in one language and under one title.

    Args:
        days: every day there is, oldest first, each with its first headlines.
        outlets: what each outlet had in each month, by name, oldest first.
        language: of the interface.
        title: at the head of the first page.
        user_templates: a folder whose templates replace ours, file by file.
    """

    def __init__(
        self,
        days: Sequence[ArchiveDay],
        outlets: Sequence[OutletMonth],
        *,
        language: str,
        title: str,
        user_templates: Path | None = None,
    ) -> None:
        from tasks.render.context.index import months_of
        from tasks.render.context.outlets import by_outlet
        from tasks.render.looks import Looks
        from tasks.render.wording import Wording

        self._days = days
        self._counted = by_outlet(outlets)
        self._months = months_of(days)
        self._words = Wording(language)
        self._title = title
        self._looks = Looks(self._words, user_templates)

    def front(self) -> Iterator[Page]:
        """Write the pages that every new day changes: `index.html`, `search.html`, the list of outlets."""
        from tasks.render.context import index_context
        from tasks.render.context.index import head
        from tasks.render.context.outlets import OUTLETS, outlets_context

        words, title = self._words, self._title
        yield self._page("index.html", "index", index_context(self._days, words=words, title=title))
        searched = [f"{month:%Y-%m}" for month in reversed(self._months)]
        search = {**head(words, f"{title} · {words._('Search')}"), "months": searched}
        yield self._page("search.html", "search", search)
        listed = outlets_context(self._counted, words=words, title=title)
        yield self._page(f"{OUTLETS}/index.html", "outlets", listed)

    def month(self, days: Sequence[ArchiveDay]) -> Iterator[Page]:
        """Write the pages of one month, those of its outlets, and those of the months beside it, which link to it.

        Args:
            days: the days of that month whole, oldest first.
        """
        from tasks.render.context.index import MONTHS, first, month_context
        from tasks.render.context.outlets import OUTLETS, outlet_contexts

        if not days:
            return
        at = self._months.index(first(days[0]))
        for month in self._months[max(0, at - 1) : at + 2]:
            held = [day for day in self._days if first(day) == month]
            context = month_context(held, self._months, words=self._words, title=self._title)
            yield self._page(f"{MONTHS}/{month:%Y-%m}.html", "month", context)
        for name, context in outlet_contexts(days, self._counted, words=self._words, title=self._title):
            yield self._page(f"{OUTLETS}/{name}", "outlet", context)

    def _page(self, path: str, template: str, context: Context) -> Page:
        text = self._looks.fill(f"archive/{template}.html.j2", context)
        return Page(path=path, content=text.encode("utf-8", "replace"))


def relinked(page: bytes, day: dt.date, days: Sequence[dt.date], *, language: str) -> bytes:
    """Give a day's finished page with its links to the days before and after as they are now; all else as it is.

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
    return begins + Looks(words).fill("briefing/_days.html.j2", {"briefing": links}).strip().encode() + ends
