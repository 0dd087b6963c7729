"""Which story comes first, by weights that anyone may read: docs/usage.md prints them, each page adds them up.

    rank = 3 · log2(texts) + 1 · log2(publishers) + 2 · recency + 100 · watched + 1 · under a heading
    recency = 2 ** (-days / 2)

* texts: how many publishers wrote a text of their own about it. A second newsroom's own report is what best tells
  that an event matters, so doubling them counts more than everything else can. One publisher's four texts are one.
* publishers: how many chose to print it, one with several feeds counting once. A reprint is a choice too, but not a
  second witness: a third of a report.
* recency: from the latest publication date among its articles to the briefing's day; it halves in two days. A story
  whose dates are unknown gets the mean of those that have one: neither rewarded nor punished for what nobody knows.
* watched: whether it holds what the reader watches for. More than all else together can be (a thousand publishers with
  a thousand texts make 43), so that these stories come first; a second group adds nothing.
* under a heading: whether one of the edition's headings holds it: who names sections wants them filled before stories
  of none, and weighs that as much as twice the publishers.

Each part is rounded to two decimals before it is added: what ranks is what the page prints. Stories of equal rank:
those with a known date first, then the newer, then the longer reading, then by id. But for the reader's own words,
what a story is about counts nowhere.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.compose.sections import heading_of
from tasks.compose.sources import outlets, witnesses
from tasks.model import Rank, RankPart

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from tasks.compose.edition import Heading
    from tasks.compose.telling import Told
    from tasks.model import Article, ArticleId, Story

REPORTS = 3.0
OUTLETS = 1.0
RECENCY = 2.0
WATCHED = 100.0
HEADED = 1.0
HALVED = 2.0  # days
_DIGITS = 9  # beyond what the order of a sum can touch


def ranked(
    told: Sequence[Told],
    articles: Mapping[ArticleId, Article],
    day: dt.date,
    headings: Sequence[Heading] = (),
) -> list[Told]:
    """Put stories in the order of the page, each with its rank; the order they are given in does not matter."""
    ages = {one.story.id: days_old(one.story, articles, day) for one in told}
    known = sorted(freshness(age) for age in ages.values() if age is not None)
    mean = round(sum(known) / len(known), _DIGITS) if known else 0.0

    def key(one: Told) -> tuple[float, bool, float, int, str]:
        age = ages[one.story.id]
        longest = max(len(articles[name].text) for name in one.story.articles)
        total = one.rank.total if one.rank else 0.0
        return (-total, age is None, 0.0 if age is None else age, -longest, one.story.id)

    weighed = [
        replace(one, rank=Rank(parts=tuple(_parts(one, articles, ages[one.story.id], mean, headings)))) for one in told
    ]
    return sorted(weighed, key=key)


def _parts(
    one: Told, articles: Mapping[ArticleId, Article], age: int | None, mean: float, headings: Sequence[Heading]
) -> Iterator[RankPart]:
    """Give the parts of a rank: the three that every story has, and those of the reader's wishes where they apply."""
    texts = witnesses(one.story, articles)
    publishers = len(outlets(articles[name] for name in one.story.articles))
    yield RankPart(name="texts", weight=REPORTS, value=math.log2(texts), counted=texts)
    yield RankPart(name="publishers", weight=OUTLETS, value=math.log2(publishers), counted=publishers)
    yield RankPart(name="recency", weight=RECENCY, value=mean if age is None else freshness(age), counted=age)
    if one.watched:
        groups = tuple(mark.group for mark in one.watched)
        yield RankPart(name="watch", weight=WATCHED, value=1.0, counted=len(groups), called=groups)
    place = heading_of(one, articles, headings)
    if place < len(headings):
        yield RankPart(name="section", weight=HEADED, value=1.0, called=(headings[place].title,))


def freshness(days: int) -> float:
    """Give 1 for a story of the day, half of it for each two days before."""
    return math.exp2(-days / HALVED)


def days_old(story: Story, articles: Mapping[ArticleId, Article], day: dt.date) -> int | None:
    """Give the days from the latest known date of a story to `day`, none below 0; None where no day is known."""
    moments = [moment for name in story.articles if (moment := articles[name].published.instant)]
    if not moments and (stated := story.when.instant):
        moments = [stated]
    return max(0, (day - max(moments).date()).days) if moments else None


def recency(story: Story, articles: Mapping[ArticleId, Article], day: dt.date) -> float | None:
    """Give the freshness of a story; None where no day is known."""
    age = days_old(story, articles, day)
    return None if age is None else freshness(age)
