"""The lay-out of the page: which stories are told with a summary, which in a line, and which have no room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.compose.sections import sectioned
from tasks.compose.selection import chosen

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from tasks.compose.edition import EditionView
    from tasks.compose.telling import Told
    from tasks.model import Article, ArticleId, Mark, Story, StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The stories that have something new, each in its place."""

    top: tuple[tuple[str, Told], ...]  # told with a summary, each under its heading
    low: tuple[Told, ...]  # told in one line
    rest: tuple[Told, ...]  # for which there is no room
    out: tuple[Told, ...]  # that an edition of watched stories leaves out

    @property
    def shown(self) -> tuple[StoryId, ...]:
        """Give the stories of the page, in its order."""
        return tuple(one.story.id for one in (*(one for _, one in self.top), *self.low))

    def __iter__(self) -> Iterator[Told]:
        """Go over all that the edition has to tell, whether there is room for it or not."""
        yield from (one for _, one in self.top)
        yield from self.low
        yield from self.rest


def laid_out(
    stories: Sequence[Story],
    articles: Mapping[ArticleId, Article],
    edition: EditionView,
    *,
    told: Mapping[StoryId, frozenset[ArticleId]],
    date: dt.date,
    marks: Mapping[StoryId, tuple[Mark, ...]],
) -> Layout:
    """Give every story that has something not yet told its place on the page of `edition`."""
    kept, out = chosen(
        stories,
        articles,
        told=told,
        date=date,
        marks=marks,
        headings=edition.sections,
        only_watched=edition.only_watched,
    )
    low = edition.max_stories + edition.max_noted
    return Layout(
        top=tuple(sectioned(kept[: edition.max_stories], articles, edition.sections)),
        low=tuple(kept[edition.max_stories : low]),
        rest=tuple(kept[low:]),
        out=tuple(out),
    )
