"""What is run again after a crash, and how a run waits its turn: decisions, with a fake of Prefect."""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tasks.errors import AlreadyRunning, LostTurn
from tasks.workspace import Workspace, hold

NOW = dt.datetime(2026, 11, 28, 7, 0, tzinfo=dt.UTC)
DUE = dt.datetime(2026, 11, 28, 6, 30, tzinfo=dt.UTC)


@dataclass
class Fake:
    """A Prefect that has these runs, and keeps what it is asked for."""

    runs: list[Any]
    made: list[dict[str, Any]] = field(default_factory=list)

    def read_flow_runs(self, **_: object) -> list[Any]:
        return self.runs

    def create_flow_run_from_deployment(self, _: object, **given: Any) -> None:
        self.made.append(given)


def run(state: str, at: dt.datetime = DUE) -> Any:
    return SimpleNamespace(
        id=uuid.uuid4(), name="a run", parameters={"edition": "daily"}, expected_start_time=at, state_type=state
    )


@pytest.mark.parametrize(
    ("states", "again"),
    [
        pytest.param([], False, id="nothing has run yet"),
        pytest.param(["COMPLETED"], False, id="a run that ended well is not run again"),
        pytest.param(["FAILED"], False, id="nor one that failed: it would fail again"),
        pytest.param(["CANCELLED"], False, id="nor one that somebody cancelled"),
        pytest.param(["CRASHED"], True, id="one that crashed is"),
        pytest.param(["CRASHED", "COMPLETED"], False, id="not when its repeat ended well"),
        pytest.param(["CRASHED", "SCHEDULED"], False, id="not when its repeat is waiting"),
        pytest.param(["CRASHED", "CRASHED"], True, id="a second time"),
        pytest.param(["CRASHED", "CRASHED", "CRASHED"], False, id="and never a third"),
    ],
)
def test_a_time_that_crashed_is_run_again_twice_at_most(states: list[str], again: bool) -> None:
    from flows.schedule.mend import repeat

    fake, said = Fake([run(state) for state in states]), list[str]()
    repeat(cast("Any", fake), cast("Any", SimpleNamespace(id=uuid.uuid4())), now=NOW, say=said.append)
    assert bool(fake.made) == again
    assert bool(said) == (again or len(states) == 3)
    if again:
        assert fake.made[0]["state"].state_details.scheduled_time == DUE, "for its own time, hence its own day"
        assert fake.made[0]["parameters"] == {"edition": "daily"}


def test_what_crashed_long_ago_or_before_a_later_run_is_left() -> None:
    from flows.schedule.mend import repeat

    old = Fake([run("CRASHED", DUE - dt.timedelta(days=3))])
    later = Fake([run("COMPLETED"), run("CRASHED", DUE - dt.timedelta(days=1))])
    for fake in (old, later):
        repeat(cast("Any", fake), cast("Any", SimpleNamespace(id=uuid.uuid4())), now=NOW, say=print)
        assert fake.made == []


def test_a_run_by_prefect_waits_its_turn_and_says_who_has_it(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.schedule import turn

    place = Workspace(root=tmp_path.resolve())
    slept: list[float] = []
    monkeypatch.setattr(turn, "deployment", SimpleNamespace(id=None))
    with hold(place):
        turn.await_turn(place, lambda: 0.0, slept.append)
    assert slept == [], "one that was started by hand is told by the lock itself"
    monkeypatch.setattr(turn, "deployment", SimpleNamespace(id=uuid.uuid4()))
    turn.await_turn(place, lambda: 0.0, slept.append)
    assert slept == []
    other = hold(place)
    other.__enter__()

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            other.__exit__(None, None, None)

    turn.await_turn(place, lambda: 0.0, sleep)
    assert slept == [turn.PAUSE] * 3
    with hold(place), pytest.raises(LostTurn, match=r"It waited 30 minutes for its turn\. .*another run"):
        turn.await_turn(place, iter([0.0, turn.PATIENCE]).__next__, sleep)


def test_a_run_by_prefect_that_finds_the_workspace_taken_in_its_middle_waits_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from flows.schedule import turn

    taken = iter([True, True, False])

    def write() -> str:
        if next(taken):
            raise AlreadyRunning("another run holds it")
        return "written"

    slept: list[float] = []
    monkeypatch.setattr(turn, "deployment", SimpleNamespace(id=uuid.uuid4()))
    assert turn.in_turn(write, lambda: 0.0, slept.append) == "written"
    assert slept == [turn.PAUSE] * 2
    monkeypatch.setattr(turn, "deployment", SimpleNamespace(id=None))
    taken = iter([True])
    with pytest.raises(AlreadyRunning) as refused:
        turn.in_turn(write, lambda: 0.0, slept.append)
    assert not isinstance(refused.value, LostTurn), "by hand it is told at once, and to whoever sits there"
