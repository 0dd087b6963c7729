"""Words of a text as spelt, in order.

Numbers stay whole (3.5, 5+5, 10/05/2025, 5th, G20); apostrophes, hyphens and the zero-width non-joiner stay inside.
Scripts that write without spaces (Han, kana, Thai, Lao, Khmer, Burmese) give overlapping pairs of characters.
"""

from __future__ import annotations

import re

# Han with its extensions, kana, then the scripts of South-East Asia that part no words
UNSPACED = (
    "\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\u0e00-\u0e4e\u0e80-\u0ecf\u0f40-\u0fbc\u1000-\u1049\u1780-\u17d3"
)
# marks and vowel signs of scripts whose words they belong to; `\w` leaves them out
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0962\u0963"
_MARKS += "\u0981-\u0983\u09bc-\u09cd\u0a3c-\u0a51\u0abc-\u0acd\u0b3c-\u0b57\u0bbe-\u0bcd\u0c3e-\u0c56\u0cbc-\u0cd6"
_MARKS += "\u0d3b-\u0d4d\u0dca-\u0ddf\u0640"
_NUMBER = r"\d+(?:[.,+/:٫٬]\d+)*"
_LETTERS = rf"(?:[^\W\d_][{_MARKS}]*)+"
_JOINTS = r"['’ʼ\u200c\u200d\u00ad‐‑-]+"
_INDEX = r"(?:(?<=[A-Za-z\u0400-\u04ff])\d+)?"  # G20; Arabic writes "and" before a number without a space
_SPACED = re.compile(rf"{_NUMBER}(?:['’]?{_LETTERS})?|{_LETTERS}(?:{_JOINTS}{_LETTERS})*{_INDEX}")
_RUN = rf"(?:[^\W\d_{UNSPACED}][{_MARKS}]*)+"
_MIXED = re.compile(rf"{_NUMBER}(?:['’]?{_RUN})?|{_RUN}(?:{_JOINTS}{_RUN})*{_INDEX}|[{UNSPACED}]+")
_UNSPACED = re.compile(rf"[{UNSPACED}]")


def words(text: str) -> list[str]:
    """Give the words of `text` as spelt, in order; pairs of characters where a script parts no words."""
    if not _UNSPACED.search(text):
        return _SPACED.findall(text)
    return [part for word in _MIXED.findall(text) for part in _pairs(word)]


def _pairs(word: str) -> list[str]:
    if len(word) < 2 or not _UNSPACED.match(word):
        return [word]
    return [word[i : i + 2] for i in range(len(word) - 1)]
