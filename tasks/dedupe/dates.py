"""What dates say about two articles telling one event: the publication window, and the dates that texts state.

Publication dates, where both are known, decide: more than three days apart is another event (og2021 B-cubed 71 to 78,
its Arabic part 77 to 85; worth more than every change to the text score together). Where one is unknown, a day that
both texts state makes a match more likely, and clashing times of writing or of the event less; among undated files
with the same actors this tells one visit from the next, for their words do not.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tasks.model import Article, Mention

    Day = tuple[int | None, int, int]  # year, month, day
    Month = tuple[int | None, int]

WINDOW = 3.0  # days between publications: 2 gives 79/61 on og2021, 3 gives 78/63, 5 gives 76/59
LATER = 0.15  # less a day beyond the first, for most reports of an event come within one: og2021 78/65 to 79/66, its
# Arabic part 85/72 to 86/73, the rest unchanged; from the first hour on it costs basil two points
SHARED = 1.5  # factor for a stated day in common: with 1.35 the seeds' margin falls from .086 to .065; no set moves
CLASH = 0.5  # factor for times that do not agree: with .7 it falls as far
FAMOUS = 10  # articles that state a day, beyond which it says nothing: every text on a war names the day it began

Reason = Literal["publication dates", "stated dates", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The dates of one article as far as they are known."""

    published: float | None  # days since 1970
    days: frozenset[Day]  # every day of a month that it states
    early: frozenset[Day]  # those stated in title or lead
    months: frozenset[Month]  # those of `early`, and that of the writing: "this September", wherever it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the dates of two articles do to their score."""

    factor: float = 1.0
    vetoed: bool = False
    reason: Reason = ""


NO_SAY = Verdict()


def dates(article: Article) -> Dates:
    """Read the dates of `article`."""
    instant = article.published.instant
    published = None if instant is None else instant.timestamp() / 86400
    if not article.mentions:
        return Dates(published=published, days=frozenset(), early=frozenset(), months=frozenset())
    dated = [mention for mention in article.mentions if mention.kind in {"absolute", "current"}]
    leading = article.early
    return Dates(
        published=published,
        days=frozenset(_days(dated)),
        early=frozenset(_days(leading)),
        months=frozenset(
            (mention.when.year, mention.when.month)
            for mention in dated
            if mention.when.month and (mention.kind == "current" or (mention.when.day and mention in leading))
        ),
    )


def telling(stated: Sequence[Dates]) -> list[Dates]:
    """Take from each article's days those that so many state that sharing one says nothing."""
    everywhere = famous(stated)
    return [without(one, everywhere) for one in stated]


def famous(stated: Iterable[Dates]) -> frozenset[tuple[int, int]]:
    """Give the days, by month and day, that so many state that sharing one says nothing."""
    held = Counter(day for one in stated for day in {day[1:] for day in one.days})
    return frozenset(day for day, times in held.items() if times > FAMOUS)


def without(one: Dates, everywhere: frozenset[tuple[int, int]]) -> Dates:
    """Take some days from those that an article states anywhere."""
    if not everywhere or everywhere.isdisjoint(day[1:] for day in one.days):
        return one
    return replace(one, days=frozenset(day for day in one.days if day[1:] not in everywhere))


def compare(one: Dates, two: Dates, *, own: bool = False) -> Verdict:
    """Judge two articles by their dates alone.

    Of two articles of one's `own` outlet whose leads name different days, each tells its day: the weather, a diary.
    """
    if own and one.early and two.early and not shared(one.early, two.early):
        return Verdict(vetoed=True, reason="stated dates")
    if one.published is not None and two.published is not None:
        return _days_later(abs(one.published - two.published))
    if shared(one.days, two.days):
        return Verdict(factor=SHARED)
    if _apart(one.early, two.early):
        return Verdict(vetoed=True, reason="stated dates")
    if one.months and two.months and not shared(one.months, two.months):
        return Verdict(factor=CLASH, reason="stated dates")
    return NO_SAY


def _days_later(apart: float) -> Verdict:
    """Judge two articles by the days between their publications."""
    if apart > WINDOW:
        return Verdict(vetoed=True, reason="publication dates")
    return Verdict(factor=1 - LATER * (apart - 1)) if apart > 1 else NO_SAY


def shared(one: frozenset[Day] | frozenset[Month], two: frozenset[Day] | frozenset[Month]) -> bool:
    """Tell whether two sets of partial dates hold one that can be the same: equal, or the year of one unknown."""
    if not one or not two:  # most articles state no day, and pairs are many
        return False
    return any(
        left[1:] == right[1:] and (left[0] is None or right[0] is None or left[0] == right[0])
        for left in one
        for right in two
    )


def _days(mentions: Iterable[Mention]) -> Iterable[Day]:
    for mention in mentions:
        if mention.when.month and mention.when.day:
            yield mention.when.year, mention.when.month, mention.when.day


def _apart(one: frozenset[Day], two: frozenset[Day]) -> bool:
    """Tell whether both leads state full days, and none within the window of one of the other's."""
    if not one or not two:
        return False
    left = [date(year, month, day) for year, month, day in one if year is not None]
    right = [date(year, month, day) for year, month, day in two if year is not None]
    near = timedelta(days=WINDOW)
    return bool(left and right) and not any(abs(a - b) <= near for a in left for b in right)
