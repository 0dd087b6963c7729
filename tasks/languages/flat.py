"""A folded view of a text that knows where each of its characters came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.languages.folding import table

if TYPE_CHECKING:
    from tasks.languages.rules import Rules


class Flat:
    """Folded text, and the way back to the places of its source; the way is only worked out when asked for."""

    __slots__ = ("_origin", "_rules", "_source", "text")

    def __init__(self, source: str, rules: Rules) -> None:
        self._source = source
        self._rules = rules
        self._origin: list[int] | None = None
        self.text = source.translate(table(rules.kept, rules.dotless))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the code points of the source for a non-empty stretch of the folded text."""
        origin = self._places()
        return origin[start], origin[end] if end < len(origin) else len(self._source)

    def _places(self) -> list[int]:
        """Give, for each folded character, the code point of the source that it came from."""
        if self._origin is None:
            letters = table(self._rules.kept, self._rules.dotless)
            lengths = list(map(len, map(letters.__getitem__, map(ord, self._source))))
            if lengths.count(1) == len(lengths):
                self._origin = list(range(len(lengths)))
            else:
                self._origin = [place for place, length in enumerate(lengths) for _ in range(length)]
        return self._origin
