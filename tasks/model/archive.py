"""What was told, looked back on: for the archive's pages, which never need the briefings themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.model.briefings import Briefing
from tasks.model.dates import When
from tasks.model.names import ArticleId, Span, StoryId, ThreadId, digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A story on a day's page: its headline as it stood there, and the article that it is from."""

    story: StoryId
    article: ArticleId
    headline: str
    language: str
    noted: bool  # told in one line only
    thread: ThreadId | None = None  # whose page that page links to


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An article of a story on a day's page: it has a reading copy there."""

    article: ArticleId
    story: StoryId
    outlet: str  # "": its source names none
    title: str
    language: str
    published: When


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveDay:
    """A day of an edition: how much it read, its stories in the order of its page, and the articles they list."""

    edition: str
    date: dt.date
    articles: int
    stories: int
    lines: tuple[Line, ...]
    listed: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletMonth:
    """How many stories of a month an outlet stands under, counted once a day and edition."""

    outlet: str
    month: dt.date  # its first day
    stories: int
    last: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """An article with a reading copy, and the day and edition that told it first."""

    edition: str
    told: dt.date
    article: ArticleId
    outlet: str
    title: str
    language: str
    published: When
    text: str
    sentences: tuple[Span, ...]
    called: str = ""  # what a briefing calls its source: its outlet, else its file, …
    terms: Sequence[int] = ()  # what the index holds of it, by the store's numbers; (): not worked out


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A day's page on which a story was told, under which headline, and what it was called there."""

    edition: str
    date: dt.date
    story: StoryId  # as it was called that day: the page's own anchor
    headline: str
    language: str
    noted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStory:
    """A story as it is now, with every page that told it, the oldest first."""

    story: StoryId
    when: When
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldThread:
    """A thread over days and years: those of its stories that were told, in order of time as far as it is known.

    One that has gone (joined to another, or parted) keeps its place while a day's page links to it; `heirs` are the
    threads in which its stories stand now, by id with their names.
    """

    id: ThreadId
    names: tuple[str, ...]
    stories: tuple[ToldStory, ...]
    gone: bool = False
    heirs: tuple[tuple[ThreadId, tuple[str, ...]], ...] = ()

    @property
    def made_of(self) -> str:
        """Give a digest that changes with anything that is known of it."""
        said = [self.id, str(self.gone), *self.names, *(word for heir, names in self.heirs for word in (heir, *names))]
        for one in self.stories:
            said += [one.story, repr(one.when)]
            for at in one.tellings:
                said += [at.edition, at.date.isoformat(), at.story, at.headline, at.language, str(at.noted)]
        return digest(*said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A file of the archive as we wrote it: which part of it, made of what. `made_of` is "" while it is being made."""

    path: str
    part: str
    made_of: str
    sha256: str
    bytes: int


def lines(briefing: Briefing) -> tuple[Line, ...]:
    """Give the stories of a briefing as lines, in the order of its page."""
    linked = {view.id for view in briefing.threads}
    told = [*((entry, False) for entry in briefing.stories), *((entry, True) for entry in briefing.noted)]
    return tuple(
        Line(
            story=entry.id,
            article=entry.headline.article,
            headline=entry.headline.text,
            language=entry.language,
            noted=noted,
            thread=entry.thread if entry.thread in linked else None,
        )
        for entry, noted in told
    )
