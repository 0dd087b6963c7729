"""What is measured of a sentence: its place, its chains, its likeness to others, its support by other texts.

All sums run over sorted stems, so that the same sentences give the same last bit on every machine.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.summarise.weights import Weights

USUAL = 10  # sentences of a usual article
Vector = dict[str, float]  # stem → weight, sorted by stem, of length 1


def place(rank: int, eligible: int) -> float:
    """Give P = 1 - ln(1 + rank) / ln(1 + max(eligible, 10)): 1 for the first eligible sentence, falling to 0.

    The rank counts eligible sentences only: furniture before the lead would rob it of its place. A text of fewer than
    ten is measured like one of ten: the second sentence of a short item is no background.
    """
    return 1 - math.log(1 + rank) / math.log(1 + max(eligible, USUAL))


def chains(sentences: Sequence[Sequence[str]]) -> list[float]:
    """Give C for each sentence (as stems) of one text: how far the words reach that run through the text.

    C(i) = Σ over its distinct stems w in at least two sentences of (last(w) - first(w)) / n · ln(1 + f(w)),
    over √(its distinct stems), then over the text's largest; all 0 where nothing recurs.
    """
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    often: Counter[str] = Counter()
    for number, stems in enumerate(sentences):
        for stem in set(stems):
            first.setdefault(stem, number)
            last[stem] = number
            often[stem] += 1
    reach = {stem: (last[stem] - first[stem]) / len(sentences) * math.log(1 + often[stem]) for stem in first}
    raw = []
    for stems in sentences:
        distinct = sorted(set(stems))
        raw.append(sum(reach[stem] for stem in distinct) / math.sqrt(len(distinct) or 1))
    top = max(raw, default=0.0)
    return [value / top if top else 0.0 for value in raw]


def vector(stems: Sequence[str], weights: Weights) -> Vector:
    """Give the vector of a sentence: frequency times weight, brought to length 1; empty for no stems."""
    counts = Counter(stems)
    raw = {stem: counts[stem] * weights.of(stem) for stem in sorted(counts)}
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {stem: value / length for stem, value in raw.items()}


def cosine(one: Vector, other: Vector) -> float:
    """Give the cosine of two vectors of length 1."""
    return sum(value * other[stem] for stem, value in one.items() if stem in other)


def cosines(vectors: Sequence[Vector]) -> list[dict[int, float]]:
    """Give for each vector its cosine with every other that shares a stem with it, through an inverted index."""
    holders: dict[str, list[tuple[int, float]]] = {}
    rows: list[dict[int, float]] = [{} for _ in vectors]
    for number, found in enumerate(vectors):
        row = rows[number]
        for stem, value in found.items():
            before = holders.setdefault(stem, [])
            for other, its in before:
                row[other] = row.get(other, 0.0) + value * its
            before.append((number, value))
        for other, likeness in row.items():
            rows[other][number] = likeness
    return rows


def support(voices: Sequence[int], rows: Sequence[dict[int, float]], count: int) -> list[float]:
    """Give U for each sentence: how well other publishers' texts say what it says, 1 for the best of the story.

    U(i) = mean over the other voices of the largest cosine with one of their sentences, over the story's largest.
    A voice is a text of its own, or all texts of one publisher: who says a thing in four of them says it once.

    Args:
        voices: Whose each sentence is.
        rows: What `cosines` gives.
        count: How many voices the story has.

    """
    raw = []
    for number, row in enumerate(rows):
        best: dict[int, float] = {}
        for other, likeness in row.items():
            voice = voices[other]
            if voice != voices[number] and likeness > best.get(voice, 0.0):
                best[voice] = likeness
        raw.append(sum(best[voice] for voice in sorted(best)) / max(count - 1, 1))
    top = max(raw, default=0.0)
    return [value / top if top else 0.0 for value in raw]
