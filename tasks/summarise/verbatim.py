"""The promise of the whole house, held at the last moment: an excerpt is a slice of its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.errors import VerbatimError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tasks.model import Article, ArticleId, Summary


def check(summaries: Iterable[Summary], articles: Mapping[ArticleId, Article]) -> None:
    """Hold every excerpt against its article.

    Raises:
        VerbatimError: An excerpt's article is not there, or does not have those words in that place.

    """
    for summary in summaries:
        beside = (excerpt for found in summary.figures for excerpt in found.excerpts)
        spoken = (found.excerpt for found in summary.quotations)
        for excerpt in (*summary.excerpts, *beside, *spoken):
            article = articles.get(excerpt.article)
            if article is None:
                raise VerbatimError(f"story {summary.story}: excerpt from {excerpt.article}, which is not in the call")
            if article.text[excerpt.start : excerpt.end] != excerpt.text:
                raise VerbatimError(
                    f"story {summary.story}: {article.where} does not say {excerpt.text[:60]!r} at "
                    f"{excerpt.start}-{excerpt.end}. Run the briefing anew; if it stays, the store is damaged"
                )
