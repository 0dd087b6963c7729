"""What a reader watches for, how a story answers it, and what put a story in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PIECE = 500  # letters that a pattern is laid on at once: most sentences are shorter, the rest is cut into pieces
DIGITS = 2  # of the points of a rank: what is printed is what counts, so that a reader's sum comes out


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchWord:
    """One word of a group, a phrase or a pattern."""

    text: str  # the word, or the pattern between its slashes
    kind: Literal["any", "must", "not"] = "any"
    pattern: bool = False
    shown: str = ""  # what the page calls it; "" means the word itself

    @property
    def name(self) -> str:
        """Give what the page calls it."""
        return self.shown or (f"/{self.text}/" if self.pattern else self.text)

    @property
    def written(self) -> str:
        """Give it as the settings file would."""
        sign = {"any": "", "must": "+", "not": "!"}[self.kind]
        word = f"/{self.text}/" if self.pattern else self.text
        return f"{sign}{word}" + (f" => {self.shown}" if self.shown else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchGroup:
    """A topic that a reader watches.

    An article answers it with every `must`, no `not` and, where the group has any other word, one of those.
    """

    name: str
    words: tuple[WatchWord, ...]

    def __post_init__(self) -> None:
        if all(word.kind == "not" for word in self.words):
            raise ValueError(f"watch group {self.name} has no word to look for")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A group that a story answers, with the words that its articles hold, as the page calls them."""

    group: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankPart:
    """One reason for a story's place: `points` is `weight` · `value`, rounded to `DIGITS`."""

    name: Literal["texts", "publishers", "recency", "watch", "section"]
    weight: float
    value: float  # what is weighed, from what was counted
    counted: int | None = None  # texts, publishers, days; None where nothing was (no date is known)
    called: tuple[str, ...] = ()  # the groups, the heading

    @property
    def points(self) -> float:
        """Give what it adds to the rank."""
        return round(self.weight * self.value, DIGITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """Why a story stands where it does: the sum of its parts."""

    parts: tuple[RankPart, ...]

    @property
    def total(self) -> float:
        """Give the sum, as a reader would add it up."""
        return round(sum(part.points for part in self.parts), DIGITS)
