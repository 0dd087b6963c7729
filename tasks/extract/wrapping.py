"""Hard-wrapped text: put the lines of a paragraph together again."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

_FINISHED = re.compile(r"[.!؟?:。！？…]['\"”’»›)\]]*$")
_ITEM = re.compile(r"(?:[•‣▪◦●*–—-]|\(?\d{1,2}[.)\-])\s")
_LINES, _MEDIAN, _LONGEST, _ENDED = 6, 85, 125, 0.55  # choosing.md §4
_NARROWEST = 45  # characters: no program breaks prose into narrower columns
_FULL = 0.8  # of the lines that go on must have had no room for the next word


def unwrap(text: str) -> list[str]:
    """Give the paragraphs of `text` as lines without blank ones.

    A text counts as hard-wrapped when it has six lines or more, short (median at most 85, none beyond 125
    characters), fewer than 55 % of them end a sentence (EASC, 21 of 79 files are such), and the next line's first word
    would as a rule not have fitted: a list of short lines is not a wrapped paragraph. In such a text lines are joined
    up to a blank line, a list item, or an indented line after a finished sentence. Any other text keeps its lines.
    """
    lines = text.split("\n")
    if not _wrapped(lines):
        return [stripped for line in lines if (stripped := " ".join(line.split()))]
    paragraphs: list[list[str]] = []
    broken = True
    for line in lines:
        words = line.split()
        if not words:
            broken = True
            continue
        indented = line[0] == " " and bool(paragraphs) and _FINISHED.search(paragraphs[-1][-1]) is not None
        if broken or indented or _ITEM.match(line.lstrip()):
            paragraphs.append([])
        paragraphs[-1].append(" ".join(words))
        broken = False
    return [" ".join(paragraph) for paragraph in paragraphs]


def _wrapped(lines: list[str]) -> bool:
    """Tell whether somebody broke these lines at a column."""
    filled = [line.rstrip() for line in lines if line.strip()]
    if len(filled) < _LINES or max(map(len, filled)) > _LONGEST or median(map(len, filled)) > _MEDIAN:
        return False
    if sum(_FINISHED.search(line) is not None for line in filled) >= _ENDED * len(filled):
        return False
    width = sorted(map(len, filled))[int(0.9 * len(filled))]  # a few may stick out
    if width < _NARROWEST:
        return False
    pairs = [(line.rstrip(), after.split()[0]) for line, after in pairwise(lines) if line.strip() and after.strip()]
    going_on = [(line, word) for line, word in pairs if not _FINISHED.search(line)]
    full = sum(len(line) + 1 + len(word) > width for line, word in going_on)
    return bool(going_on) and full >= _FULL * len(going_on)
