"""Which heading a story stands under."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tasks.compose.edition import Heading
    from tasks.compose.telling import Told
    from tasks.model import Article, ArticleId


def heading_of(one: Told, articles: Mapping[ArticleId, Article], headings: Sequence[Heading]) -> int:
    """Give the place of the first heading that one of its sources or its watch groups belongs to.

    As many as there are headings where it belongs to none.
    """
    sources = {articles[name].source for name in one.story.articles}
    groups = {mark.group for mark in one.watched}
    fits = (place for place, heading in enumerate(headings) if sources & heading.sources or groups & heading.watch)
    return next(fits, len(headings))


def sectioned(
    chosen: Sequence[Told], articles: Mapping[ArticleId, Article], headings: Sequence[Heading]
) -> list[tuple[str, Told]]:
    """Put stories under the edition's headings, in the order of the headings; inside one their rank stays.

    A story is told once however many headings would do; one that belongs to none comes last, under no heading.
    """
    placed = [(heading_of(one, articles, headings), one) for one in chosen]
    placed.sort(key=lambda pair: pair[0])  # stable: rank decides inside a section
    titles = [*(heading.title for heading in headings), ""]
    return [(titles[place], one) for place, one in placed]
