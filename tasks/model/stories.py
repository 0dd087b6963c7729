"""What is made of it: stories, threads, and the sentences chosen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tasks.model.articles import Keys
from tasks.model.dates import When
from tasks.model.names import ArticleId, StoryId, ThreadId


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The closest story that was kept apart, and what kept it out."""

    story: StoryId
    score: float
    reason: Literal[
        "below threshold",
        "publication dates",
        "stated dates",
        "average below threshold",
        "headlines, actors or figures",
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """A story in another language that is possibly the same event: linked, never merged; and what they share."""

    story: StoryId
    score: float
    names: tuple[str, ...] = ()  # words that sound alike, as each spells them: "حفتر / Haftar"
    numbers: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()  # codes of ISO 3166
    model: str = ""  # whose vectors were weighed too; "" where letters, sounds and figures are all there is
    meaning: float | None = None  # how near the model finds the two, beyond chance: 1 is the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why the articles of a story stand together: for the reader and for `mujaz why`."""

    threshold: float
    score: float | None = None  # mean over the pairs across texts; None for a single text
    terms: tuple[str, ...] = ()  # words that carry the match, as the texts spell them, strongest first
    names: tuple[str, ...] = ()  # names spelt alike or differently, "a / b" where they differ
    dates: tuple[str, ...] = ()  # ISO forms of dates that the texts share
    nearest: Nearest | None = None
    likely: tuple[Likely, ...] = ()  # in other languages, at most one a language, the likeliest first
    made_of: str = ""  # digest of all that terms and names follow from: where it is the same, so are they


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
class Signature:
    """What is kept of a story so that a later one on the same subject finds it, years on, without its texts."""

    story: StoryId
    language: str
    names: tuple[tuple[str, str], ...]  # that act in it: what all spellings of one share, and how it is spelt here
    stems: tuple[str, ...]  # that say most of it, strongest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a run knows of a large window, for the next one to go on from; worth nothing for other articles.

    In three parts: what follows from the articles that tables count, which stays until they are counted anew; what
    those texts spell that were read then, which stays as long; and what came since with what was found of all. A
    window of several languages has one part more, of all of them: the words that links between languages read.
    """

    language: str  # "" where it is of all
    part: Literal["counted", "read", "words", "all"] = "all"
    articles: int  # that it is of: those that are counted, or all there were; of "words" at most so many of the newest
    made_of: str  # digest of these, of how many of them tables count, and of the rules
    content: bytes = field(repr=False)  # arrays, after their checksum


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """What dedupe gives: every article in exactly one story."""

    stories: tuple[Story, ...]
    threads: tuple[Thread, ...]
    signatures: tuple[Signature, ...] = ()  # of the stories that are new or have changed, where they were asked for
    keys: tuple[Keys, ...] = ()  # of the articles for which they had to be made, where they were asked for
    kept: tuple[Kept, ...] = ()  # of each language whose window is large, where it was asked for


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
class Figures:
    """Sentences of several texts with other figures for one thing, oldest text first: side by side, none judged."""

    excerpts: tuple[Excerpt, ...]

    def __post_init__(self) -> None:
        if len(self.excerpts) < 2:
            raise ValueError("figures stand side by side: one sentence alone has nothing beside it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A sentence that quotes somebody, and who that is as the sentence itself names them, word for word."""

    excerpt: Excerpt
    speaker: str
    start: int  # of the speaker's name: code points into Article.text, inside the excerpt
    end: int

    def __post_init__(self) -> None:
        begin = self.excerpt.start
        if not self.speaker or self.excerpt.text[self.start - begin : self.end - begin] != self.speaker:
            raise ValueError(f"quotation of {self.excerpt.article}: its sentence does not name {self.speaker!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The sentences chosen for a story, in reading order; beside them other figures, and who said what."""

    story: StoryId
    excerpts: tuple[Excerpt, ...]
    method: str
    figures: tuple[Figures, ...] = ()
    quotations: tuple[Quotation, ...] = ()  # who said what, in the order of the story's texts
