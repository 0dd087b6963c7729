"""Trying again: as often as may help, no longer than may be waited, and nothing told that may be a secret."""

from collections.abc import Callable

import pytest

from tasks.deliver import attempt
from tasks.errors import DeliveryError, UsageError


def failing(*errors: Exception) -> Callable[[], str]:
    left = list(errors)

    def send() -> str:
        if left:
            raise left.pop(0)
        return "done"

    return send


def again(after: float | None = None) -> DeliveryError:
    return DeliveryError("mail", "busy", "Wait.", again=True, after=after)


@pytest.mark.parametrize(
    ("errors", "waits", "arrives"),
    [
        pytest.param([], [], True, id="at once"),
        pytest.param([again()], [5], True, id="the second time, five seconds later"),
        pytest.param([again(), again()], [5, 25], True, id="the third time, half a minute later"),
        pytest.param([again(), again(), again()], [5, 25], False, id="not the fourth time: the next run tries"),
        pytest.param([again(40)], [40], True, id="as late as it is asked to"),
        pytest.param([again(1)], [5], True, id="but never sooner than by itself"),
        pytest.param([again(61)], [], False, id="not in this run, where that is too long"),
        pytest.param([DeliveryError("mail", "no", "Never.")], [], False, id="not again where that cannot help"),
    ],
)
def test_how_often_and_how_late(errors: list[Exception], waits: list[float], arrives: bool) -> None:
    waited: list[float] = []
    if arrives:
        assert attempt("mail", failing(*errors), sleep=waited.append) == "done"
    else:
        with pytest.raises(DeliveryError):
            attempt("mail", failing(*errors), sleep=waited.append)
    assert waited == waits


def test_a_secret_that_is_missing_is_told_with_its_remedy() -> None:
    with pytest.raises(DeliveryError, match=r"no variable X\. Then: mujaz deliver"):
        attempt("mail", failing(UsageError("channel mail: the environment has no variable X")), sleep=lambda _: None)


def test_of_what_nobody_foresaw_only_kind_and_place_are_told() -> None:
    with pytest.raises(DeliveryError, match=r"\(KeyError in test_deliver_attempts\.py, line \d+\)") as failed:
        attempt("mail", failing(KeyError("https://user:canary@host/")), sleep=lambda _: None)
    assert "canary" not in str(failed.value)
    assert failed.value.__cause__ is None
    assert failed.value.__suppress_context__


def test_whoever_ends_the_program_ends_it() -> None:
    with pytest.raises(KeyboardInterrupt):
        attempt("mail", failing(KeyboardInterrupt()), sleep=lambda _: None)  # type: ignore[arg-type]
