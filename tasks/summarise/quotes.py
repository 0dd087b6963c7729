"""Sentences that are somebody's words and do not say whose: told alone they would lose their speaker.

A quotation of several sentences names its speaker in one of them. The others are quoted only right after the one
before them. Marks that have a direction are followed through the line; straight ones only where a line has an even
number of them, since texts often lose one.
"""

from __future__ import annotations

import re

_OPENING = "“«„‹「『"
_CLOSING = "”»›」』"
_STRAIGHT = '"'
_DOUBLE = '"“”„'
_PAIRS = (("«", "»"), ("「", "」"), ("『", "』"))
_MARK = re.compile(f"[{_OPENING}{_CLOSING}{_STRAIGHT}]")
_WORD = re.compile(r"\w")
_OPENS = re.compile(r"(?<!\S)[(]?[“«„](?=\S)")
_CLOSES = re.compile(r"(?<=\S)[”»]")
OVER = 600  # code points over which a quotation is followed from line to line
NEAR = 1500  # code points before and after in which marks are looked for: no quotation worth following is longer


def unattributed(sentence: str, before: str, after: str) -> bool:
    """Tell whether all words of a sentence stand inside quotation marks.

    Args:
        sentence: The sentence.
        before: What stands before it on its line, at least the last `NEAR` code points of it.
        after: What stands after it on its line, at least the first.

    """
    lost = sentence.count(_STRAIGHT)
    if (lost == 1 and sentence.startswith(_STRAIGHT)) or (lost % 2 and sentence.endswith(_STRAIGHT)):
        return True
    before, after = before[-NEAR:], after[:NEAR]
    straight = (before.count(_STRAIGHT) + lost + after.count(_STRAIGHT)) % 2 == 0
    depth = _outside(before, 0, straight=straight)[1]
    if depth == 0 and not _MARK.search(sentence):
        return False
    outside, end = _outside(sentence, depth, straight=straight)
    if depth == 0 and end == 0 and sentence[:1] not in (*_OPENING, _STRAIGHT):
        return _ends_one(sentence)
    return not any(_WORD.search(part) for part in outside)


def inside(sentence: str, before: str, after: str) -> bool:
    """Tell whether a sentence without marks stands inside a quotation that runs over several lines.

    The last mark before it must open and the next one after it close, each by its form and by the space beside it: what
    other lines lost or turned round proves nothing.
    """
    if _MARK.search(sentence):
        return False
    opened, closed = _last(_OPENS, before[-OVER:]), _last(_CLOSES, before[-OVER:])
    closes, opens = _CLOSES.search(after[:OVER]), _OPENS.search(after[:OVER])
    return opened > closed and closes is not None and (opens is None or closes.start() < opens.start())


def _last(mark: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in mark.finditer(text)), default=-1)


def torn(sentence: str) -> bool:
    """Tell whether a sentence begins or ends inside a quotation of which another sentence has the rest."""
    marks = sum(sentence.count(mark) for mark in _DOUBLE)  # which of them opens differs from language to language
    return marks % 2 == 1 or any(sentence.count(one) != sentence.count(other) for one, other in _PAIRS)


def _outside(text: str, depth: int, *, straight: bool) -> tuple[list[str], int]:
    """Give the parts of `text` that stand outside quotation marks, and how deep in them it ends."""
    kept, start = [], 0
    for found in _MARK.finditer(text):
        mark = found[0]
        if mark == _STRAIGHT and not straight:
            continue
        if depth == 0:
            kept.append(text[start : found.start()])
        opens = mark in _OPENING or (mark == _STRAIGHT and depth == 0)
        depth = depth + 1 if opens else max(0, depth - 1)
        start = found.end()
    return [*kept, text[start:]] if depth == 0 else kept, depth


def _ends_one(sentence: str) -> bool:
    """Tell whether the last thing of a sentence closes a quotation that it does not open."""
    opened = sum(char in _OPENING for char in sentence)
    return sentence[-1:] in _CLOSING and opened < sum(char in _CLOSING for char in sentence)
