"""Stories compared by the vectors of a model that the user plugged in: what is near beyond chance, and who is nearest.

Models differ in how alike they find strangers, so that a bare cosine has no scale: what two languages' stories have in
common on average counts as nothing, the same direction as 1.
"""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from tasks.dedupe.weights import DIGITS, PSEUDO

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tasks.dedupe.profiles import Profile

STRANGERS = 0.2  # cosine of two strangers before a window has told: most models lie between 0 and .3
AROUND = 30  # nearest stories of a language that are looked at for one that is near in time
ROWS = 256  # stories compared at once: bounds the memory

Languages = tuple[str, str]


def chances(profiles: Sequence[Profile]) -> Mapping[Languages, float]:
    """Give the mean cosine between the stories of each two languages; pseudo-pairs steady it in a small window."""
    spoken: dict[str, list[Sequence[float]]] = {}
    for profile in profiles:
        spoken.setdefault(profile.language, []).append(profile.meaning)
    sums = {language: [fsum(part) for part in zip(*mine, strict=True)] for language, mine in spoken.items()}
    return {
        (one, two): (_dot(sums[one], sums[two]) + PSEUDO * STRANGERS) / (len(spoken[one]) * len(spoken[two]) + PSEUDO)
        for one in spoken
        for two in spoken
        if one != two
    }


def meant(one: Profile, two: Profile, chance: Mapping[Languages, float]) -> float:
    """Give how near two stories are in meaning beyond chance, 0 to 1."""
    usual = chance[one.language, two.language]
    return round(max(0.0, (_dot(one.meaning, two.meaning) - usual) / (1 - usual)), DIGITS) if usual < 1 else 0.0


def nearest(profiles: Sequence[Profile]) -> Iterator[tuple[int, list[int]]]:
    """Give, for each story and each other language, the stories nearest in meaning, nearest first."""
    import numpy as np

    spoken: dict[str, list[int]] = {}
    for at, profile in enumerate(profiles):
        spoken.setdefault(profile.language, []).append(at)
    tables = {language: np.array([profiles[at].meaning for at in mine]) for language, mine in spoken.items()}
    for one, mine in spoken.items():
        for two, yours in spoken.items():
            if one == two:
                continue
            for start in range(0, len(mine), ROWS):
                found = np.round(tables[one][start : start + ROWS] @ tables[two].T, DIGITS)
                ranks = np.argsort(-found, axis=1, kind="stable")[:, :AROUND]
                for at, row in zip(mine[start : start + ROWS], ranks.tolist(), strict=True):
                    yield at, [yours[place] for place in row]


def _dot(one: Sequence[float], two: Sequence[float]) -> float:
    return fsum(map(float.__mul__, one, two))
