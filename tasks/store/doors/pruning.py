"""The part of the store for letting go."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from tasks.store import pruning
from tasks.store.doors.door import Door


class PruningDoor(Door):
    """Days and texts that are old enough to go."""

    def days_before(self, edition: str, day: date) -> tuple[date, ...]:
        """Give the edition's days before `day` whose pages are kept, oldest first; never its newest."""
        with self._reading() as connection:
            return pruning.days_before(connection, edition, day)

    def pages_only_of(self, edition: str, days: Collection[date]) -> tuple[str, ...]:
        """Give the pages of these days that no other day of the edition has, by path."""
        with self._reading() as connection:
            return pruning.pages_only_of(connection, edition, days)

    def forget_days(self, edition: str, days: Collection[date]) -> None:
        """Drop the pages and headlines of these days; what they told stays told."""
        with self._writing() as connection:
            pruning.forget_days(connection, edition, days)

    def texts_before(self, seen: datetime, told_since: date) -> tuple[str, ...]:
        """Give articles first seen before `seen`, their text still kept, whose story no day from `told_since` told."""
        with self._reading() as connection:
            return pruning.texts_before(connection, seen, told_since)

    def forget_texts(self, ids: Collection[str], seen: datetime) -> None:
        """Let go of the texts of these articles, and of what was first seen before `seen` and gave none."""
        with self._writing() as connection:
            pruning.forget_texts(connection, ids)
            pruning.forget_unread(connection, seen)
