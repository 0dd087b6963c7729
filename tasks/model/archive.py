"""What was told, looked back on: for the archive's pages, which never need the briefings themselves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tasks.model.briefings import Briefing
from tasks.model.dates import When
from tasks.model.names import ArticleId, Span, StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A story on a day's page: its headline as it stood there, and the article that it is from."""

    story: StoryId
    article: ArticleId
    headline: str
    language: str
    noted: bool  # told in one line only


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


def lines(briefing: Briefing) -> tuple[Line, ...]:
    """Give the stories of a briefing as lines, in the order of its page."""
    told = [*((entry, False) for entry in briefing.stories), *((entry, True) for entry in briefing.noted)]
    return tuple(
        Line(
            story=entry.id,
            article=entry.headline.article,
            headline=entry.headline.text,
            language=entry.language,
            noted=noted,
        )
        for entry, noted in told
    )
