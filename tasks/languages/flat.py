"""A folded view of a text that knows where each of its characters came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from tasks.languages.folding import table

if TYPE_CHECKING:
    from tasks.languages.rules import Rules


class Flat:
    """Folded text, and the way back to the places of its source; the way is only worked out when asked for."""

    __slots__ = ("_places", "_rules", "_shifts", "_source", "text")

    def __init__(self, source: str, rules: Rules) -> None:
        self._source = source
        self._rules = rules
        self._places: list[int] | None = None  # folded places from which on another shift holds
        self._shifts: list[int] = []  # what to add there to come to the source
        self.text = source.translate(table(rules.kept, rules.dotless))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the code points of the source for a non-empty stretch of the folded text."""
        return self._origin(start), self._origin(end) if end < len(self.text) else len(self._source)

    def _origin(self, place: int) -> int:
        if self._places is None:
            self._places = self._find_shifts()
        before = bisect_right(self._places, place)
        return place + self._shifts[before - 1] if before else place

    def _find_shifts(self) -> list[int]:
        """Note where a character of the source folds to none or to several."""
        letters = table(self._rules.kept, self._rules.dotless)
        places: list[int] = []
        shift = 0
        for match in _pattern("".join(sorted(letters.odd))).finditer(self._source):
            source, folded = match.start(), match.start() - shift
            length = len(letters[ord(match.group())])
            for inner in range(1, length):
                places.append(folded + inner)
                self._shifts.append(source - folded - inner)
            shift += 1 - length
            places.append(folded + length)
            self._shifts.append(shift)
        return places


@lru_cache(maxsize=64)
def _pattern(odd: str) -> re.Pattern[str]:
    """Give a pattern for any of the characters; one that never matches where there are none."""
    return re.compile(f"[{re.escape(odd)}]" if odd else "(?!)")
