"""Which stories an edition has to tell, and which of them come first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from tasks.compose.ranking import ranked
from tasks.compose.telling import Told, untold

if TYPE_CHECKING:
    import datetime as dt

    from tasks.compose.edition import Heading
    from tasks.model import Article, ArticleId, Mark, Story, StoryId

NO_MARKS: Mapping[StoryId, tuple[Mark, ...]] = MappingProxyType({})


def chosen(
    stories: Sequence[Story],
    articles: Mapping[ArticleId, Article],
    *,
    told: Mapping[StoryId, frozenset[ArticleId]],
    date: dt.date,
    marks: Mapping[StoryId, tuple[Mark, ...]],
    headings: Sequence[Heading],
    only_watched: bool,
) -> tuple[list[Told], list[Told]]:
    """Give the stories to tell, in their order, and those that an edition of watched stories leaves out."""
    news = [replace(one, watched=marks.get(one.story.id, ())) for one in untold(stories, told)]
    kept = [one for one in news if one.watched or not only_watched]
    out = [one for one in news if only_watched and not one.watched]
    return ranked(kept, articles, date, headings), out


def front(
    stories: Sequence[Story],
    articles: Mapping[ArticleId, Article],
    *,
    told: Mapping[StoryId, frozenset[ArticleId]],
    date: dt.date,
    most: int,
    marks: Mapping[StoryId, tuple[Mark, ...]] = NO_MARKS,
    headings: Sequence[Heading] = (),
    only_watched: bool = False,
) -> tuple[Story, ...]:
    """Give the stories that the page will name, first ones first."""
    first, _ = chosen(
        stories, articles, told=told, date=date, marks=marks, headings=headings, only_watched=only_watched
    )
    return tuple(one.story for one in first[:most])


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
