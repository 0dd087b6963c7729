"""What dates say about two articles telling one event: the publication window, and the dates that texts state.

Publication dates, where both are known, decide first: more than three days apart is another event (og2021 B-cubed 71
to 78, its Arabic part 77 to 85; worth more than every change to the text score together). Where texts state dates, a
shared day makes a match more likely and clashing ones less; among undated files with the same actors this is what
tells one visit from the next, for their words do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tasks.model import Article

    Day = tuple[int | None, int, int]  # year, month, day
    Month = tuple[int | None, int]

WINDOW = 3.0  # days between publications: 2 gives 79/61 on og2021, 3 gives 78/63, 5 gives 76/59
EARLY = 3  # sentences in which a stated day is taken for the event's: further down it is background
SHARED = 1.35  # factor for a stated day in common: with 1.2 the seeds' margin falls from .094 to .062
CLASH = 0.5  # factor for stated dates of which none agree: with .7 it falls as far

Reason = Literal["publication dates", "stated dates", ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The dates of one article as far as they are known."""

    published: float | None  # days since 1970
    days: frozenset[Day]  # every day and month that it states
    months: frozenset[Month]  # every month that it states as more than background
    early: frozenset[Day]  # the days stated in title or lead


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the dates of two articles do to their score."""

    factor: float = 1.0
    vetoed: bool = False
    reason: Reason = ""


NO_SAY = Verdict()


def dates(article: Article) -> Dates:
    """Read the dates of `article`; a stated day without a year takes that of a publication just after it."""
    instant = article.published.instant
    lead = article.sentences[min(EARLY, len(article.sentences)) - 1].end if article.sentences else 0
    days: set[Day] = set()
    months: set[Month] = set()
    early: set[Day] = set()
    for mention in article.mentions:
        if mention.kind not in {"absolute", "current"} or mention.when.month is None:
            continue
        months.add((mention.when.year, mention.when.month))
        if mention.when.day is not None:
            day = (mention.when.year, mention.when.month, mention.when.day)
            days.add(day)
            if mention.kind == "absolute" and (mention.when.start is None or mention.when.start < lead):
                early.add(day)
    return Dates(
        published=None if instant is None else instant.timestamp() / 86400,
        days=frozenset(days),
        months=frozenset(months),
        early=frozenset(early),
    )


def compare(one: Dates, two: Dates) -> Verdict:
    """Judge two articles by their dates alone."""
    known = one.published is not None and two.published is not None
    if one.published is not None and two.published is not None and abs(one.published - two.published) > WINDOW:
        return Verdict(vetoed=True, reason="publication dates")
    if any(_agree(left, right) for left in one.days for right in two.days):
        return Verdict(factor=SHARED)
    if known:
        return NO_SAY
    if _apart(one.early, two.early):
        return Verdict(vetoed=True, reason="stated dates")
    if one.months and two.months and not any(_agree(left, right) for left in one.months for right in two.months):
        return Verdict(factor=CLASH, reason="stated dates")
    return NO_SAY


def _agree(left: tuple[int | None, ...], right: tuple[int | None, ...]) -> bool:
    """Tell whether two partial dates can be the same: equal, or the year of one unknown."""
    return left[1:] == right[1:] and (left[0] is None or right[0] is None or left[0] == right[0])


def _apart(one: frozenset[Day], two: frozenset[Day]) -> bool:
    """Tell whether both leads state full days, and none within the window of one of the other's."""
    left = [date(year, month, day) for year, month, day in one if year is not None]
    right = [date(year, month, day) for year, month, day in two if year is not None]
    near = timedelta(days=WINDOW)
    return bool(left and right) and not any(abs(a - b) <= near for a in left for b in right)
