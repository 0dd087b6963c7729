"""The order in which chosen sentences are read.

The texts follow one another in the order of their best sentence, so that the summary begins with what was chosen
first; inside a text its own order holds, so that what leans on a sentence follows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.summarise.pool import Candidate


def reading_order(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Put candidates, given in the order of choice, into the order of reading."""
    turn: dict[int, int] = {}
    for one in chosen:
        turn.setdefault(one.text, len(turn))
    return sorted(chosen, key=lambda one: (turn[one.text], one.sentence.index))
