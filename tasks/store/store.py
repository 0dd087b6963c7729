"""The store's front door: every method is one transaction, and every failure a StoreError."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from tasks.model import (
    ArchiveDay,
    Article,
    ArticleId,
    Briefing,
    Delivery,
    Document,
    Extracted,
    FeedRead,
    FeedState,
    Findable,
    Gap,
    Grouping,
    Keys,
    Letter,
    Line,
    Manifest,
    OutletMonth,
    Page,
    PageCopy,
    Shelved,
    Signature,
    Story,
    StoryId,
    Thread,
    ToldThread,
    Trouble,
    Volume,
)
from tasks.search import read
from tasks.store import (
    archive,
    articles,
    briefings,
    documents,
    feeds,
    keeping,
    keys,
    past_threads,
    posting,
    pruning,
    revising,
    runs,
    shelf,
    signing,
    stories,
    vocabulary,
)
from tasks.store.briefings import BriefingRecord, Window
from tasks.store.feeds import Remembered
from tasks.store.keeping import Kept
from tasks.store.opening import open_engine, telling
from tasks.store.revising import Revision
from tasks.store.search import Filter, Hit
from tasks.store.search import search as find
from tasks.store.trace import Trace
from tasks.store.trace import trace as follow


class Store:
    """Articles, stories and briefings, remembered. Use as a context manager; see `open`."""

    def __init__(self, engine: sa.Engine, where: str) -> None:
        self._engine = engine
        self.where = where

    @classmethod
    def open(cls, url: str, *, create: bool = True) -> Self:
        """Open the store at `url`, making or upgrading it where that is needed.

        Args:
            url: of SQLAlchemy's form: "sqlite:////path/to/file", "postgresql+psycopg://…".
            create: make it where there is none; otherwise its absence is an error.

        Raises:
            StoreError: it is missing, damaged, of a newer version, not ours, or out of reach. Nothing is ever
                recreated silently.
        """
        return cls(*open_engine(url, create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with telling(self.where), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with (
            telling(self.where),
            self._engine.connect().execution_options(writing=True) as connection,
            connection.begin(),
        ):
            yield connection

    # ---- documents and articles ----

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
            return articles.window(connection, since)

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

    def keys_since(self, since: datetime) -> dict[ArticleId, Keys]:
        """Give what the articles first seen at or after `since` are compared by, as far as it was made."""
        with self._reading() as connection:
            return keys.since(connection, since)

    def save_keys(self, made: Sequence[Keys]) -> None:
        """Keep what articles are compared by, in place of what was kept of the same articles."""
        with self._writing() as connection:
            keys.save(connection, made)

    # ---- feeds ----

    def feed_states(self, urls: Collection[str]) -> dict[str, FeedState]:
        """Give what is remembered of these feeds; one that was never checked is not among them."""
        with self._reading() as connection:
            return feeds.states(connection, urls)

    def known_items(self, url: str) -> Remembered[str]:
        """Give identity → digest of all items that a feed has ever given; read when first asked for."""

        def read() -> dict[str, str]:
            with self._reading() as connection:
                return feeds.items(connection, url)

        return Remembered(read)

    def known_pages(self, url: str) -> Remembered[PageCopy]:
        """Give how the pages of a feed's items were when they were fetched last; read when first asked for."""

        def read() -> dict[str, PageCopy]:
            with self._reading() as connection:
                return feeds.copies(connection, url)

        return Remembered(read)

    def save_feed(self, read: FeedRead) -> None:
        """Keep what a check of a feed gave, all of it or nothing; its documents then wait for extraction."""
        self.save_feeds((read,))

    def save_feeds(self, reads: Sequence[FeedRead]) -> None:
        """Keep what checks of several feeds gave in one transaction: a thousand commits cost more than the checks."""
        with self._writing() as connection:
            feeds.save(connection, reads)

    # ---- stories and threads ----

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

    def save_grouping(self, grouping: Grouping) -> None:
        """Replace the stories and threads of the grouping's articles; articles it does not see stay where they were.

        Its threads may name stories beyond its articles: those stand in them too. Its signatures are kept.
        """
        with self._writing() as connection:
            stories.save(connection, grouping)

    # ---- briefings ----

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

    def died(self, edition: str, day: date) -> bool:
        """Tell whether the last run of a day has not ended well: what comes after publishing may be missing."""
        with self._reading() as connection:
            return runs.died(connection, edition, day)

    def run_between(self, since: datetime, until: datetime) -> bool:
        """Tell whether a run began in [since, until) that read sources, of any edition."""
        with self._reading() as connection:
            return runs.any_between(connection, since, until)

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

    # ---- looking back ----

    def days_told(self) -> tuple[ArchiveDay, ...]:
        """Give every published day, oldest first, with its first headlines alone and nothing listed."""
        with self._reading() as connection:
            return archive.overview(connection)

    def told_between(self, since: date, until: date) -> tuple[ArchiveDay, ...]:
        """Give the published days from `since` to before `until` whole, oldest first."""
        with self._reading() as connection:
            return archive.between(connection, since, until)

    def outlets_by_month(self) -> tuple[OutletMonth, ...]:
        """Give how many stories each outlet stood under in each month, by name, oldest first."""
        with self._reading() as connection:
            return archive.outlets(connection)

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
            return archive.digests(connection, since)

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

    # ---- letters and troubles ----

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

    # ---- letting go of what is old ----

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

    # ---- runs, search, questions ----

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
