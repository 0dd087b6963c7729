"""The part of the store for what is sent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from tasks.model import Delivery, Letter, Trouble
from tasks.store import posting, pruning
from tasks.store.doors.door import Door


class LetterDoor(Door):
    """Letters, how far each has got, and the troubles that letters tell of."""

    def post(self, letter: Letter, channels: Collection[str], *, again: Collection[str] = ()) -> None:
        """Keep a letter and plan it for these channels; one that has arrived is planned anew only for those of `again`.

        A letter of the same subject takes the place of the one before: what is still to be sent is the newer.
        """
        with self._writing() as connection:
            posting.post(connection, letter, channels, again=again)

    def letter(self, subject: str) -> Letter | None:
        """Give a letter that is still kept, or None."""
        with self._reading() as connection:
            return posting.letter(connection, subject)

    def deliveries(self, since: date, *, waiting: bool = False) -> tuple[Delivery, ...]:
        """Give the deliveries of that day and later, by day, subject and channel; those not yet sent alone."""
        with self._reading() as connection:
            return posting.deliveries(connection, since, waiting=waiting)

    def sending(self, delivery: Delivery, at: datetime) -> Delivery:
        """Write down that a letter is about to leave; give the delivery as it is then."""
        with self._writing() as connection:
            return posting.mark(connection, delivery, state="sending", at=at)

    def sent(self, delivery: Delivery, at: datetime, note: str = "") -> Delivery:
        """Write down that it has arrived, and what is to be said of that."""
        with self._writing() as connection:
            return posting.mark(connection, delivery, state="sent", at=at, why=note)

    def unsent(self, delivery: Delivery, at: datetime, why: str) -> Delivery:
        """Write down that it was not taken, and why."""
        with self._writing() as connection:
            return posting.mark(connection, delivery, state="failed", at=at, why=why)

    def forget_letters(self, before: datetime) -> None:
        """Drop the letters made before then; that they were sent stays known."""
        with self._writing() as connection:
            posting.forget(connection, before)

    def troubles(self) -> tuple[Trouble, ...]:
        """Give what is wrong as far as it was noticed, by key."""
        with self._reading() as connection:
            return posting.troubles(connection)

    def save_troubles(
        self,
        there: Sequence[Trouble],
        gone: Collection[str],
        *,
        letter: Letter | None = None,
        channels: Collection[str] = (),
        buried: datetime | None = None,
    ) -> None:
        """Keep what is wrong, drop what is not any more, and plan the letter that tells both: all of it or nothing.

        With `buried`, the time, it is written down too that runs without an end have died: they are among what is told.
        """
        with self._writing() as connection:
            if buried:
                pruning.bury(connection, buried)
            posting.save_troubles(connection, there, gone)
            if letter is not None:
                posting.post(connection, letter, channels)
