"""Sentences that are somebody's words and do not say whose: told alone they would lose their speaker.

A quotation of several sentences names its speaker in one of them. The others are quoted only right after the one
before them. Marks that have a direction are followed through the line; straight ones only where a line has an even
number of them, since texts often lose one.
"""

from __future__ import annotations

_OPENING = "“«„‹「『"
_CLOSING = "”»›」』"
_STRAIGHT = '"'


def unattributed(sentence: str, before: str, after: str) -> bool:
    """Tell whether all words of a sentence stand inside quotation marks.

    Args:
        sentence: The sentence.
        before: What stands before it on its line.
        after: What stands after it on its line.

    """
    lost = sentence.count(_STRAIGHT)
    if (lost == 1 and sentence.startswith(_STRAIGHT)) or (lost % 2 and sentence.endswith(_STRAIGHT)):
        return True
    straight = f"{before}{sentence}{after}".count(_STRAIGHT) % 2 == 0
    depth = _outside(before, 0, straight=straight)[1]
    outside, end = _outside(sentence, depth, straight=straight)
    if depth == 0 and end == 0 and sentence[:1] not in (*_OPENING, _STRAIGHT):
        return _ends_one(sentence)
    return not any(char.isalnum() for char in outside)


def _outside(text: str, depth: int, *, straight: bool) -> tuple[str, int]:
    """Give what of `text` stands outside quotation marks, and how deep in them it ends."""
    kept = []
    for char in text:
        if char in _OPENING or (char == _STRAIGHT and straight and depth == 0):
            depth += 1
        elif char in _CLOSING or (char == _STRAIGHT and straight):
            depth = max(0, depth - 1)
        elif depth == 0:
            kept.append(char)
    return "".join(kept), depth


def _ends_one(sentence: str) -> bool:
    """Tell whether the last thing of a sentence closes a quotation that it does not open."""
    opened = sum(char in _OPENING for char in sentence)
    return sentence[-1:] in _CLOSING and opened < sum(char in _CLOSING for char in sentence)
