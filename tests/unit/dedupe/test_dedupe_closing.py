"""Linking many components at once gives the groups of the heap, ties included; rounding at once is Python's."""

from itertools import combinations

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


def of(edges: list[tuple[int, int, float]]) -> Pairs:
    return Pairs.of(Pair(one, two, score, score) for one, two, score in edges)


HALVES = st.integers(-(10**9), 2 * 10**9).map(lambda half: half / (2 * 10**9))


@settings(deadline=None, max_examples=300)
@given(values=st.lists(HALVES | st.floats(-2, 2), max_size=30))
def test_values_are_rounded_as_python_rounds_them(values: list[float]) -> None:
    made = matrix.rounded(np.array(values, dtype=np.float64))
    assert made.tobytes() == np.array([round(value, DIGITS) for value in values], dtype=np.float64).tobytes()
