"""The values that travel through the rooms: frozen, keyword-only, and refusing nonsense.

Document → Article → Story → Summary → Briefing → Page, with `Gap` beside them for what could not be done.
Spans are in code points of `Article.text`, end exclusive. Nothing here reads a clock or a file.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Literal, NamedTuple, NewType

DocumentKey = NewType("DocumentKey", str)
ArticleId = NewType("ArticleId", str)
StoryId = NewType("StoryId", str)
ThreadId = NewType("ThreadId", str)

ID_LENGTH = 16  # hex digits: 64 bits, no clash expected below a billion articles


def digest(*parts: str) -> str:
    """Give the 16 hex digits by which texts are known, of SHA-256 over `parts` with a separator between."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


class Span(NamedTuple):
    """A slice of a text, in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date as precise as it is known: any part may be missing, and it says what it rests on.

    `evidence` is where it was read: "metadata" (feed, page head, mail header, sidecar), "text" (then `start`
    and `end` mark `quote` in the article's text), "file name", or "none" for a date that is not known at all.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    offset: int | None = None  # minutes east of UTC
    evidence: Literal["metadata", "text", "file name", "none"] = "none"
    quote: str = ""
    start: int | None = None
    end: int | None = None

    def __post_init__(self) -> None:
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"month {self.month} is not between 1 and 12")
        if self.day is not None:
            leap = dt.date(self.year or 2000, self.month or 1, 1)  # refuses an impossible year
            if (self.month is not None and (leap + timedelta(days=self.day - 1)).month != self.month) or self.day > 31:
                raise ValueError(f"there is no day {self.day} in month {self.month}")

    @property
    def precision(self) -> Literal["minute", "day", "month", "year", "month and day", "month of some year", "unknown"]:
        """Say how much of the date is known."""
        if self.year is not None:
            if self.month is None:
                return "year"
            if self.day is None:
                return "month"
            return "day" if self.hour is None else "minute"
        if self.month is not None:
            return "month of some year" if self.day is None else "month and day"
        return "unknown"

    @property
    def known(self) -> bool:
        """Tell whether year, month and day are all known."""
        return self.precision in {"day", "minute"}

    @property
    def instant(self) -> datetime | None:
        """Give the moment in UTC, midnight where only the day is known; None where the day is not."""
        if self.year is None or self.month is None or self.day is None:
            return None
        zone = timezone(timedelta(minutes=self.offset or 0))
        moment = datetime(self.year, self.month, self.day, self.hour or 0, self.minute or 0, tzinfo=zone)
        return moment.astimezone(UTC)

    @property
    def iso(self) -> str:
        """Write what is known as extended ISO 8601-2: 2025-05-10, 2025-05, --09-17, or nothing."""
        if self.year is None:
            if self.month is None:
                return ""
            return f"--{self.month:02}" + (f"-{self.day:02}" if self.day is not None else "")
        text = f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
            if self.day is not None:
                text += f"-{self.day:02}"
                if self.hour is not None:
                    text += f"T{self.hour:02}:{self.minute or 0:02}"
                    text += "" if self.offset is None else _offset(self.offset)
        return text


def _offset(minutes: int) -> str:
    sign = "+" if minutes >= 0 else "-"
    return "Z" if minutes == 0 else f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


UNKNOWN_DATE = When()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A date that a text states, with what kind of statement it is.

    "absolute" names at least a month («10 ماي 2025»); "current" a day or month of the writer's own month
    («17 سبتمبر الجاري»: the month of writing is known, the year is not); "relative" counts from the day of
    writing («أمس الخميس», "yesterday") and is resolved only where that day is known; "year" is a bare year,
    background and never the date of the event.
    """

    when: When
    kind: Literal["absolute", "current", "relative", "year"]
    weekday: int | None = None  # Monday is 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a source said of a document beside its text; empty where it said nothing."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""  # as printed, not yet read as a date
    language: str = ""
    url: str = ""
    outlet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One thing that a source gave us, decoded but not yet understood.

    `where` names the culprit for a person: a path under the workspace ("seeds/a.txt", "seeds/b.jsonl#3") or an
    address. `key` is made of the content and what the source said of it, never of name or time.
    """

    source: str
    where: str
    kind: Literal["text", "html"]
    content: str
    first_seen: datetime
    encoding: str = "utf-8"
    confidence: float = 1.0  # of the encoding, 0 to 1
    hints: Hints = Hints()

    @property
    def key(self) -> DocumentKey:
        """Name the document by its content: same content and hints, same document."""
        said = self.hints
        fields = (said.title, *said.authors, said.published, said.language, said.url, said.outlet)
        return DocumentKey(digest(self.kind, self.content, *fields))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A line of the source that is not the article, and why it was taken for that."""

    line: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """How an article's text was made from its document, and how well."""

    method: str  # "lines", "trafilatura fast", "trafilatura full", "feed text"
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()  # machine words such as "no title", "encoding uncertain", "thin"
    encoding: str = "utf-8"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Clean text and what is known about it. `text` holds the body only; lines are paragraphs or headings."""

    id: ArticleId
    document: DocumentKey
    source: str
    where: str
    outlet: str  # "" where nobody said
    url: str  # "" where there is none; http or https only
    title: str  # "" where the source has none; one line, no control characters
    authors: tuple[str, ...]
    published: When  # what metadata or the file's head says; never guessed from the body
    mentions: tuple[Mention, ...]  # the dates that the title and body state, in order of text
    first_seen: datetime
    language: str  # ISO 639-1 where there is one, else 639-3; "und" where it cannot be told
    text: str
    sentences: tuple[Span, ...]
    extraction: Extraction

    def __post_init__(self) -> None:
        end = 0
        for span in self.sentences:
            if not end <= span.start < span.end <= len(self.text):
                raise ValueError(f"{self.where}: sentence {span} overlaps another or leaves the text")
            end = span.end

    @property
    def key(self) -> str:
        """Give the hash of the text alone: two articles with one key are the same words."""
        return digest(self.text)

    @property
    def headline(self) -> str:
        """Give the title, or the first sentence where the source has none."""
        if self.title or not self.sentences:
            return self.title or self.text.strip()[:200]
        return self.text[self.sentences[0].start : self.sentences[0].end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The closest story that was kept apart, and what kept it out."""

    story: StoryId
    score: float
    reason: Literal["below threshold", "publication dates", "stated dates", "average below threshold"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why the articles of a story stand together: for the reader and for `mujaz why`."""

    threshold: float
    score: float | None = None  # mean over the pairs across texts; None for a single text
    terms: tuple[str, ...] = ()  # words that carry the match, as the texts spell them, strongest first
    names: tuple[str, ...] = ()  # names spelt alike or differently, "a / b" where they differ
    dates: tuple[str, ...] = ()  # ISO forms of dates that the texts share
    nearest: Nearest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event: every article about it, told once.

    `articles` are ordered by publication where known, then by id; `texts` partition them into distinct texts
    (reprints of one text stand in one tuple); `lead` gives the headline.
    """

    id: StoryId
    articles: tuple[ArticleId, ...]
    texts: tuple[tuple[ArticleId, ...], ...]
    lead: ArticleId
    when: When
    thread: ThreadId | None
    why: Evidence

    def __post_init__(self) -> None:
        if not self.articles:
            raise ValueError(f"story {self.id} has no article")
        if sorted(self.articles) != sorted(a for text in self.texts for a in text):
            raise ValueError(f"story {self.id}: its texts are not a partition of its articles")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Stories on one subject that were kept apart, in order of time as far as it is known."""

    id: ThreadId
    stories: tuple[StoryId, ...]
    names: tuple[str, ...]  # what they share, strongest first: the thread's label


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """What dedupe gives: every article in exactly one story."""

    stories: tuple[Story, ...]
    threads: tuple[Thread, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A whole sentence of an article, word for word."""

    text: str
    article: ArticleId
    start: int  # code points into Article.text
    end: int
    also: tuple[ArticleId, ...] = ()  # other articles that say the same

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text):
            raise ValueError(f"excerpt of {self.article}: span and text differ in length")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The sentences chosen for a story, in reading order."""

    story: StoryId
    excerpts: tuple[Excerpt, ...]
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something the briefing does not know: counted, named, and with a way to mend it.

    `kind` is a short machine word ("empty file", "too large", "duplicate", "no date", …) that the interface
    translates; `what` names the culprit; `why` and `remedy` are one English sentence each.
    """

    kind: str
    what: str
    why: str
    remedy: str


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
    same_text_as: int | None  # number of the first article with the same text
    notes: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A finished file: where it belongs under the reports folder, and its bytes."""

    path: str  # with forward slashes, never absolute, never leaving the folder
    content: bytes

    def __post_init__(self) -> None:
        parts = self.path.split("/")
        if self.path.startswith("/") or "\\" in self.path or any(part in {"", ".", ".."} for part in parts):
            raise ValueError(f"page path {self.path!r} leaves the reports folder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What ingest gives: documents, and what could not be read."""

    documents: tuple[Document, ...] = ()
    gaps: tuple[Gap, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What extract gives: articles, and what gave no article."""

    articles: tuple[Article, ...] = ()
    gaps: tuple[Gap, ...] = field(default=())
