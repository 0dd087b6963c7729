"""The part of the store for what articles were grouped into."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from tasks.model import Grouping, Kept, Signature, Story, StoryId, Thread
from tasks.store import kept, signing, stories
from tasks.store.doors.door import Door


class StoryDoor(Door):
    """Stories, the threads they stand in, and the signatures that later stories find them by."""

    def stories_of(self, ids: Collection[str]) -> tuple[Story, ...]:
        """Give the stories, whole, that hold any of these articles, by id."""
        with self._reading() as connection:
            return stories.of_articles(connection, ids)

    def stories_around(self, ids: Collection[str]) -> tuple[Story, ...]:
        """Give the stories, whole, that hold any of these articles or are named after one, by id."""
        with self._reading() as connection:
            return stories.around(connection, ids)

    def stories(self, ids: Collection[str]) -> tuple[Story, ...]:
        """Give the stories of these ids that there are, by id."""
        with self._reading() as connection:
            return stories.by_ids(connection, ids)

    def threads_of(self, ids: Collection[str]) -> tuple[Thread, ...]:
        """Give the threads that these stories belong to, by id."""
        with self._reading() as connection:
            return stories.threads_of(connection, ids)

    def signed(self, ids: Collection[str]) -> frozenset[StoryId]:
        """Tell which of these stories have a signature."""
        with self._reading() as connection:
            return signing.signed(connection, ids)

    def signatures(self, ids: Collection[str]) -> dict[StoryId, Signature]:
        """Give the signatures of these stories that there are, by story."""
        with self._reading() as connection:
            return signing.by_stories(connection, ids)

    def holders(
        self, language: str, names: Collection[str], *, share: float, least: int
    ) -> tuple[int, Mapping[str, tuple[StoryId, ...]]]:
        """Count a language's signed stories; give those each name acts in, but for names that are everywhere."""
        with self._reading() as connection:
            return signing.holders(connection, language, names, share=share, least=least)

    def save_grouping(self, grouping: Grouping, before: Collection[Story] | None = None) -> None:
        """Replace the stories and threads of the grouping's articles; articles it does not see stay where they were.

        Its threads may name stories beyond its articles: those stand in them too. Its signatures are kept.
        Whoever has read the stories around its articles already, and nobody has written since, gives them as `before`.
        """
        with self._writing() as connection:
            stories.save(connection, grouping, before)

    def kept(self) -> tuple[Kept, ...]:
        """Give what the last run knew of large windows, by language; what cannot be read is not among it."""
        with self._reading() as connection:
            return kept.every(connection)

    def save_kept(self, known: Sequence[Kept], before: Collection[Kept] = ()) -> None:
        """Keep what a run knows of large windows, in place of all that was kept of any: what it read `before`."""
        with self._writing() as connection:
            kept.save(connection, known, before)
