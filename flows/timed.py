"""How long each step of a run takes: an engine that measures another. What it finds never reaches a page."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from flows.runner import Runner

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """What a step took in all its calls. Steps of several threads at once share one CPU time: it is the process's."""

    step: str
    calls: int
    wall: float  # seconds
    cpu: float  # seconds, of this process and of the children that ended meanwhile


class Timed:
    """Calls steps through another engine, and keeps what each took."""

    def __init__(self, engine: Runner) -> None:
        self._engine = engine
        self._taken: dict[str, list[float]] = {}

    @property
    def timings(self) -> tuple[Timing, ...]:
        """Give what was taken so far, in the order in which steps first ran."""
        return tuple(
            Timing(step=step, calls=int(calls), wall=wall, cpu=cpu) for step, (calls, wall, cpu) in self._taken.items()
        )

    @contextmanager
    def measured(self, step: str) -> Iterator[None]:
        """Measure what happens inside, as one call of `step`."""
        taken = self._taken.setdefault(step, [0, 0.0, 0.0])
        wall, cpu = time.monotonic(), _cpu()
        try:
            yield
        finally:
            taken[0] += 1
            taken[1] += time.monotonic() - wall
            taken[2] += _cpu() - cpu

    def each(self, step: Callable[..., Result], items: Sequence[Item], **keywords: Any) -> list[Result]:  # noqa: ANN401 -- whatever the step takes
        """Call the step for every item."""
        with self.measured(step.__name__):
            return self._engine.each(step, items, **keywords)

    def batches(
        self,
        step: Callable[..., Result],
        items: Sequence[Item],
        size: int,
        **keywords: Any,  # noqa: ANN401 -- whatever the step takes
    ) -> Iterator[tuple[Sequence[Item], Result]]:
        """Call the step for part after part; what the caller does between two parts does not count."""
        return self._parts(step.__name__, self._engine.batches(step, items, size, **keywords))

    def spread(
        self,
        step: Callable[..., Result],
        items: Sequence[Item],
        size: int,
        **keywords: Any,  # noqa: ANN401 -- whatever the step takes
    ) -> Iterator[tuple[Sequence[Item], Result]]:
        """Do as `batches` does, for a step that waits more than it works."""
        return self._parts(step.__name__, self._engine.spread(step, items, size, **keywords))

    def once(self, step: Callable[..., Result], *values: Any, **keywords: Any) -> Result:  # noqa: ANN401 -- whatever the step takes
        """Call the step once."""
        with self.measured(step.__name__):
            return self._engine.once(step, *values, **keywords)

    def _parts(
        self, name: str, given: Iterator[tuple[Sequence[Item], Result]]
    ) -> Iterator[tuple[Sequence[Item], Result]]:
        parts = iter(given)
        while True:
            with self.measured(name):
                part = next(parts, None)
            if part is None:
                self._taken[name][0] -= 1  # nothing was left to call
                return
            yield part


def _cpu() -> float:
    """Give the CPU time of this process and of its children that have ended, in seconds."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system
