"""The values that travel through the rooms: frozen, keyword-only, and refusing nonsense.

Document → Article → Story → Summary → Briefing → Page, with `Gap` beside them for what could not be done.
Spans are in code points of `Article.text`, end exclusive. Nothing here reads a clock or a file.
"""

from tasks.model.archive import (
    ArchiveDay,
    Findable,
    Line,
    Listed,
    OutletMonth,
    Shelved,
    Telling,
    ToldStory,
    ToldThread,
    lines,
)
from tasks.model.articles import Article, Document, Dropped, Extracted, Extraction, Gap, Gathered, Hints, Keys
from tasks.model.briefings import Briefing, Counts, Elsewhere, Entry, Headline, Item, Manifest, Page, ThreadView
from tasks.model.dates import UNKNOWN_DATE, Mention, When
from tasks.model.feeds import PASSED, FeedRead, FeedState, PageCopy, SeenItem
from tasks.model.letters import Delivery, Letter, Trouble
from tasks.model.names import ID_LENGTH, ArticleId, DocumentKey, Span, StoryId, ThreadId, digest
from tasks.model.stories import Evidence, Excerpt, Figures, Grouping, Likely, Nearest, Signature, Story, Summary, Thread
from tasks.model.watches import DIGITS, PIECE, Mark, Rank, RankPart, WatchGroup, WatchWord

__all__ = [
    "DIGITS",
    "ID_LENGTH",
    "PASSED",
    "PIECE",
    "UNKNOWN_DATE",
    "ArchiveDay",
    "Article",
    "ArticleId",
    "Briefing",
    "Counts",
    "Delivery",
    "Document",
    "DocumentKey",
    "Dropped",
    "Elsewhere",
    "Entry",
    "Evidence",
    "Excerpt",
    "Extracted",
    "Extraction",
    "FeedRead",
    "FeedState",
    "Figures",
    "Findable",
    "Gap",
    "Gathered",
    "Grouping",
    "Headline",
    "Hints",
    "Item",
    "Keys",
    "Letter",
    "Likely",
    "Line",
    "Listed",
    "Manifest",
    "Mark",
    "Mention",
    "Nearest",
    "OutletMonth",
    "Page",
    "PageCopy",
    "Rank",
    "RankPart",
    "SeenItem",
    "Shelved",
    "Signature",
    "Span",
    "Story",
    "StoryId",
    "Summary",
    "Telling",
    "Thread",
    "ThreadId",
    "ThreadView",
    "ToldStory",
    "ToldThread",
    "Trouble",
    "WatchGroup",
    "WatchWord",
    "When",
    "digest",
    "lines",
]
