"""Which articles of a window the words of its evidence are told by: those that were there at the last round number.

Evidence counts how many articles hold a word and which words take an article. Counted over the whole window, every
new article would change it a little for every story, and all would have to be read again. So a large window counts
the articles first seen up to the moment at which it last grew by a tenth. That follows from what the window holds and
when it was first seen, never from how often it was grouped: evidence kept from an earlier run is what this run would
make.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.model import Article

FROM = 2000  # articles up to which all are counted: to explain them anew costs a second
GROWN = 10  # a tenth more than before, and the count is made again: weights move by .1 at most


def counted(articles: Sequence[Article]) -> list[int]:
    """Give the places of the articles that are counted, in order."""
    if len(articles) <= FROM:
        return list(range(len(articles)))
    level = FROM
    while (more := level + max(1, level // GROWN)) <= len(articles):
        level = more
    moment = sorted(article.first_seen for article in articles)[level - 1]
    return [place for place, article in enumerate(articles) if article.first_seen <= moment]
