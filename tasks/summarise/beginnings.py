"""Where a text begins to tell the event: at its first sentence, further down, or not at all.

A report opens with what happened and says on which day; the openings of other texts and its own title are like it. A
feature opens with a scene, an account with its history, a column with a verdict: no day is named, and neither another
opening nor the title says the same. Of 149 openings that bring news, in 48 stories, 96 name a day near that of their
publication, of 41 that are comment or background none; of the others 47 of 53 and 6 of 41 are as like as `LIKE` asks.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tasks.languages.headings import asks
from tasks.summarise.features import cosine, vector

if TYPE_CHECKING:
    from tasks.model import When
    from tasks.summarise.pool import Candidate, Pool

DEPTH = 5  # sentences in which the event must have been told; 3 to 8 choose the same
LIKE = 0.2  # to another text's opening and its own title together; .2 to .25 choose the same within one point of 390
NEAR = 4  # days from publication: a weekday, yesterday, a match on Saturday told on Tuesday


def begun(pool: Pool) -> list[int | None]:
    """Give for each text the rank of the first sentence that tells the event; None where none of the first few does.

    Where no text has one, nothing sets them apart, and each begins with its first.
    """
    found: list[int | None] = [None] * len(pool.readings)
    ruled = {one.text for one in pool.candidates if one.first and one.opening == "comment"}
    for number, one in sorted(enumerate(pool.candidates), key=lambda pair: pair[1].rank):
        if one.rank < DEPTH and found[one.text] is None and one.text not in ruled and tells(pool, number):
            found[one.text] = one.rank
    return found if any(rank is not None for rank in found) else [0] * len(found)


def tells(pool: Pool, number: int) -> bool:
    """Tell whether a sentence tells the event: like another text's opening and its title, or first and of that day.

    Further down a day proves nothing: "the decision came in a meeting yesterday" follows the decision.
    """
    one = pool.candidates[number]
    if one.opening in {"comment", "quote"}:
        return False
    return (one.first and dated(pool, one)) or likeness(pool, number) >= LIKE


def likeness(pool: Pool, number: int) -> float:
    """Give how like a sentence is to the likest opening of another text, and to its own title unless that asks."""
    one = pool.candidates[number]
    others = pool.candidates
    best = max(
        (like for other, like in pool.near[number].items() if others[other].first and others[other].text != one.text),
        default=0.0,
    )
    reading = pool.readings[one.text]
    if asks(reading.article.title, reading.language):
        return best
    return best + cosine(vector(one.sentence.stems, pool.weights), vector(reading.title, pool.weights))


def dated(pool: Pool, one: Candidate) -> bool:
    """Tell whether a sentence names a day near that of its publication; where that is unknown, a weekday is near."""
    published = pool.readings[one.text].article.published
    mentions = one.language.mentions(one.sentence.text)
    if not published.known:
        return any(mention.kind == "relative" for mention in mentions)
    return any(_near(one.language.resolve(mention, published), published) for mention in mentions)


def _near(named: When, published: When) -> bool:
    one, other = _day(named), _day(published)
    return one is not None and other is not None and abs((one - other).days) <= NEAR


def _day(when: When) -> dt.date | None:
    if when.year is None or when.month is None or when.day is None:
        return None
    return dt.date(when.year, when.month, when.day)
