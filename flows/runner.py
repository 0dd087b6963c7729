"""The seam between the order of the work and the engine that does it.

The order (`flows.daily`) calls plain functions through a `Runner`. The plain one calls them here and now; Prefect's
(`flows.orchestrated`) makes a task run of each call. Same functions, same values, same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Progress(Protocol):
    """Someone who is told how far the work is."""

    def stage(self, name: str, total: int) -> None:
        """Begin a stage of `total` steps."""

    def advance(self, steps: int = 1) -> None:
        """Count `steps` of it as done."""


class Silent:
    """Tells nobody."""

    def stage(self, name: str, total: int) -> None:
        """Tell nobody."""

    def advance(self, steps: int = 1) -> None:
        """Tell nobody."""


class Runner(Protocol):
    """An engine: it calls steps and gives back what they gave, in order."""

    def each(self, step: Callable[..., Result], items: Sequence[Item], **keywords: Any) -> list[Result]:  # noqa: ANN401 -- whatever the step takes
        """Call `step(item, **keywords)` for every item."""

    def batches(
        self,
        step: Callable[..., Result],
        items: Sequence[Item],
        size: int,
        **keywords: Any,  # noqa: ANN401 -- whatever the step takes
    ) -> Iterator[tuple[Sequence[Item], Result]]:
        """Call `step(part, **keywords)` for every part of at most `size` items, as the caller asks for the next."""

    def spread(
        self,
        step: Callable[..., Result],
        items: Sequence[Item],
        size: int,
        **keywords: Any,  # noqa: ANN401 -- whatever the step takes
    ) -> Iterator[tuple[Sequence[Item], Result]]:
        """Do as `batches` does, for a step that waits more than it works.

        An engine that writes its calls down makes one of every item, all at once, up to `size` items.
        """

    def once(self, step: Callable[..., Result], *values: Any, **keywords: Any) -> Result:  # noqa: ANN401 -- whatever the step takes
        """Call `step` once."""


def stage_of(step: Callable[..., object]) -> str:
    """Name the room that a step belongs to: tasks.extract.pages → extract."""
    return step.__module__.split(".")[1]


def parts(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """Cut `items` into runs of at most `size`, in order."""
    return [items[start : start + size] for start in range(0, len(items), size)]


class PlainRunner:
    """Calls every step in this process, one after another; needs no server and no import of one."""

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress or Silent()

    def each(self, step: Callable[..., Result], items: Sequence[Item], **keywords: Any) -> list[Result]:  # noqa: ANN401 -- whatever the step takes
        """Call the step for one item after another."""
        self._progress.stage(stage_of(step), len(items))
        return [self._told(step(item, **keywords), 1) for item in items]

    def batches(
        self,
        step: Callable[..., Result],
        items: Sequence[Item],
        size: int,
        **keywords: Any,  # noqa: ANN401 -- whatever the step takes
    ) -> Iterator[tuple[Sequence[Item], Result]]:
        """Call the step for one part after another."""
        self._progress.stage(stage_of(step), len(items))
        for part in parts(items, size):
            yield part, self._told(step(part, **keywords), len(part))

    spread = batches  # the step does the waiting of all its items at once by itself

    def once(self, step: Callable[..., Result], *values: Any, **keywords: Any) -> Result:  # noqa: ANN401 -- whatever the step takes
        """Call the step."""
        self._progress.stage(stage_of(step), 1)
        return self._told(step(*values, **keywords), 1)

    def _told(self, result: Result, steps: int) -> Result:
        self._progress.advance(steps)
        return result
