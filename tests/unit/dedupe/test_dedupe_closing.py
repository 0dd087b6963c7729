"""Linking many components at once gives the groups of the heap, ties included; rounding at once is Python's."""

from itertools import accumulate, combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.dedupe.large import closing, linking, matrix
from tasks.dedupe.linkage import link
from tasks.dedupe.pairs import Pair, Pairs
from tasks.dedupe.weights import DIGITS

COARSE = st.integers(-2, 10).map(lambda score: score / 20)  # many ties
FINE = st.integers(-(10**8), 10**9).map(lambda score: score / 10**9)
PLACES = list(combinations(range(20), 2))


@settings(deadline=None, max_examples=300)
@given(
    pairs=st.dictionaries(st.sampled_from(PLACES), COARSE | FINE, max_size=90),
    most=st.sampled_from([2, 5, 400]),
    before=st.integers(0, 20),
)
def test_linking_components_at_once_is_linking_by_a_heap(
    pairs: dict[tuple[int, int], float], most: int, before: int
) -> None:
    edges = sorted((*pair, score) for pair, score in pairs.items())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linking, "MOST", most)
        patch.setattr(closing, "CELLS", most**2)
        found = linking.groups(of(edges), 20)
        first = linking.groups(of([edge for edge in edges if edge[1] < before]), before)
        later = linking.groups(of(edges), 20, first)
    assert found == later == tuple(tuple(sorted(members)) for members in link(20, edges).members if members)


@pytest.mark.parametrize("cells", [pytest.param(40, id="few at once"), pytest.param(200**2, id="all at once")])
def test_components_of_unlike_sizes_that_shrink_step_by_step_are_linked_as_by_a_heap(
    monkeypatch: pytest.MonkeyPatch, cells: int
) -> None:
    monkeypatch.setattr(closing, "CELLS", cells)
    for seed in range(40):
        edges, count = tied(Random(seed))
        found = linking.groups(of(edges), count)
        assert found == tuple(tuple(sorted(members)) for members in link(count, edges).members if members), seed


def tied(chance: Random) -> tuple[list[tuple[int, int, float]], int]:
    """Give the pairs of some dense components, their items mixed, with few different scores; and how many items."""
    sizes = [chance.choice((1, 2, 5, 12, 30)) for _ in range(chance.randint(2, 9))]
    items = list(range(sum(sizes)))
    chance.shuffle(items)
    grain, ends = chance.choice((3, 8, 50)), list(accumulate(sizes))
    inside = [pair for size, end in zip(sizes, ends, strict=True) for pair in combinations(items[end - size : end], 2)]
    scored = [pair for pair in inside if chance.random() < 0.6]
    return sorted((min(pair), max(pair), chance.randint(-1, grain) / grain) for pair in scored), len(items)


def of(edges: list[tuple[int, int, float]]) -> Pairs:
    return Pairs.of(Pair(one, two, score, score) for one, two, score in edges)


HALVES = st.integers(-(10**9), 2 * 10**9).map(lambda half: half / (2 * 10**9))


@settings(deadline=None, max_examples=300)
@given(values=st.lists(HALVES | st.floats(-2, 2), max_size=30))
def test_values_are_rounded_as_python_rounds_them(values: list[float]) -> None:
    made = matrix.rounded(np.array(values, dtype=np.float64))
    assert made.tobytes() == np.array([round(value, DIGITS) for value in values], dtype=np.float64).tobytes()
