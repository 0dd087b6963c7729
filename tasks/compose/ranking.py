"""Which story comes first, by weights that anyone may read.

    weight = 3 · log2(reports) + 1 · log2(outlets) + 2 · recency          recency = 2 ** (-days / 2)

* reports: how many publishers wrote a text of their own about it. A second newsroom's own report is what best tells
  that an event matters, so doubling them counts more than everything else can. One publisher's four texts are one.
* outlets: how many publishers chose to print it, one with several feeds counting once. A reprint is a choice too, but
  not a second witness: a third of a report.
* recency: from the latest publication date among its articles to the briefing's day; it halves in two days. A story
  whose dates are unknown gets the mean of those that have one: neither rewarded nor punished for what nobody knows.

Stories of equal weight: those with a known date first, then the longer reading, then by id. What the story is about
counts nowhere.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tasks.compose.sources import outlets, witnesses

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from tasks.compose.telling import Told
    from tasks.model import Article, ArticleId, Story

REPORTS = 3.0
OUTLETS = 1.0
RECENCY = 2.0
HALVED = 2.0  # days
_DIGITS = 9  # beyond what the order of a sum can touch


def ranked(told: Sequence[Told], articles: Mapping[ArticleId, Article], day: dt.date) -> list[Told]:
    """Put stories in the order of the page; the order they are given in does not matter."""
    fresh = {one.story.id: recency(one.story, articles, day) for one in told}
    known = sorted(value for value in fresh.values() if value is not None)
    mean = sum(known) / len(known) if known else 0.0

    def key(one: Told) -> tuple[float, bool, int, str]:
        recent = fresh[one.story.id]
        total = weight(one.story, articles, mean if recent is None else recent)
        longest = max(len(articles[name].text) for name in one.story.articles)
        return (-round(total, _DIGITS), recent is None, -longest, one.story.id)

    return sorted(told, key=key)


def weight(story: Story, articles: Mapping[ArticleId, Article], recent: float) -> float:
    """Give the weight of a story, with its recency or what stands for it."""
    sources = outlets(articles[name] for name in story.articles)
    return REPORTS * math.log2(witnesses(story, articles)) + OUTLETS * math.log2(len(sources)) + RECENCY * recent


def recency(story: Story, articles: Mapping[ArticleId, Article], day: dt.date) -> float | None:
    """Give 1 for a story of the day, half of it for each two days before; None where no day is known."""
    moments = [moment for name in story.articles if (moment := articles[name].published.instant)]
    if not moments and (stated := story.when.instant):
        moments = [stated]
    if not moments:
        return None
    return math.exp2(-max(0, (day - max(moments).date()).days) / HALVED)
