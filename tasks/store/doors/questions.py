"""The part of the store for what a reader asks."""

from __future__ import annotations

from datetime import date

from tasks.search import read
from tasks.store.doors.door import Door
from tasks.store.search import Filter, Hit
from tasks.store.search import search as find
from tasks.store.trace import Trace
from tasks.store.trace import trace as follow


class QuestionDoor(Door):
    """Search, and what became of a thing that was read."""

    def search(
        self,
        query: str,
        *,
        limit: int = 20,
        language: str = "",
        outlet: str = "",
        since: date | None = None,
        until: date | None = None,
    ) -> tuple[Hit, ...]:
        """Give the articles that hold every word and "phrase" of `query`, best first; days are included.

        `from:`, `to:`, `outlet:` and `lang:` in the query narrow it as the arguments do; both must hold.

        Raises:
            UsageError: a day in the query is none.
        """
        asked, narrowed = read(query), Filter(language=language, outlet=outlet, since=since, until=until)
        with self._reading() as connection:
            return find(connection, asked, narrowed, limit)

    def trace(self, what: str) -> Trace | None:
        """Say what became of a place, an address or an id's beginning; None where nothing is known of it."""
        with self._reading() as connection:
            return follow(connection, what)
