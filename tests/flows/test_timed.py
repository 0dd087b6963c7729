"""What each step took: counted round the engine, and in no page."""

from collections.abc import Callable

from flows.job import Outcome
from flows.runner import PlainRunner
from flows.timed import Timed
from tasks.workspace import Workspace


def double(number: int) -> int:
    return 2 * number


def total(numbers: list[int]) -> int:
    return sum(numbers)


def test_an_engine_that_is_measured_gives_what_it_would_give() -> None:
    timed = Timed(PlainRunner())
    assert timed.each(double, [1, 2]) == [2, 4]
    assert list(timed.batches(total, [1, 2, 3], 2)) == [([1, 2], 3), ([3], 3)]
    assert list(timed.spread(total, [], 2)) == []
    assert timed.once(total, [4, 5]) == 9
    assert [(each.step, each.calls) for each in timed.timings] == [("double", 1), ("total", 3)]
    assert all(each.wall >= 0 and each.cpu >= 0 for each in timed.timings)


def test_a_run_says_what_its_steps_took_and_its_pages_do_not(seeded: Workspace, brief: Callable[..., Outcome]) -> None:
    once, twice = brief(seeded), brief(seeded)
    steps = [each.step for each in once.timings]
    assert {"attempt", "extract", "group", "summarise", "compose", "rendered"} <= set(steps)
    assert len(set(steps)) == len(steps)
    assert once.pages == twice.pages
