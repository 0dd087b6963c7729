"""Arguments carried whole through an engine that would otherwise look into every one of them.

Prefect walks through the parameters of a task run (lists, dataclasses, ...) in search of futures; a window of
thousands of articles costs seconds that way. It does not look into a `Parcel`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Result = TypeVar("Result")


class Parcel:
    """The arguments of one step."""

    __slots__ = ("keywords", "values")

    def __init__(self, *values: Any, **keywords: Any) -> None:  # noqa: ANN401 -- it carries whatever a step takes
        self.values = values
        self.keywords = keywords

    def __repr__(self) -> str:
        return f"Parcel of {len(self.values) + len(self.keywords)} arguments"

    def into(self, step: Callable[..., Result]) -> Result:
        """Call `step` with what is carried."""
        return step(*self.values, **self.keywords)


def carried(step: Callable[..., Result]) -> Callable[[Parcel, str], Result]:
    """Give `step` the one shape every task has: a parcel, and a title that names the run."""

    def run(parcel: Parcel, title: str) -> Result:  # noqa: ARG001 -- the engine writes the title on the run
        return parcel.into(step)

    return run
