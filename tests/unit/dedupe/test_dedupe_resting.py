"""The collector rests while a window is in hand, and works afterwards as it did."""

from __future__ import annotations

import gc
from array import array
from collections.abc import Iterator
from weakref import ref

import pytest

from tasks.dedupe.large.reprints import Runs
from tasks.dedupe.resting import collector_resting


@pytest.fixture(autouse=True)
def working() -> Iterator[None]:
    gc.enable()
    yield
    gc.unfreeze()
    gc.enable()


def test_the_collector_rests_and_does_not_look_at_once_through_what_was_made() -> None:
    with collector_resting(), collector_resting():
        assert not gc.isenabled()
        made = [[number] for number in range(5000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    assert gc.get_count()[0] < len(made)


def test_a_collector_that_rested_before_rests_on() -> None:
    gc.disable()
    with collector_resting():
        pass
    assert not gc.isenabled()


def test_what_somebody_froze_stays_frozen() -> None:
    gc.freeze()
    with collector_resting():
        pass
    assert gc.get_freeze_count() > 0


def test_the_runs_of_a_story_go_with_it_though_the_collector_rests() -> None:
    with collector_resting():
        runs = Runs({place: array("i", range(place, 20)) for place in range(2)}, 20)
        assert runs.shared(0, 1) == 17
        gone = ref(runs)
        del runs
        assert gone() is None
