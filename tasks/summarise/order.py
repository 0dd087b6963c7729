"""The order in which chosen sentences are read.

The text that gave the headline comes first if its opening was chosen: a reader goes from the headline to the sentence
that bears it out, and what another text says of the background comes after it. An opening that leans on something
("his excellency said …") begins no summary. The others follow in the order of their best sentence. Inside a text its
own order holds, so that what leans on a sentence follows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.summarise.pool import Candidate


def reading_order(chosen: Sequence[Candidate], *, head: int) -> list[Candidate]:
    """Put candidates, given in the order of choice, into the order of reading; `head` is the headline's text."""
    turn = {head: -1} if any(_opens(one, head) for one in chosen) else {}
    for one in chosen:
        turn.setdefault(one.text, len(turn))
    return sorted(chosen, key=lambda one: (turn[one.text], one.sentence.index))


def _opens(one: Candidate, head: int) -> bool:
    return one.text == head and one.first and one.opening == "plain"
