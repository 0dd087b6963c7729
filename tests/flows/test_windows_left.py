"""What is known of a large window is of its present: a look back leaves it as it is, and what gets old leaves it."""

from collections.abc import Callable

import pytest

from flows.job import Outcome
from tasks.dedupe.large import window as large
from tasks.store import Store
from tasks.workspace import Workspace
from tests.flows.arrivals import DAY, HOUR, NOON, arrive, known, large_from_twenty, refuse

Brief = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def large_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    large_from_twenty(monkeypatch)


def test_a_look_back_neither_uses_what_is_known_nor_replaces_it(
    empty: Workspace, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrive(empty, *range(22))
    first = brief(empty)
    arrive(empty, 22, 23)
    brief(empty, at=NOON + DAY)
    before = known(empty)
    assert before[0].articles == 24
    with monkeypatch.context() as patch:
        patch.setattr(Store, "kept", refuse)
        patch.setattr(Store, "save_kept", refuse)
        back = brief(empty, at=NOON + DAY + HOUR, day=NOON.date())
    assert back.briefing.counts == first.briefing.counts
    assert known(empty) == before


def test_a_window_that_is_large_no_longer_leaves_nothing(empty: Workspace, brief: Brief) -> None:
    arrive(empty, *range(22))
    brief(empty)
    assert known(empty)
    brief(empty, at=NOON + 30 * DAY)
    assert known(empty) == ()


def test_what_was_read_a_window_ago_leaves_it_with_the_day_and_not_between_two_runs(
    empty: Workspace, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.settings.write_text("[grouping]\nwindow_days = 2\n", encoding="utf-8")
    arrive(empty, 0, 1)
    brief(empty)
    arrive(empty, *range(2, 24))
    brief(empty, at=NOON + 2 * DAY - HOUR)
    assert [one.articles for one in known(empty)] == [24, 24, 24]
    with monkeypatch.context() as patch:
        patch.setattr(large, "begun", refuse)
        brief(empty, at=NOON + 2 * DAY + HOUR)
    brief(empty, at=NOON + 3 * DAY)
    assert [one.articles for one in known(empty)] == [22, 22, 22]
