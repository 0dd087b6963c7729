"""A story by several outlets: place in each text, support by the other texts, event before comment, newest state.

What counts is the cap on likeness: without one, half of what is chosen repeats the rest. Between two texts it stands at
.22: of 27 pairs of first sentences that tell one fact all are that much alike, of other pairs of the same stories 2 %
(first sentences of different facts: 16 %). The soft cap is for stories of many texts, whose first sentences all state
the event: words that all of them have weigh little, so that two such sentences stay under the cap. The other weights
sit on plateaus: support .4 to .6, time .2 to .35, penalties by a half (docs/quality.md, "Sentences of a story").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.languages.headings import asks
from tasks.summarise.beginnings import begun
from tasks.summarise.features import place, support
from tasks.summarise.newest import later, outdated, repeats, soon
from tasks.summarise.picking import Habits
from tasks.summarise.quotes import torn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from tasks.summarise.pool import Candidate, Pool

SUPPORT = 0.5
TIME = 0.3
PENALTIES = {"comment": 0.4, "bare": 0.3, "quote": 0.3, "open": 0.2, "speech": 0.1}
LONE = 0.3  # more, if no other text reports it: a speech that all report is the event, one that one reports is a voice
VOICES = frozenset({"comment", "speech"})
SPAN = 3 * 3600.0  # seconds: texts nearer together than this report one state
OLD = 0.5
AHEAD = 0.3  # of what an early text says will come, or goes on: it may have come, or ended
ESSAY = 0.4  # of what only a text of comment says: as much as comment itself
ASIDE = 0.5  # before a text begins to tell the event; .5 to .7 choose the same, at .3 a scene comes third
# for each ten words up to `TENS`: a short sentence more often fills up. In tens, so that of two openings that say one
# thing it is not the wordier one that is told; .05 to .15 choose the same within five points of 390
TEN = 0.1
TENS = 3
TORN = 0.2  # half a quotation reads badly: as much as an opener that leans
OWN = 0.5  # a text shares its names from sentence to sentence and does not repeat itself
HABITS = Habits(cap=0.22, soft=1.5, leaning=frozenset({"open", "bare", "quote"}), own=OWN, repeats=repeats)


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What is known of a story's texts, each by its number, and when the last one that reports appeared."""

    starts: Sequence[int | None]  # as `begun` gives
    essays: Sequence[bool]
    times: Sequence[float | None]  # as `recency` gives; None for all where nothing was overtaken
    hearing: Sequence[float]
    last: datetime | None


def scores(pool: Pool) -> list[float]:
    """Score the candidates of a story: P + 0.5 U + 0.3 T + 0.1 L - penalties - 0.5 if a text tells a newer state.

    T counts only where something was overtaken, and never for a text of comment, which is always late: in a story that
    stands still what is late is aside. L is the sentence's tens of words.
    """
    supports = support([pool.voices[one.text] for one in pool.candidates], pool.near, len({*pool.voices}))
    starts = begun(pool)
    essays = commenting(pool, starts)
    quiet = {text for text, essay in enumerate(essays) if essay}
    old = [outdated(pool, number, quiet) for number in range(len(pool.candidates))]
    texts = Texts(
        starts=starts,
        essays=essays,
        times=recency(pool) if any(old) else [None] * len(pool.times),
        hearing=heard(pool, supports),
        last=max((when for when, essay in zip(pool.times, essays, strict=True) if when and not essay), default=None),
    )
    return [
        worth(pool, one, supported, texts) - against(pool, one, supported, texts) - (OLD if overtold else 0.0)
        for one, supported, overtold in zip(pool.candidates, supports, old, strict=True)
    ]


def worth(pool: Pool, one: Candidate, supported: float, texts: Texts) -> float:
    """Give what speaks for a sentence: its place, its support, how late and how long it is."""
    lateness = 0.0 if texts.essays[one.text] else texts.times[one.text] or 0.0
    at = place(one.rank, pool.eligible[one.text])
    return at + SUPPORT * supported + TIME * lateness + TEN * min(one.sentence.words // 10, TENS)


def against(pool: Pool, one: Candidate, supported: float, texts: Texts) -> float:
    """Give what speaks against a sentence: how it opens, what its text is, and what may have come of it."""
    return (
        penalty(one.opening, supported, texts.hearing[one.text])
        + (ESSAY * (1 - supported) if texts.essays[one.text] else 0.0)
        + (ASIDE if one.rank < (texts.starts[one.text] or 0) else 0.0)
        + (AHEAD if overtaken(pool, one, texts.last) else 0.0)
        + (TORN if torn(one.sentence.text) else 0.0)
    )


def heard(pool: Pool, supports: list[float]) -> list[float]:
    """Give for each text the best support of what follows its first sentence.

    Where nothing of that has any, the other texts are too short for their silence to mean something.
    """
    best = [0.0] * len(pool.readings)
    for one, supported in zip(pool.candidates, supports, strict=True):
        if one.rank:
            best[one.text] = max(best[one.text], supported)
    return best


def penalty(opening: str, supported: float, hearing: float) -> float:
    """Give what the opening of a sentence costs it, with its support U and what `heard` gives for its text."""
    lone = LONE * (1 - supported) * hearing if opening in VOICES else 0.0
    return PENALTIES.get(opening, 0.0) + lone


def overtaken(pool: Pool, one: Candidate, last: datetime | None) -> bool:
    """Tell whether by the time of the `last` report what a sentence announces may have come, or what goes on ended."""
    return last is not None and later(pool.times[one.text], last) and (one.state.going or soon(pool, one, last))


def commenting(pool: Pool, starts: Sequence[int | None]) -> list[bool]:
    """Tell for each text whether it nowhere tells the event, or its title asks: then all of it most likely is comment.

    `starts` is what `begun` gives: None for a text whose first sentence is comment too.
    """
    return [
        start is None or asks(reading.article.title, reading.language)
        for start, reading in zip(starts, pool.readings, strict=True)
    ]


def recency(pool: Pool) -> list[float | None]:
    """Give when each text appeared, 0 for the first and 1 for the last; None where it is not known or tells nothing.

    A text without a time among texts with one gets .5: neither rewarded nor punished.
    """
    stamps = [when.timestamp() if when else None for when in pool.times]
    known = [stamp for stamp in stamps if stamp is not None]
    if len(known) < 2 or max(known) - min(known) < SPAN:
        return [None] * len(stamps)
    start, width = min(known), max(known) - min(known)
    return [0.5 if stamp is None else (stamp - start) / width for stamp in stamps]
