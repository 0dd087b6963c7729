"""Stories in other languages that are possibly the same, as the page names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.compose.headlines import headline
from tasks.model import Elsewhere

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tasks.model import Article, ArticleId, Story, StoryId


def elsewhere(
    story: Story, stories: Mapping[StoryId, Story], articles: Mapping[ArticleId, Article]
) -> tuple[Elsewhere, ...]:
    """Give the likely stories that are known: another edition's, or one that has left the window, is not named."""
    known = [(likely, stories[likely.story]) for likely in story.why.likely if likely.story in stories]
    heads = [(likely, headline(other, articles)) for likely, other in known]
    return tuple(
        Elsewhere(likely=likely, headline=title, language=articles[title.article].language) for likely, title in heads
    )
