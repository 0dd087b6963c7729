"""What comes in: documents, articles, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tasks.model.dates import Mention, When
from tasks.model.names import ArticleId, DocumentKey, Span, digest

EARLY = 3  # sentences in which a stated day is taken for the event's: further down it is background


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
    feed_text: str = ""  # HTML of the feed's own text, where `content` is the item's page: the fallback of extraction

    @property
    def key(self) -> DocumentKey:
        """Name the document by its content: same content and hints (and text of the feed), same document."""
        said = self.hints
        fields = (said.title, *said.authors, said.published, said.language, said.url, said.outlet)
        beside = (self.feed_text,) if self.feed_text else ()
        return DocumentKey(digest(self.kind, self.content, *fields, *beside))


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

    @property
    def early(self) -> list[Mention]:
        """Give the dates that title and first sentences state outright: its own day rather than background."""
        end = self.sentences[min(EARLY, len(self.sentences)) - 1].end if self.sentences else 0
        return [m for m in self.mentions if m.kind == "absolute" and (m.when.start is None or m.when.start < end)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What an article is compared by: made once and kept, for stemming is most of the cost of grouping."""

    article: ArticleId
    origin: str  # digest of what they were made of; keys of another origin are made anew
    title: tuple[str, ...]  # stems, in order
    text: tuple[str, ...]
    names: tuple[str, ...]  # what all spellings of a name share, each once
    headed: tuple[str, ...]  # those of the title


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
class Gathered:
    """What ingest gives: documents, and what could not be read."""

    documents: tuple[Document, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What extract gives: articles, and what gave no article."""

    articles: tuple[Article, ...] = ()
    gaps: tuple[Gap, ...] = ()
