"""The part of the store for what was read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from tasks.model import Article, ArticleId, Document, Extracted, Gap, Keys
from tasks.store import articles, documents, keys, revising, window
from tasks.store.doors.door import Door
from tasks.store.revising import Revision


class ArticleDoor(Door):
    """Documents, the articles made of them, and what these are compared by."""

    def add_documents(self, given: Sequence[Document]) -> tuple[Document, ...]:
        """Keep documents not yet known; give all that wait for extraction, those a dead run left among them.

        The first sight of a document stays for ever. The order is by place, then key, whatever came first.
        """
        with self._writing() as connection:
            documents.add(connection, given)
            return documents.waiting(connection)

    def add_gaps(self, given: Sequence[Gap]) -> None:
        """Keep what did not even become a document, so that `trace` can tell why."""
        with self._writing() as connection:
            documents.add_gaps(connection, given)

    def gaps_between(self, since: datetime, until: datetime) -> tuple[Gap, ...]:
        """Give what extraction said of the documents first seen in [since, until)."""
        with self._reading() as connection:
            return documents.gaps_between(connection, since, until)

    def add_extracted(self, done: Sequence[Document], extracted: Extracted, version: str) -> None:
        """Keep what was made of the documents in `done`, all of it or nothing.

        An article already known stays as it was first, unless its own place now says other things of the same
        content, or this is a later text of it (`revising.edits`); each document is marked with its article or its
        gaps, and waits no longer. `version` is of the program that extracted it.
        """
        with self._writing() as connection:
            documents.finish(connection, done, extracted, version)

    def window(self, since: datetime) -> tuple[Article, ...]:
        """Give the articles first seen at or after `since`, by id."""
        with self._reading() as connection:
            return window.since(connection, since)

    def given_by(self, sources: Collection[str], since: datetime) -> frozenset[ArticleId]:
        """Give the articles first seen at or after `since` that one of these sources gave, whoever gave it first."""
        with self._reading() as connection:
            return articles.given_by(connection, sources, since)

    def articles(self, ids: Collection[str]) -> tuple[Article, ...]:
        """Give the articles of these ids that there are, by id."""
        with self._reading() as connection:
            return articles.by_ids(connection, ids)

    def seen(self, ids: Collection[str]) -> dict[ArticleId, datetime]:
        """Give when each of these articles was first seen, by id."""
        with self._reading() as connection:
            return articles.seen(connection, ids)

    def article(self, prefix: str) -> Article | None:
        """Give the article whose id is `prefix` or alone begins with it; UsageError where several do."""
        with self._reading() as connection:
            return articles.by_prefix(connection, prefix)

    def seen_between(self, since: datetime, until: datetime) -> tuple[ArticleId, ...]:
        """Give the ids of the articles first seen in [since, until), in order."""
        with self._reading() as connection:
            return articles.seen_between(connection, since, until)

    def first_seen(self) -> datetime | None:
        """Give when anything was read first; None where nothing was."""
        with self._reading() as connection:
            return documents.first_seen(connection)

    def revisions(self, ids: Collection[str]) -> tuple[Revision, ...]:
        """Give the earlier texts of these articles, by article, oldest first."""
        with self._reading() as connection:
            return revising.of(connection, ids)

    def changed_between(self, since: datetime, until: datetime) -> dict[ArticleId, datetime]:
        """Give the articles whose text changed last in [since, until), and when it did."""
        with self._reading() as connection:
            return revising.changed_between(connection, since, until)

    def keys_since(self, since: datetime) -> Mapping[ArticleId, Keys]:
        """Give what the articles first seen at or after `since` are compared by, as far as it was made.

        They come as they were at this moment, and need no store any more; but of each it shows only when it is asked
        for whether it can be read, with a StoreError where not.
        """
        with self._reading() as connection:
            return keys.since(connection, since, self.where)

    def save_keys(self, made: Sequence[Keys]) -> None:
        """Keep what articles are compared by, in place of what was kept of the same articles."""
        with self._writing() as connection:
            keys.save(connection, made)
