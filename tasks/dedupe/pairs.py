"""Scored pairs in columns: 10,000 articles have some 300,000, and a tuple of each takes five times the memory."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Self, get_args

from tasks.dedupe.dates import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class Pair(NamedTuple):
    """Two items of a window, the lower first, with what their texts say and what is left of it after dates."""

    one: int
    two: int
    text: float
    score: float
    reason: Reason = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs, each once, in an order that follows from the items; the columns are for reading only."""

    one: array[int] = field(default_factory=lambda: array("i"))
    two: array[int] = field(default_factory=lambda: array("i"))
    text: array[float] = field(default_factory=lambda: array("d"))
    score: array[float] = field(default_factory=lambda: array("d"))
    reason: array[int] = field(default_factory=lambda: array("b"))  # places in `reasons`
    reasons: tuple[Reason, ...] = get_args(Reason)

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Self:
        """Put pairs into columns."""
        made = cls()
        places = {reason: place for place, reason in enumerate(made.reasons)}
        columns = (made.one.append, made.two.append, made.text.append, made.score.append, made.reason.append)
        add_one, add_two, add_text, add_score, add_reason = columns
        for one, two, text, score, reason in pairs:
            add_one(one)
            add_two(two)
            add_text(text)
            add_score(score)
            add_reason(places[reason])
        return made

    @classmethod
    def kinds(cls) -> dict[str, str]:
        """Give the columns by name, and the kind of number in each."""
        made = cls()
        return {name: getattr(made, name).typecode for name in ("one", "two", "text", "score", "reason")}

    @classmethod
    def read(cls, columns: Mapping[str, bytes]) -> Self:
        """Make pairs of the bytes of their columns."""
        made = cls()
        for name, raw in columns.items():
            getattr(made, name).frombytes(raw)
        return made

    def plus(self, more: Self) -> Self:
        """Give these pairs, then those."""
        return type(self)(**{name: getattr(self, name) + getattr(more, name) for name in self.kinds()})

    def __len__(self) -> int:
        """Count the pairs."""
        return len(self.one)

    def __iter__(self) -> Iterator[Pair]:
        """Give one pair after another."""
        told = map(self.reasons.__getitem__, self.reason)
        return map(Pair._make, zip(self.one, self.two, self.text, self.score, told, strict=True))
