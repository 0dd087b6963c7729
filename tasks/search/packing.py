"""Values as files that a page opened from a disk can load: calls of one function, in JavaScript.

A browser refuses to fetch a `file:` address, and loads a script from one. Each file is `mujaz.NAME(VALUE)` with the
value as JSON: texts are data in it and nothing else, whatever they say.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from operator import sub

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_SMALL = 32  # values below it take one letter


def script(name: str, value: object) -> bytes:
    """Write a call. `<` and the line ends that only JavaScript knows are escaped, so no reader can take it for more."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    said = said.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"mujaz.{name}({said})\n".encode("utf-8", "replace")


def _number(value: int) -> str:
    """Write a number in letters of five bits, the lowest first; a letter from the upper half says that more follow."""
    letters = ""
    while value >= _SMALL:
        letters += _DIGITS[_SMALL + value % _SMALL]
        value //= _SMALL
    return letters + _DIGITS[value]


_NUMBERS = [_number(value) for value in range(1 << 11)]  # most are smaller; working each out costs ten times as much


def ascending(places: Sequence[int]) -> str:
    """Write ascending numbers, at least one: the first, then what each has more than the one before it."""
    if len(places) == 1 and places[0] < len(_NUMBERS):
        return _NUMBERS[places[0]]
    steps = [places[0], *map(sub, places[1:], places)]
    if max(steps) < len(_NUMBERS):
        return "".join([_NUMBERS[step] for step in steps])
    return "".join(map(_number, steps))
