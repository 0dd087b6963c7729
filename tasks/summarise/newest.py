"""Which sentences tell a state that another text has overtaken: four dead where there are eight, a vote to come.

Two things must hold: the sentences are alike enough to be about one thing, and they tell different states of it. Which
is the newer one is told by the times of the two texts, where these lie far enough apart; where they do not, only the
dead tell it, because their number grows. The larger number must then head its text: further down stands what happened
in other years.

Most events have no number: a tanker is seized, then released. There the openings tell it. What opens a text hours
later, plainly and about the same, is what has come of it, and the earlier opening is yesterday's news.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import datetime

    from tasks.languages.states import State
    from tasks.model import When
    from tasks.summarise.pool import Candidate, Pool

LIKE = 0.13  # alike enough to be about one thing
FIRST = 0.05  # the same of two first sentences: both tell the event that the texts are about
COUNTED = 0.02  # one word of the event beside one number of dead
AGAIN = 0.08  # of two openings a turn apart; at .13 a strike that began stands beside its end
SAID = 0.5  # alike enough to say the same, as in `also`
ALIKE = 0.2  # alike enough that a number of the same noun counts the same
# seconds: a turn of a newsroom; 3 to 6 hours choose the same in 41 stories, at 9 more old states are told
TURN = 6 * 3600.0
LAG = 3600.0  # seconds: one feed brings within half an hour what another had at once


def later(one: datetime | None, other: datetime | None, *, by: float = LAG) -> bool:
    """Tell whether the second of two texts is known to have appeared clearly after the first."""
    return one is not None and other is not None and (other - one).total_seconds() >= by


def outdated(pool: Pool, number: int, essays: Container[int] = ()) -> bool:
    """Tell whether another text tells a newer state of what this candidate tells.

    Of `essays`, the texts of comment, only what they count does: their words are late without being news.
    """
    mine = pool.candidates[number]
    return any(
        likeness >= (FIRST if mine.first and pool.candidates[other].first else LIKE)
        and overtakes(pool, number, other, likeness=likeness, counted=pool.candidates[other].text in essays)
        for other, likeness in sorted(pool.near[number].items())
    )


def repeats(one: Candidate, other: Candidate, likeness: float) -> bool:
    """Tell whether sentences of two texts, so much alike, tell one figure: as many dead, as much of one thing."""
    if one.text == other.text or likeness < COUNTED:
        return False
    if one.state.dead and one.state.dead == other.state.dead:
        return True
    return likeness >= LIKE and bool(one.state.figures & other.state.figures)


def overtakes(pool: Pool, number: int, rival: int, *, likeness: float, counted: bool = False) -> bool:
    """Tell whether `rival` tells a newer state of the thing than `number`, being so much alike; `counted` by count."""
    one, other = pool.candidates[number], pool.candidates[rival]
    mine, theirs = pool.times[one.text], pool.times[other.text]
    if one.text == other.text or later(theirs, mine):
        return False
    if theirs is not None and later(mine, theirs):
        if parted(one.state, other.state) or (likeness >= ALIKE and differing(one.state, other.state)):
            return True
        return not counted and (
            moved_on(pool, one, other, theirs) or (later(mine, theirs, by=TURN) and retold(one, other, likeness))
        )
    return other.first and more_dead(one.state, other.state) and not knows(pool, one.text, other.state)


def retold(one: Candidate, other: Candidate, likeness: float) -> bool:
    """Tell whether the opening of a later text tells what came of that with which an earlier one opens.

    It is about the same, not in the same words, and states none of the first one's dead.
    """
    if not (one.first and other.first and AGAIN <= likeness < SAID) or other.opening != "plain":
        return False
    return not one.state.ahead and not other.state.ahead and not one.state.dead & other.state.numbers


def moved_on(pool: Pool, one: Candidate, other: Candidate, until: datetime) -> bool:
    """Tell whether the second sentence tells of something done what the first announces."""
    return soon(pool, one, until) and not other.state.ahead and other.opening != "comment"


def parted(before: State, after: State) -> bool:
    """Tell whether two states count other numbers of dead, the first not a part that the second states too."""
    return bool(before.dead and after.dead and not before.dead & (after.dead | after.numbers))


def knows(pool: Pool, text: int, state: State) -> bool:
    """Tell whether a text itself counts as many dead: then its other numbers are parts of them."""
    most = max(map(float, state.dead))
    return any(
        one.text == text and one.state.dead and max(map(float, one.state.dead)) >= most for one in pool.candidates
    )


def differing(one: State, other: State) -> bool:
    """Tell whether both count one thing, and neither states the other's number of it in any way."""
    for what in sorted({what for what, _ in one.figures} & {what for what, _ in other.figures}):
        mine, theirs = _count(one, what), _count(other, what)
        if not mine & other.numbers and not theirs & one.numbers:
            return True
    return False


def _count(state: State, what: str) -> set[str]:
    return {number for counted, number in state.figures if counted == what}


def more_dead(one: State, other: State) -> bool:
    """Tell whether the second state counts more dead, and does not state the first one's number too, as a part."""
    return parted(one, other) and max(map(float, one.dead)) < max(map(float, other.dead))


def soon(pool: Pool, candidate: Candidate, until: datetime) -> bool:
    """Tell whether a sentence announces something that may have come by `until`: no later date is named for it."""
    if not candidate.state.ahead:
        return False
    published = pool.readings[candidate.text].article.published
    named = candidate.language.mentions(candidate.sentence.text)
    return not any(_after(candidate.language.resolve(one, published), until) for one in named)


def _after(named: When, until: datetime) -> bool:
    """Tell whether a date lies after a day; a month or year without a day is taken to its end, and without a year."""
    if named.year is None:
        return named.month is not None
    return (named.year, named.month or 12, named.day or 31) > (until.year, until.month, until.day)
