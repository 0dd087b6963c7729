"""How the groups of a window stand to each other: the mean of their texts, and what dates said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from tasks.dedupe.linkage import THRESHOLD, UNSCORED
from tasks.dedupe.weights import DIGITS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tasks.dedupe.pairs import Pairs

CLOSE = 0.045  # half of what makes a subject: pairs of stories from here on are kept (`threads.SUBJECT`)

Kept = Literal[
    "below threshold", "publication dates", "stated dates", "average below threshold", "headlines, actors or figures"
]


class Near(NamedTuple):
    """The closest other group by its number, the mean score of the texts, and what kept the two apart."""

    place: int
    score: float
    reason: Kept


class Close(NamedTuple):
    """Two groups, the lower first, and the mean score of their texts."""

    one: int
    two: int
    mean: float


class Relations(NamedTuple):
    """How groups stand to each other."""

    near: Mapping[int, Near]  # by group; ties go to the lower
    close: Sequence[Close]  # ascending


@dataclass(slots=True)
class Relation:
    """Two groups: the scores across them, gathered pair by pair."""

    pairs: int = 0
    text: float = 0.0  # sum over the scored pairs
    best: float = -1.0  # highest score after dates
    published: int = 0  # pairs of which publication dates said no
    stated: int = 0  # pairs of which stated dates did

    def mean(self, across: int) -> float:
        """Give the mean text score over all `across` pairs, those nobody scored included."""
        return round((self.text + (across - self.pairs) * UNSCORED) / across, DIGITS)

    def verdict(self, mean: float) -> Kept:
        """Say what kept the two groups apart, whose texts score `mean`."""
        if 2 * (self.published + self.stated) >= self.pairs:
            return "publication dates" if self.published >= self.stated else "stated dates"
        if self.best >= THRESHOLD:
            return "average below threshold"
        return "headlines, actors or figures" if mean >= THRESHOLD else "below threshold"


def relations(pairs: Pairs, home: Sequence[int], sizes: Sequence[int]) -> Relations:
    """Gather the scored pairs between groups; `home` gives the group of each item, `sizes` how many each group has."""
    found: dict[tuple[int, int], Relation] = {}
    for pair in pairs:
        one, two = home[pair.one], home[pair.two]
        if one == two:
            continue
        relation = found.setdefault((one, two) if one < two else (two, one), Relation())
        relation.pairs += 1
        relation.text += pair.text
        relation.best = max(relation.best, pair.score)
        relation.published += pair.reason == "publication dates"
        relation.stated += pair.reason == "stated dates"
    near: dict[int, Near] = {}
    close = []
    for (one, two), relation in sorted(found.items(), key=lambda item: item[0]):
        mean = relation.mean(sizes[one] * sizes[two])
        if mean >= CLOSE:
            close.append(Close(one, two, mean))
        for group, other in ((one, two), (two, one)):
            if group not in near or mean > near[group].score:
                near[group] = Near(other, mean, relation.verdict(mean))
    return Relations(near, close)
