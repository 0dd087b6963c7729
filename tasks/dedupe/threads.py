"""One subject, several events: stories that share actors and words but were kept apart form a thread.

Two stories are on one subject when their texts are close, dates left aside, and they share at least two names that
are not everywhere in the window; stories gather into a thread by average link, so that one story with two subjects
does not chain what has nothing in common.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.dedupe.linkage import link

if TYPE_CHECKING:
    from collections.abc import Iterable

SUBJECT = 0.11  # mean text score between stories: a day of 1,438 articles gives few threads, the seeds one
NAMES = 3  # of a thread's label
ACTING = 2  # times that a name is written in a story to act in it: once may be an aside
ACTORS = 2  # names in common: with one, everything that a capital does becomes one thread
EVERYWHERE = 0.05  # share of the window that holds a name which tells no subject: a reader's own country
FEW = 10  # items that a name of a small window may stand in all the same


def rare(held: int, items: int) -> bool:
    """Tell whether a name that `held` of `items` hold can tell a subject."""
    return held <= max(FEW, EVERYWHERE * items)


def subjects(count: int, close: Iterable[tuple[int, int, float]]) -> list[list[int]]:
    """Gather `count` stories by their scored pairs; give those that found company."""
    return [members for members in link(count, close, SUBJECT).members if len(members) > 1]
