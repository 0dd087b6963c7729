"""The store's front door: every method is one transaction, and every failure a StoreError."""

from __future__ import annotations

from tasks.store.doors.archive import ArchiveDoor
from tasks.store.doors.articles import ArticleDoor
from tasks.store.doors.briefings import BriefingDoor
from tasks.store.doors.feeds import FeedDoor
from tasks.store.doors.letters import LetterDoor
from tasks.store.doors.pruning import PruningDoor
from tasks.store.doors.questions import QuestionDoor
from tasks.store.doors.runs import RunDoor
from tasks.store.doors.stories import StoryDoor


class Store(
    ArticleDoor,
    FeedDoor,
    StoryDoor,
    BriefingDoor,
    ArchiveDoor,
    LetterDoor,
    PruningDoor,
    RunDoor,
    QuestionDoor,
):
    """Articles, stories and briefings, remembered. Use as a context manager; see `open`."""
