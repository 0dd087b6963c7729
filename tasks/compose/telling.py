"""What is new: which of a story's articles no earlier briefing of the edition told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tasks.model import ArticleId, Mark, Rank, Story, StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story with what is new in it."""

    story: Story
    fresh: tuple[ArticleId, ...]  # in the story's order; never empty
    watched: tuple[Mark, ...] = ()
    rank: Rank | None = None  # None until it is ranked

    @property
    def reprinted(self) -> bool:
        """Tell whether all that is new in it are further copies of texts that were told."""
        return not any(set(self.fresh).issuperset(text) for text in self.story.texts)


def untold(stories: Sequence[Story], told: Mapping[StoryId, frozenset[ArticleId]]) -> list[Told]:
    """Give the stories that have an article no earlier briefing told.

    An article counts as told under whatever story it was told: grouping may have moved it since.
    """
    known = frozenset().union(*told.values())
    news = ((story, tuple(one for one in story.articles if one not in known)) for story in stories)
    return [Told(story=story, fresh=fresh) for story, fresh in news if fresh]
