"""When a story happened, as far as its articles say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tasks.model import UNKNOWN_DATE, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.model import Article


def happened(articles: Sequence[Article]) -> When:
    """Give the date of a story from its articles, ordered by time.

    The first publication where one is known; else the day that leads state, or that all of several texts state;
    else what is known of a publication; else the month of writing («17 سبتمبر الجاري» tells of the month only: the
    day is that of something earlier).
    """
    published = [article.published for article in articles if article.published.known]
    if published:
        return min(published, key=lambda when: (when.instant is None, when.instant))
    partial = [article.published for article in articles if article.published.precision != "unknown"]
    return _stated(articles) or next(iter(partial), None) or _month(articles) or UNKNOWN_DATE


def _stated(articles: Sequence[Article]) -> When | None:
    """Choose among the stated days: what most texts state, with its year, in a lead, early in the text."""
    stated = [(m, m in article.early) for article in articles for m in article.mentions if m.kind == "absolute"]
    if not stated:
        return None
    texts = Counter(
        day for a in articles for day in {(m.when.month, m.when.day) for m in a.mentions if m.kind == "absolute"}
    )
    fit = [
        (-texts[m.when.month, m.when.day], m.when.year is None, not leads, m.when.start or 0, m.when.iso, place)
        for place, (m, leads) in enumerate(stated)
        if m.when.day and m.when.month and (leads or texts[m.when.month, m.when.day] == len(articles) > 1)
    ]
    return stated[min(fit)[-1]][0].when if fit else None


def _month(articles: Sequence[Article]) -> When | None:
    """Give the month that the texts call their own."""
    current = [mention.when for article in articles for mention in article.mentions if mention.kind == "current"]
    months = [when for when in current if when.month]
    if not months:
        return None
    count = Counter(when.month for when in months)
    best = min(months, key=lambda when: (-count[when.month], when.month or 0, when.start or 0))
    return When(year=best.year, month=best.month, evidence="text", quote=best.quote, start=best.start, end=best.end)
