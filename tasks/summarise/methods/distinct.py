"""How a method that knows nothing of texts and places rates a pool: each distinct sentence once, by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tasks.summarise.pool import Candidate, Pool


def rate(pool: Pool, rating: Callable[[Sequence[Candidate]], Sequence[float]], *, most: int) -> list[float]:
    """Score a pool: each sentence once (sumy's ratings go by its text), the copies with it.

    Args:
        pool: What is scored.
        rating: Rates distinct sentences, given in the order of texts and places; nothing where it cannot.
        most: How many sentences it is given. Those beyond keep their place in the text and come after all others.

    """
    by_place = sorted(range(len(pool.candidates)), key=lambda n: (pool.candidates[n].rank, pool.candidates[n].text))
    once: dict[str, int] = {}
    for number in by_place:
        once.setdefault(pool.candidates[number].sentence.text, number)
    part = sorted(list(once.values())[:most], key=lambda n: (pool.candidates[n].text, pool.candidates[n].rank))
    scores = {number: -1e9 - place for place, number in enumerate(by_place)}
    scores |= dict(zip(part, rating([pool.candidates[number] for number in part]), strict=False))
    return [scores[once[one.sentence.text]] for one in pool.candidates]
