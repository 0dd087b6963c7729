"""What goes out: the briefing as the page tells it, and finished pages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from tasks.model.articles import Gap
from tasks.model.dates import When
from tasks.model.names import ArticleId, StoryId, ThreadId
from tasks.model.stories import Evidence, Excerpt, Figures, Likely, Quotation
from tasks.model.watches import Mark, Rank


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A headline from the sources, word for word."""

    text: str
    article: ArticleId
    source: Literal["title", "lead"]  # "lead" where no article of the story has a title


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One article as the page lists it under its story; `number` is its citation mark, from 1."""

    id: ArticleId
    number: int
    outlet: str
    title: str
    url: str
    file: str  # where it was read: a path under the workspace, or ""
    language: str
    when: When
    words: int
    same_text_as: int | None  # number of the first article with the same text, its figures included
    notes: tuple[str, ...] = ()
    version_of: int | None = None  # number of an article of which this is another version, with other figures
    publisher: str = ""  # for counting: articles of one publisher bear one name, whatever their feeds are called


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """A story in another language that is possibly the same, on the page or not."""

    likely: Likely
    headline: Headline
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What a story has that no page of the edition told before, and the day of the last page that told it."""

    since: dt.date
    outlets: int  # publishers that had not told it
    sentences: int  # of its summary, that no article told before says


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story as the briefing tells it."""

    id: StoryId
    headline: Headline
    language: str
    when: When
    status: Literal["new", "updated", "continuing"]
    articles: tuple[Item, ...]
    texts: int
    summary: tuple[Excerpt, ...]
    thread: ThreadId | None
    why: Evidence
    new_articles: tuple[ArticleId, ...] = ()  # those that an earlier briefing did not have
    news: News | None = None  # None: no page of the edition told the story before
    section: str = ""  # the heading it stands under; "" where the edition has none for it
    figures: tuple[Figures, ...] = ()  # what its texts give in other figures
    quotations: tuple[Quotation, ...] = ()  # who said what
    watched: tuple[Mark, ...] = ()  # the watch groups it answers, in the order of the settings
    rank: Rank | None = None  # why it stands where it does
    elsewhere: tuple[Elsewhere, ...] = ()  # in other languages, the likeliest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What went in and what came out."""

    articles: int
    outlets: int
    stories: int
    texts: int
    threads: int
    words: int  # of the page's reading matter, for the reading time


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """How much a day of an edition held."""

    date: dt.date
    articles: int
    stories: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a briefing was made of: enough to tell whether two runs should be the same bytes."""

    version: str
    edition: str
    date: dt.date
    settings: str  # digest of the settings that touch the content
    inputs: str  # digest of the articles' ids, sorted
    articles: int
    stories: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadView:
    """A thread as the page shows it: its stories oldest first, undated ones where order is not known last."""

    id: ThreadId
    names: tuple[str, ...]
    stories: tuple[tuple[StoryId, Headline, When], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """One edition's day: what happened, told once, with what is not known beside it."""

    edition: str
    title: str
    language: str  # of the interface
    zone: str
    date: dt.date
    stories: tuple[Entry, ...]
    noted: tuple[Entry, ...]
    threads: tuple[ThreadView, ...]
    gaps: tuple[Gap, ...]
    counts: Counts
    previous: dt.date | None  # the briefing before this one, for the link
    manifest: Manifest
    days: tuple[Volume, ...] = ()  # the last days of the edition up to this one, oldest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A finished file: where it belongs under the reports folder, and its bytes."""

    path: str  # with forward slashes, never absolute, never leaving the folder
    content: bytes

    def __post_init__(self) -> None:
        parts = self.path.split("/")
        if self.path.startswith("/") or "\\" in self.path or any(part in {"", ".", ".."} for part in parts):
            raise ValueError(f"page path {self.path!r} leaves the reports folder")
