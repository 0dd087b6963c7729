"""A sequence whose values are made when they are asked for, and once: of a large window a run needs few."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

Value = TypeVar("Value")


class Lazy(Sequence[Value], Generic[Value]):
    """So many values, each made by its place."""

    def __init__(self, count: int, make: Callable[[int], Value]) -> None:
        self._count = count
        self._make = make
        self._made: dict[int, Value] = {}

    def __len__(self) -> int:
        """Count the values, made or not."""
        return self._count

    @overload
    def __getitem__(self, place: int) -> Value: ...
    @overload
    def __getitem__(self, place: slice) -> list[Value]: ...
    def __getitem__(self, place: int | slice) -> Value | list[Value]:
        """Give a value; make it where nobody has asked before."""
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(self._count))]
        if place not in self._made:
            if not 0 <= place < self._count:
                raise IndexError(place)
            self._made[place] = self._make(place)
        return self._made[place]

    def __iter__(self) -> Iterator[Value]:
        """Give all values in order."""
        return map(self.__getitem__, range(self._count))
