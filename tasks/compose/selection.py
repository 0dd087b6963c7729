"""Which stories an edition has to tell, and which of them come first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.compose.ranking import ranked
from tasks.compose.telling import untold

if TYPE_CHECKING:
    import datetime as dt

    from tasks.model import Article, ArticleId, Story, StoryId


def front(
    stories: Sequence[Story],
    articles: Mapping[ArticleId, Article],
    *,
    told: Mapping[StoryId, frozenset[ArticleId]],
    date: dt.date,
    most: int,
) -> tuple[Story, ...]:
    """Give the stories that the page will tell with a summary, first ones first: no other needs one."""
    return tuple(one.story for one in ranked(untold(stories, told), articles, date)[:most])


def covered(
    stories: Iterable[Story],
    articles: Mapping[ArticleId, Article],
    sources: Collection[str],
    given: Collection[ArticleId] = frozenset(),
) -> Iterator[Story]:
    """Narrow stories to the articles of some sources; a story with none of them is left out.

    Grouping sees every source, so that a story is the same story in every edition; an edition shows what it covers.
    That is also what its sources gave after another had (`given`): of two feeds that carry an article, it bears the
    name of one.
    """
    for story in stories:
        kept = {name for name in story.articles if articles[name].source in sources or name in given}
        if kept:
            yield story if len(kept) == len(story.articles) else _narrowed(story, kept)


def _narrowed(story: Story, kept: Collection[ArticleId]) -> Story:
    ours = tuple(name for name in story.articles if name in kept)
    texts = tuple(part for text in story.texts if (part := tuple(name for name in text if name in kept)))
    return replace(story, articles=ours, texts=texts, lead=story.lead if story.lead in kept else ours[0])
