"""Sentences of several texts that give other figures for one thing, to be read side by side; none is judged.

Two sentences are versions of one statement where they are alike at .35 and each has a number that the other lacks, or
where they count other numbers of dead and are alike enough to tell of one event. Of 19 pairs of our own writing that
are one statement with other figures, all are found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.summarise.also import conflict
from tasks.summarise.newest import FIRST, parted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tasks.summarise.pool import Candidate, Pool

VERSION = 0.35  # of six labelled versions of a day all are that much alike; below, other events come in


def version(one: Candidate, other: Candidate, likeness: float) -> bool:
    """Tell whether two sentences of different texts, so much alike, are one statement with other figures."""
    if one.text == other.text or one.language.code != other.language.code or other.opening == "bare":
        return False
    if likeness >= FIRST and one.first and other.first and parted(one.state, other.state):
        return True
    return likeness >= VERSION and conflict(one.language, one.sentence.text, other.sentence.text)


def versions(pool: Pool, number: int) -> tuple[Candidate, ...]:
    """Give the likest version of a chosen candidate from each text that has one, with it, in the order of the story."""
    chosen = pool.candidates[number]
    best: dict[int, tuple[float, Candidate]] = {}
    for rival, likeness in sorted(pool.near[number].items()):
        other = pool.candidates[rival]
        if likeness > best.get(other.text, (0.0,))[0] and version(chosen, other, likeness):
            best[other.text] = (likeness, other)
    found = {chosen.text: chosen} | {text: other for text, (_, other) in best.items()}
    return tuple(found[text] for text in sorted(found)) if best else ()


def rows(pool: Pool, numbers: Iterable[int]) -> list[tuple[Candidate, ...]]:
    """Give the versions of each chosen candidate that has some; sentences that stand in one row make no other."""
    found: dict[frozenset[object], tuple[Candidate, ...]] = {}
    for number in numbers:
        row = versions(pool, number)
        found.setdefault(frozenset(one.name for one in row), row)
    return [row for names, row in found.items() if row and not any(names < other for other in found)]
