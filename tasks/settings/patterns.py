"""What a pattern may cost: one that could run away is refused before anything is read.

Python's `re` tries every way in which a pattern can be laid on a text. How many there are at the most can be read from
the pattern: from each letter on, the product over its repeats of the lengths that each may take. Nested repeats
have no such bound that would be of use, so they are refused; the rest must stay below `MOST_WAYS` on a piece of
`PIECE` letters, which is the most that a pattern is ever laid on. So the work grows with the text and no faster, and
it is the same on every machine: a guard by the clock would make a briefing depend on how busy the machine was.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from tasks.model import PIECE

MOST_WAYS = 600_000  # one open repeat (500 · 500) with room for an "or"; some 5 ms for the worst piece found
_ONE_LETTER = frozenset({"LITERAL", "NOT_LITERAL", "ANY", "IN"})
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_PARTS = {"repeat": 'write "{0,20}" in place of "*" and "{1,20}" in place of "+"'}


class _Costly(Exception):  # noqa: N818 -- reads as what happened
    """A pattern that may not be. Caught in `refusal`."""


def refusal(pattern: str) -> tuple[str, str] | None:
    """Say why a pattern that compiles may not be used, and the remedy; None where it may."""
    try:
        ways = PIECE * _ways(import_module("re._parser").parse(pattern))
    except _Costly as found:
        return str(found), "a pattern in which no repeat stands inside another, such as /oil (field|port)s?/"
    if ways > MOST_WAYS:
        return "could take very long on some texts: too many repeats without an end", _PARTS["repeat"]
    return None


def _ways(parts: Any) -> int:  # noqa: ANN401 -- the parser's own lists, which have no types
    """Give how many ways there are to lay parts that follow one another, at the most."""
    product = 1
    for kind, said in parts:
        product = min(product * _ways_of(str(kind), said), MOST_WAYS + 1)
    return product


def _ways_of(kind: str, said: Any) -> int:  # noqa: ANN401 -- as above
    if kind in _ONE_LETTER or kind == "AT":
        return 1
    if kind in _REPEATS:
        least, most, inner = said
        if int(most) == 1:
            return 1 + _ways(inner)
        if any(not _plain(str(name), part) for name, part in inner):
            raise _Costly('repeats what holds a repeat or an "or" itself')
        return min(int(most), PIECE) - int(least) + 1 if int(least) <= PIECE else 1
    if kind == "BRANCH":
        return sum(_ways(branch) for branch in said[1])
    if kind in {"SUBPATTERN", "ASSERT", "ASSERT_NOT"}:
        return _ways(said[-1])
    raise _Costly("uses what is not known here (a back reference, a condition, an atomic group)")


def _plain(kind: str, said: Any) -> bool:  # noqa: ANN401 -- as above
    """Tell whether a part can be laid in one way only, so that it may be repeated."""
    if kind == "SUBPATTERN":
        return all(_plain(str(name), part) for name, part in said[-1])
    return kind in _ONE_LETTER or kind == "AT"
