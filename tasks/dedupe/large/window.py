"""A large window, scored: what an earlier run knew, or the counted articles from the start, then what came later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.dedupe.large.arrived import numbered_on, paired
from tasks.dedupe.large.begun import begun
from tasks.dedupe.large.items import Items
from tasks.languages import get

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.dedupe.large.known import Known
    from tasks.model import Article, Keys


def scored(
    articles: Sequence[Article],
    titles: Sequence[str],
    keys: Sequence[Keys],
    outlets: Sequence[str],
    *,
    counted: int,
    known: Known | None = None,
) -> Known:
    """Compare the articles of a window.

    Args:
        articles: of one language, those that are counted first, then the others as they came.
        titles: their titles.
        keys: what they are compared by.
        outlets: their publishers among these; "" where unknown.
        counted: how many of them the tables count.
        known: what an earlier run knew of the first of them, counted the same way.
    """
    language = get(articles[0].language)
    made = known or begun(articles[:counted], titles[:counted], keys[:counted], outlets[:counted], language)
    first = len(made)
    if first == len(articles):
        return made
    made = numbered_on(made, keys[first:], language)
    items = Items(
        articles=articles,
        titles=titles,
        outlets=outlets,
        language=language,
        columns=made.columns,
        vocabulary=made.vocabulary,
        counted=counted,
        named=made.named,
    )
    brief = made.briefs.words if made.briefs else None
    weights = items.weights(made.times)
    judge = items.judge(made.famous, made.countries, brief, weights)
    named = items.countries[first:]
    return replace(made, pairs=made.pairs.plus(paired(made, first, judge, weights)), named=(*made.named, *named))
