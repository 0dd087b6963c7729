"""What is measured of a sentence."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.summarise.also import SAME
from tasks.summarise.features import chains, cosine, cosines, place, support, vector
from tasks.summarise.story import HABITS
from tasks.summarise.weights import count

STEMS = st.lists(st.sampled_from("abcdefgh"), max_size=12)


@pytest.mark.parametrize(
    ("rank", "eligible", "points"),
    [
        pytest.param(0, 1, 1.0, id="the only sentence"),
        pytest.param(0, 300, 1.0, id="the first of many"),
        pytest.param(1, 2, 1 - math.log(2) / math.log(11), id="the second of two is no background"),
        pytest.param(9, 10, 1 - math.log(10) / math.log(11), id="the last of ten"),
        pytest.param(19, 20, 1 - math.log(20) / math.log(21), id="the last of twenty"),
    ],
)
def test_place_falls_with_the_logarithm_of_the_rank(rank: int, eligible: int, points: float) -> None:
    assert place(rank, eligible) == pytest.approx(points)


def test_chains_favour_what_runs_through_the_text() -> None:
    through, once, again = chains([["dam", "open"], ["goat", "rain"], ["dam", "valley"]])
    assert once == 0
    assert through == again == 1


def test_chains_of_a_text_in_which_nothing_recurs_are_all_nothing() -> None:
    assert chains([["a"], ["b"], []]) == [0, 0, 0]
    assert chains([]) == []


def test_what_all_sentences_of_a_story_share_proves_little() -> None:
    weights = count([["putin", "haftar", stem] for stem in "abcdefghij"])
    shared = cosine(vector(["putin", "haftar", "a"], weights), vector(["putin", "haftar", "b"], weights))
    told = cosine(vector(["putin", "a", "b"], weights), vector(["haftar", "a", "b"], weights))
    assert shared < HABITS.cap
    assert told > SAME


@settings(deadline=None)
@given(st.lists(STEMS, max_size=7))
def test_the_index_finds_the_same_cosines_as_pair_by_pair(sentences: list[list[str]]) -> None:
    weights = count(sentences)
    vectors = [vector(stems, weights) for stems in sentences]
    rows = cosines(vectors)
    for one, mine in enumerate(vectors):
        for other, theirs in enumerate(vectors):
            if one != other:
                assert rows[one].get(other, 0.0) == pytest.approx(cosine(mine, theirs))
                assert rows[one].get(other) == rows[other].get(one)


def test_support_counts_other_texts_once_each_and_never_its_own() -> None:
    rows = [{1: 0.9, 2: 0.4, 3: 0.6}, {0: 0.9}, {0: 0.4}, {0: 0.6}]
    assert support([0, 0, 1, 1], rows, 2) == pytest.approx([1.0, 0.0, 0.4 / 0.6, 1.0])
    assert support([0, 0, 0, 0], rows, 1) == [0, 0, 0, 0]
