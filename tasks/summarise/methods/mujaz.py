"""Our own method: for one text lead with a little centrality, for a story place, support and penalties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.summarise import single, story
from tasks.summarise.methods.protocol import Method

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.summarise.pool import Pool


def rank(pool: Pool) -> Sequence[float]:
    """Score the candidates of one distinct text, or of several."""
    return single.scores(pool) if len(pool.readings) == 1 else story.scores(pool)


METHODS = {"mujaz": Method(rank=rank, to_scale=True)}
