"""The part of the store for briefings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from tasks.model import Article, ArticleId, Briefing, Line, Manifest, Page, StoryId, Volume
from tasks.store import briefings, keeping
from tasks.store.briefings import BriefingRecord, Window
from tasks.store.doors.door import Door
from tasks.store.keeping import Kept


class BriefingDoor(Door):
    """The briefing of each day: begun, published, recalled, told again."""

    def briefing(self, edition: str, day: date) -> BriefingRecord | None:
        """Give what is known of that day of that edition, or None."""
        with self._reading() as connection:
            return briefings.one(connection, edition, day)

    def previous(self, edition: str, day: date) -> BriefingRecord | None:
        """Give the latest published briefing before that day, or None."""
        with self._reading() as connection:
            return briefings.previous(connection, edition, day)

    def next(self, edition: str, day: date) -> BriefingRecord | None:
        """Give the earliest published briefing after that day, or None."""
        with self._reading() as connection:
            return briefings.following(connection, edition, day)

    def begin(self, edition: str, day: date, since: datetime, until: datetime) -> None:
        """Write down that a run begins on that day with the window [since, until)."""
        with self._writing() as connection:
            briefings.begin(connection, edition, day, Window(since=since, until=until))

    def publish(
        self,
        edition: str,
        day: date,
        *,
        told: Mapping[StoryId, Collection[ArticleId]],
        manifest: Manifest,
        pages: Sequence[Page],
        lines: Sequence[Line] = (),
        briefing: Briefing | None = None,
        articles: Mapping[ArticleId, Article] | None = None,
    ) -> None:
        """Make what was begun the briefing of that day, in place of what it was before.

        With `briefing`, the value that the pages were made of, and the `articles` at hand, the day can be recalled.
        """
        with self._writing() as connection:
            briefings.publish(connection, edition, day, stories=told, manifest=manifest, put=pages, lines=lines)
            if briefing:
                keeping.keep(connection, briefing, articles or {})

    def recall(self, edition: str, day: date) -> Kept | None:
        """Give a day as it was told, None where that is not kept: it was told by a version that did not."""
        with self._reading() as connection:
            return keeping.recall(connection, edition, day)

    def kept_days(self, edition: str) -> frozenset[date]:
        """Give the days of an edition that can be recalled."""
        with self._reading() as connection:
            return keeping.kept_days(connection, edition)

    def owners(self, edition: str) -> dict[str, date]:
        """Give for each page of an edition the day that wrote it last, of the days that can be recalled."""
        with self._reading() as connection:
            return keeping.owners(connection, edition)

    def retell(self, briefing: Briefing, pages: Sequence[Page]) -> None:
        """Put a briefing and its pages in place of what is kept of its day, which was published and stays so."""
        with self._writing() as connection:
            keeping.rewrite(connection, briefing)
            keeping.repage(connection, briefing.edition, briefing.date, pages)

    def told(self, edition: str, before: date) -> dict[StoryId, frozenset[ArticleId]]:
        """Give what the edition told before that day, by the stories as they are now: ask after `save_grouping`."""
        with self._reading() as connection:
            return briefings.told_before(connection, edition, before)

    def last_shown(self, edition: str, before: date) -> dict[StoryId, date]:
        """Give when a page of the edition told each story last, by the stories as they are now: as `told`."""
        with self._reading() as connection:
            return briefings.last_shown(connection, edition, before)

    def volumes(self, edition: str, since: date, before: date) -> tuple[Volume, ...]:
        """Give how much each day of the edition from `since` to before `before` held, oldest first."""
        with self._reading() as connection:
            return briefings.volumes(connection, edition, since, before)

    def editions_and_dates(self) -> dict[str, tuple[date, ...]]:
        """Give every edition with the days whose pages are kept, in order."""
        with self._reading() as connection:
            return briefings.days(connection)
