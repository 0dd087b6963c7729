"""What compose needs to know of an edition: the flow fills it from the settings."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.model import WatchGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of the page, and what puts a story under it: one of its sources, or a watch group that it answers."""

    title: str
    sources: frozenset[str] = frozenset()
    watch: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionView:
    """Who the briefing is for, and how much of it there may be."""

    name: str
    title: str
    language: str  # of the interface
    zone: str  # IANA name: where its day begins and ends
    max_stories: int = 12  # told with a summary
    max_noted: int = 30  # told in one line each
    sections: tuple[Heading, ...] = ()  # in the order of the page
    watch: tuple[WatchGroup, ...] = ()  # what it marks, in the order of the settings
    only_watched: bool = False  # it tells no story without a mark

    def __post_init__(self) -> None:
        if min(self.max_stories, self.max_noted) < 0:
            raise ValueError(f"edition {self.name}: a briefing cannot show fewer than no stories")
