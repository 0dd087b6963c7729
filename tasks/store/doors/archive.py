"""The part of the store for looking back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from tasks.model import ArchiveDay, Findable, OutletMonth, Shelved, ToldThread
from tasks.store import archive, past_threads, shelf, told_days, vocabulary
from tasks.store.doors.door import Door


class ArchiveDoor(Door):
    """What the archive and its search page are made of, and the files they were put into."""

    def days_told(self) -> tuple[ArchiveDay, ...]:
        """Give every published day, oldest first, with its first headlines alone and nothing listed."""
        with self._reading() as connection:
            return told_days.overview(connection)

    def told_between(self, since: date, until: date) -> tuple[ArchiveDay, ...]:
        """Give the published days from `since` to before `until` whole, oldest first."""
        with self._reading() as connection:
            return told_days.between(connection, since, until)

    def outlets_by_month(self) -> tuple[OutletMonth, ...]:
        """Give how many stories each outlet stood under in each month, by name, oldest first."""
        with self._reading() as connection:
            return told_days.outlets(connection)

    def languages(self) -> tuple[str, ...]:
        """Give the languages of the articles that can be found, in order."""
        with self._reading() as connection:
            return archive.languages(connection)

    def findable(self, since: date, until: date) -> tuple[Findable, ...]:
        """Give the articles whose first reading copy was written from `since` to before `until`, by day, then by id."""
        with self._reading() as connection:
            return archive.findable(connection, since, until)

    def entries(self, numbers: Collection[int]) -> dict[int, str]:
        """Give the entries of the search page's index that have these numbers, and others where that costs less."""
        with self._reading() as connection:
            return vocabulary.every(connection, numbers)

    def findable_digest(self, since: date, until: date) -> str:
        """Give a digest that changes when what `findable` gives does; "" where that is nothing."""
        with self._reading() as connection:
            return archive.findable_digest(connection, since, until)

    def told_digests(self, since: date) -> dict[date, str]:
        """Give for each month from that of `since` on, by its first day, a digest of what its days told."""
        with self._reading() as connection:
            return told_days.digests(connection, since)

    def told_threads(self) -> tuple[ToldThread, ...]:
        """Give every thread of which two stories were told or to which a day's page links, by id."""
        with self._reading() as connection:
            return past_threads.told(connection)

    def shelf(self) -> tuple[Shelved, ...]:
        """Give every file of the archive that we wrote, by path."""
        with self._reading() as connection:
            return shelf.every(connection)

    def shelve(self, files: Sequence[Shelved], gone: Sequence[str] = ()) -> None:
        """Write down files of the archive, in place of what was known of their paths, and forget those at `gone`."""
        with self._writing() as connection:
            shelf.drop(connection, gone)
            shelf.keep(connection, files)

    def contents(self, paths: Collection[str]) -> dict[str, frozenset[str]]:
        """Give the digests (SHA-256) of what we put at these paths, of pages and of the archive's files."""
        with self._reading() as connection:
            return shelf.contents(connection, paths)
