"""Which heading a story stands under."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tasks.compose.edition import EditionView
    from tasks.compose.telling import Told
    from tasks.model import Article, ArticleId


def sectioned(
    chosen: Sequence[Told], articles: Mapping[ArticleId, Article], edition: EditionView
) -> list[tuple[str, Told]]:
    """Put stories under the edition's headings, in the order of the headings; inside one their rank stays.

    A story stands under the first heading that one of its sources belongs to, told once however many would do;
    one that belongs to none comes last, under no heading.
    """
    placed = []
    for one in chosen:
        sources = {articles[name].source for name in one.story.articles}
        fits = (place for place, (_, ours) in enumerate(edition.sections) if sources & ours)
        placed.append((next(fits, len(edition.sections)), one))
    placed.sort(key=lambda pair: pair[0])  # stable: rank decides inside a section
    titles = [*(title for title, _ in edition.sections), ""]
    return [(titles[place], one) for place, one in placed]
