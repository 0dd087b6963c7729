"""Which articles of a window its tables count: those that were there at the last round number.

Scores and evidence count how many articles hold a word. Counted over the whole window, every new article would change
them a little for every story, and all would have to be compared and read again. So a large window counts the articles
first seen up to the moment at which it last grew by a tenth. That follows from what the window holds and when it was
first seen, never from how often it was grouped: what is kept from an earlier run is what this run would find.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.model import Article

FROM = 2000  # articles up to which all are counted: to group them anew costs two seconds
GROWN = 10  # a tenth more than before, and the count is made again: weights move by .1 at most


def arrival(articles: Sequence[Article]) -> tuple[list[int], int]:
    """Give the places of the articles, those that are counted first and then the others as they came; and how many are.

    The counted ones keep their order; those that came later follow by the time of that, ties by id.
    """
    if len(articles) <= FROM:
        return list(range(len(articles))), len(articles)
    level = FROM
    while (more := level + max(1, level // GROWN)) <= len(articles):
        level = more
    moment = sorted(article.first_seen for article in articles)[level - 1]
    counted = [place for place, article in enumerate(articles) if article.first_seen <= moment]
    others = [place for place, article in enumerate(articles) if article.first_seen > moment]
    return counted + sorted(others, key=lambda at: (articles[at].first_seen, articles[at].id)), len(counted)
