"""Which stories of two languages are each other's best, clearly ahead of the next, and by which score."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from tasks.dedupe.dates import compare
from tasks.dedupe.meaning import chances, meant, nearest
from tasks.dedupe.profiles import COUNTRIES, LETTERS, NUMBERS, SOUNDS
from tasks.dedupe.weights import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tasks.dedupe.profiles import Profile

THRESHOLD = 0.3  # og2021, own groups: .25 gives precision .81 recall .22, .3 gives .89/.20, .35 gives .92/.16
UNDATED = 0.4  # where one has no publication date, only the words stand between one visit and the next
CLEAR = 0.1  # ahead of the next best: without it .84/.20, for on one topic the next best is often as good
LEAST = 0.1  # of letters and sounds: a year and a country in common reach .4 without a word and are no event
BESIDE = 0.2  # of numbers, and of countries: .1 gives .91/.15, without both .90/.10
MODEL = 0.1  # more is asked for where a model speaks: it finds everything on one subject near; no model was measured
DECAY = 1.5  # days in which the score falls to a third: 2 gives .84/.20, 3 gives .78/.22; serial events look alike
APART = DECAY * log((1 + 2 * BESIDE) / THRESHOLD)  # days from which no score reaches the threshold: 2.3

FILED = 30  # sounds of a story that may point, those that say most
COMMON = (
    100  # stories that hold a sound at most, for it to point: 60 loses 1 link of 62 and 40 loses 2; 200 is no better
)
PARTNERS = 5  # candidates of a story in each language: 3 find what 20 find

Pair = tuple[int, int]


class Link(NamedTuple):
    """Two stories by number, the lower first, and their score."""

    one: int
    two: int
    score: float
    meaning: float | None = None  # how near a model finds them, where there is one


def links(profiles: Sequence[Profile], asked: Sequence[Pair] | None = None) -> list[Link]:
    """Give the links among stories, by number; `asked` are the pairs worth a score, None: to be found."""
    chance = chances(profiles) if profiles and profiles[0].meaning else None
    if asked is None:
        near = _near_in_meaning(profiles) if chance else ()
        asked = sorted({*candidates(profiles), *near})
    scores = {pair: score for pair in asked if (score := _score(profiles, pair, chance)) > 0}
    best: dict[tuple[int, str], tuple[float, float, int]] = {}  # of a story in a language: score, the next, partner
    for pair in sorted(scores):
        for mine, yours in (pair, pair[::-1]):
            at = mine, profiles[yours].language
            first, second, partner = best.get(at, (0.0, 0.0, -1))
            new = scores[pair]
            best[at] = (new, first, yours) if new > first else (first, max(second, new), partner)
    return [
        Link(*pair, scores[pair], meant(profiles[pair[0]], profiles[pair[1]], chance) if chance else None)
        for pair in sorted(scores)
        if _holds(pair, scores[pair], profiles, best, MODEL if chance else 0.0)
    ]


def _holds(
    pair: Pair,
    score: float,
    profiles: Sequence[Profile],
    best: Mapping[tuple[int, str], tuple[float, float, int]],
    more: float,
) -> bool:
    """Tell whether each is the other's best by enough."""
    dated = all(profiles[at].published is not None for at in pair)
    if score < (THRESHOLD if dated else UNDATED) + more:
        return False
    sides = (best[mine, profiles[yours].language] for mine, yours in (pair, pair[::-1]))
    return all(first == score and first - second >= CLEAR for first, second, _ in sides)


def _score(profiles: Sequence[Profile], pair: Pair, chance: Mapping[tuple[str, str], float] | None) -> float:
    one, two = (profiles[at] for at in pair)
    near = nearness(one, two)
    if near == 0:
        return 0.0
    words = (one.cosine(two, LETTERS) + one.cosine(two, SOUNDS)) / 2
    if chance is not None:
        words = (words + meant(one, two, chance)) / 2
    if words < LEAST:
        return 0.0
    return round(near * (words + BESIDE * (one.cosine(two, NUMBERS) + one.cosine(two, COUNTRIES))), DIGITS)


def nearness(one: Profile, two: Profile) -> float:
    """Give the factor by which dates change a score: 0 where they cannot tell one event."""
    if one.published is not None and two.published is not None:
        days = abs(one.published - two.published)
        return exp(-days / DECAY) if days < APART else 0.0
    verdict = compare(one.dates, two.dates)
    return 0.0 if verdict.vetoed else verdict.factor


def candidates(profiles: Sequence[Profile]) -> list[Pair]:
    """Give the pairs worth a score: of each story, in each other language, those whose rarer sounds it shares most."""
    told = [_telling(profile) for profile in profiles]
    held = Counter(sound for sounds in told for sound, _ in sounds)
    under: dict[str, dict[str, list[tuple[int, float]]]] = {}
    for at, sounds in enumerate(told):
        for sound, weight in sounds:
            if 1 < held[sound] <= COMMON:
                under.setdefault(sound, {}).setdefault(profiles[at].language, []).append((at, weight))
    return sorted({pair for at in range(len(profiles)) for pair in _beside(profiles, at, told[at], under)})


def _telling(profile: Profile) -> list[tuple[str, float]]:
    """Give the sounds that say most of a story, with their weights."""
    weights = ((sound, round(weight, DIGITS)) for sound, weight in profile.vector(SOUNDS).items())
    return sorted(weights, key=lambda pair: (-pair[1], pair[0]))[:FILED]


def _near_in_meaning(profiles: Sequence[Profile]) -> Iterator[Pair]:
    """Give the pairs that a model finds near."""
    for at, others in nearest(profiles):
        near = (other for other in others if nearness(profiles[at], profiles[other]) > 0)
        for other in islice(near, PARTNERS):
            yield min(at, other), max(at, other)


def _beside(
    profiles: Sequence[Profile],
    at: int,
    sounds: Sequence[tuple[str, float]],
    under: Mapping[str, Mapping[str, Sequence[tuple[int, float]]]],
) -> Iterator[Pair]:
    one = profiles[at]
    found: dict[str, dict[int, float]] = {}
    for sound, weight in sounds:
        for language, others in under.get(sound, {}).items():
            if language != one.language:
                shared = found.setdefault(language, {})
                for other, theirs in others:
                    shared[other] = shared.get(other, 0.0) + weight * theirs
    for shared in found.values():
        near = [other for other in shared if nearness(one, profiles[other]) > 0]
        for other in sorted(near, key=lambda item: (-shared[item], item))[:PARTNERS]:
            yield min(at, other), max(at, other)
