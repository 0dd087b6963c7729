"""A story by several outlets: place in each text, support by the other texts, event before comment, newest state.

What counts is the cap on likeness: without one, half of what is chosen repeats the rest. Between two texts it stands at
.22: of 27 pairs of first sentences that tell one fact all are that much alike, of other pairs of the same stories 2 %
(first sentences of different facts: 16 %). The soft cap is for stories of many texts, whose first sentences all state
the event: words that all of them have weigh little, so that two such sentences stay under the cap. The other weights
sit on plateaus: support .5 to .7, time .3 to .6, penalties by a half (docs/quality.md, "Sentences of a story").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.languages.headings import asks
from tasks.summarise.features import place, support
from tasks.summarise.newest import later, outdated, repeats, soon
from tasks.summarise.picking import Habits
from tasks.summarise.quotes import torn

if TYPE_CHECKING:
    from datetime import datetime

    from tasks.summarise.pool import Candidate, Pool

SUPPORT = 0.6
TIME = 0.3
PENALTIES = {"comment": 0.4, "bare": 0.3, "quote": 0.3, "open": 0.2, "speech": 0.1}
LONE = 0.3  # more, if no other text reports it: a speech that all report is the event, one that one reports is a voice
VOICES = frozenset({"comment", "speech"})
SPAN = 3 * 3600.0  # seconds: texts nearer together than this report one state
OLD = 0.5
AHEAD = 0.3  # of what an early text says will come, or goes on: it may have come, or ended
ESSAY = 0.4  # of what only a text of comment says: as much as comment itself
TORN = 0.2  # half a quotation reads badly: as much as an opener that leans
OWN = 0.5  # a text shares its names from sentence to sentence and does not repeat itself
HABITS = Habits(cap=0.22, soft=1.5, leaning=frozenset({"open", "bare", "quote"}), own=OWN, repeats=repeats)


def scores(pool: Pool) -> list[float]:
    """Score the candidates of a story: P + 0.6 U + 0.3 T - penalties - 0.5 if another text tells a newer state.

    T counts only where something was overtaken, and never for a text of comment, which is always late.
    """
    supports = support([one.text for one in pool.candidates], pool.near, len(pool.readings))
    hearing = heard(pool, supports)
    old = [outdated(pool, number) for number in range(len(pool.candidates))]
    # what is late in a story that stands still is aside
    times = recency(pool) if any(old) else [None] * len(pool.times)
    essays = commenting(pool)
    last = max((when for when, essay in zip(pool.times, essays, strict=True) if when and not essay), default=None)
    found = []
    for one, supported, overtold in zip(pool.candidates, supports, old, strict=True):
        score = (
            place(one.rank, pool.eligible[one.text])
            + SUPPORT * supported
            + TIME * (0.0 if essays[one.text] else times[one.text] or 0.0)
        )
        score -= penalty(one.opening, supported, hearing[one.text])
        score -= ESSAY * (1 - supported) if essays[one.text] else 0.0
        score -= AHEAD if overtaken(pool, one, last) else 0.0
        score -= TORN if torn(one.sentence.text) else 0.0
        found.append(score - OLD if overtold else score)
    return found


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


def commenting(pool: Pool) -> list[bool]:
    """Tell for each text whether its first sentence is comment, or its title asks: then all of it most likely is."""
    first = {one.text: one.opening for one in pool.candidates if one.first}
    return [
        first.get(text) == "comment" or asks(reading.article.title, reading.language)
        for text, reading in enumerate(pool.readings)
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
