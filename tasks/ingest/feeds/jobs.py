"""What is asked of one check of one feed: the source as the settings name it, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tasks.model import FeedState, PageCopy

FullText = Literal["auto", "feed", "page"]

FIRST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSource:
    """A feed that the user follows.

    `full_text` says where an article is read: "feed" from the feed alone, "page" from the item's page always, "auto"
    from the page where the feed carries only the beginning. `first` is how many items the first check lets in.
    """

    name: str
    url: str
    language: str = ""
    outlet: str = ""
    user_agent: str = ""  # "": the one of the fetcher
    full_text: FullText = "auto"
    first: int = FIRST

    def __post_init__(self) -> None:
        if self.first < 0:
            raise ValueError(f"{self.name}: the first check cannot let in {self.first} items")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedJob:
    """A feed to check. `known` gives the content digest of every item ever seen, by its identity."""

    source: FeedSource
    state: FeedState
    known: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, PageCopy] = field(default_factory=dict)  # of its items' pages, by their address
