"""The part of the store for runs."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from tasks.store import pruning, runs
from tasks.store.doors.door import Door


class RunDoor(Door):
    """When runs began, and how each ended."""

    def open_runs(self) -> tuple[tuple[int, str, date, datetime], ...]:
        """Give the runs that have not ended: number, edition, day and when each began."""
        with self._reading() as connection:
            return pruning.open_runs(connection)

    def unmended_runs(self) -> tuple[tuple[str, date], ...]:
        """Give edition and day of the runs that have not ended and after which none of their edition ended well."""
        with self._reading() as connection:
            return pruning.unmended(connection)

    def end_dead(self, numbers: Collection[int], at: datetime) -> None:
        """Write down of runs that have not ended that they died; call it where no run can be under way."""
        with self._writing() as connection:
            pruning.end_dead(connection, numbers, at)

    def start_run(self, edition: str, day: date, at: datetime) -> int:
        """Write down that a run begins; give its number."""
        with self._writing() as connection:
            return runs.start(connection, edition, day, at)

    def end_run(self, number: int, at: datetime, outcome: str) -> None:
        """Write down how it ended, in a word or two."""
        with self._writing() as connection:
            runs.end(connection, number, at, outcome)

    def died(self, edition: str, day: date) -> bool:
        """Tell whether the last run of a day has not ended well: what comes after publishing may be missing."""
        with self._reading() as connection:
            return runs.died(connection, edition, day)

    def run_between(self, since: datetime, until: datetime) -> bool:
        """Tell whether a run began in [since, until) that read sources, of any edition."""
        with self._reading() as connection:
            return runs.any_between(connection, since, until)
