"""Walking down a ranking: what is taken, what is refused as said already, and when it is enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tasks.model import ArticleId
    from tasks.summarise.pool import Candidate, Pool


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How long a summary may be: in sentences, or in words. Words are for comparing methods at equal length."""

    sentences: int = 0
    words: float = 0.0

    def wants(self, *, words: int, more: int) -> bool:
        """Tell whether a sentence of `more` words brings a summary of `words` words nearer to the budget."""
        return not self.words or abs(words + more - self.words) < abs(words - self.words)

    def full(self, *, sentences: int) -> bool:
        """Tell whether there are sentences enough."""
        return bool(self.sentences) and sentences >= self.sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What holds behind every method's ranking.

    `cap` refuses a sentence as like as that to one chosen already; `soft` times that likeness is taken off before;
    sentences whose opening is in `leaning` are taken only right after the one before them, unless they are the first.
    `own` is what likeness counts inside one text. `repeats` tells of two candidates so much alike whether they say one
    thing although that is under the cap.
    """

    cap: float
    soft: float
    leaning: frozenset[str]
    own: float = 1.0
    repeats: Callable[[Candidate, Candidate, float], bool] = lambda *_: False

    def likeness(self, one: Candidate, other: Candidate, likeness: float) -> float:
        """Give how much one candidate repeats another; 1 where they say one thing."""
        likeness *= self.own if one.text == other.text else 1.0
        return 1.0 if likeness < self.cap and self.repeats(one, other, likeness) else likeness


def pick(pool: Pool, scores: Sequence[float], budget: Budget, habits: Habits) -> list[int]:
    """Choose candidates, greedily, by score; give their numbers in the order of choice.

    Ties go to the smaller article id, then to the earlier sentence, which is the order of the pool.
    """
    left = list(range(len(pool.candidates)))
    likest = [0.0] * len(left)  # to anything chosen
    places = {one.name for one in pool.candidates if one.first}
    chosen: list[int] = []
    words = 0
    while left and not budget.full(sentences=len(chosen)):
        left.sort(key=lambda number: (habits.soft * likest[number] - scores[number], number))
        best = next((number for number in left if _stands(pool, number, habits, places)), None)
        if best is None:
            break
        left.remove(best)
        found = pool.candidates[best]
        if not budget.wants(words=words, more=found.sentence.words):
            continue
        chosen.append(best)
        words += found.sentence.words
        places.add((found.article, found.sentence.index + 1))
        for other, likeness in pool.near[best].items():
            likest[other] = max(likest[other], habits.likeness(found, pool.candidates[other], likeness))
        left = [number for number in left if likest[number] < habits.cap]
    return chosen


def _stands(pool: Pool, number: int, habits: Habits, places: set[tuple[ArticleId, int]]) -> bool:
    """Tell whether a sentence can be read where it would stand: `places` are where an antecedent is at hand."""
    found = pool.candidates[number]
    return found.opening not in habits.leaning or found.name in places
