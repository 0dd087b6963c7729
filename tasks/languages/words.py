"""Words of a text as spelt, in order.

Numbers stay whole (3.5, 5+5, 10/05/2025, 5th, G20); apostrophes, hyphens and the zero-width non-joiner stay inside.
Scripts that write without spaces (Han, kana, Thai, Lao, Khmer, Burmese) give overlapping pairs of characters.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Han with its extensions, kana, then the scripts of South-East Asia that part no words
UNSPACED = (
    "\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\u0e00-\u0e4e\u0e80-\u0ecf\u0f40-\u0fbc\u1000-\u1049\u1780-\u17d3"
)
# marks and vowel signs of scripts whose words they belong to; `\w` leaves them out
MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0962\u0963"
    "\u0981-\u0983\u09bc-\u09cd\u0a3c-\u0a51\u0abc-\u0acd\u0b3c-\u0b57\u0bbe-\u0bcd\u0c3e-\u0c56\u0cbc-\u0cd6"
    "\u0d3b-\u0d4d\u0dca-\u0ddf\u0640"
)
# blocks in which any of these lie, as few ranges as will do: building a large character class costs milliseconds
SPECIAL = (
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u18ff\u3005-\uabff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)
_ASKS = re.compile(SPECIAL)
_NUMBER = r"\d+(?:[.,+/:٫٬]\d+)*"
_JOINTS = r"['’ʼ\u200c\u200d\u00ad‐‑-]+"
_INDEX = r"(?:(?<=[A-Za-z\u0400-\u04ff])\d+)?"  # G20; Arabic writes "and" before a number without a space


def _pattern(letters: str) -> str:
    return rf"{_NUMBER}(?:['’]?{letters})?|{letters}(?:{_JOINTS}{letters})*{_INDEX}"


_LONGEST_MET = 40  # letters; scripts without spaces give a whole sentence at a time, which does not come again
_PLAIN = re.compile(_pattern(r"[^\W\d_]+"))


@lru_cache(maxsize=1)
def _special() -> re.Pattern[str]:
    run = rf"(?:[^\W\d_{UNSPACED}][{MARKS}]*)+"
    return re.compile(rf"{_pattern(run)}|[{UNSPACED}]+")


@lru_cache(maxsize=1)
def _unspaced() -> re.Pattern[str]:
    return re.compile(rf"[{UNSPACED}]")


def words(text: str) -> list[str]:
    """Give the words of `text` as spelt, in order; pairs of characters where a script parts no words.

    Most of what stands between spaces is a word and nothing else; the rest is parted once, for it comes again.
    """
    asks = _ASKS.search(text) is not None
    found: list[str] = []
    for token in text.split():
        if token.isalpha() and not (asks and _ASKS.search(token)):
            found.append(token)
        else:
            found += _parted(token) if len(token) <= _LONGEST_MET else _part(token)
    return found


def _part(token: str) -> tuple[str, ...]:
    """Give the words of what stands between two spaces: no pattern reaches over one."""
    if not _ASKS.search(token):
        return tuple(_PLAIN.findall(token))
    return tuple(part for word in _special().findall(token) for part in _pairs(word))


_parted = lru_cache(maxsize=65536)(_part)


def _pairs(word: str) -> list[str]:
    if len(word) < 2 or not _unspaced().match(word):
        return [word]
    return [word[i : i + 2] for i in range(len(word) - 1)]
