"""Consonant skeletons: one key for a name that papers spell in several ways (بيلاوسوف, بيلوسوف).

Arabic script: folded, ا و ي ه ع ء out, غ/ج ق/ك ط/ت ص/ث/ز/س ذ/ض/ظ/د merged, doubles squeezed, at least four letters.
Latin and Cyrillic: of capitalised words only, into the classes b f k t s S d r l m n, at least three. Keys of the two
kinds never meet: the alphabets differ. Measured on the spellings of Arabic news; other scripts give none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tasks.languages.folding import fold
from tasks.languages.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tasks.languages.rules import Rules

_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_ARABIC_WORD = re.compile(f"{_ARABIC.pattern}+")
_MERGED = str.maketrans(
    {**dict.fromkeys("اويهعءئؤ", ""), "غ": "ج", "ق": "ك", "گ": "ك", "ط": "ت", "ص": "س", "ث": "س", "ز": "س", "ژ": "س",
     "ذ": "د", "ض": "د", "ظ": "د", "پ": "ب", "ڤ": "ف", "چ": "ش"}
)  # fmt: skip
_CYRILLIC = str.maketrans(
    {"ж": "sh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d",
     "з": "z", "к": "k", "л": "l", "м": "m", "н": "n", "п": "p", "р": "r", "с": "s", "т": "t", "ф": "f", "ј": "",
     "љ": "l", "њ": "n", "ћ": "ch", "ђ": "d", "џ": "dg"}
)  # fmt: skip
_PAIRS = re.compile(r"sch|sh|ch|kh|gh|th|zh|ph|ts|tz|dj|ck")
_PAIR = {"sch": "S", "sh": "S", "ch": "S", "kh": "k", "gh": "k", "th": "t", "zh": "S", "ph": "f", "ts": "s", "tz": "s",
         "dj": "k", "ck": "k"}  # fmt: skip
_LATIN = str.maketrans(
    {**dict.fromkeys("pb", "b"), **dict.fromkeys("fvw", "f"), **dict.fromkeys("kgqjcx", "k"), "t": "t",
     **dict.fromkeys("szşç", "s"), **dict.fromkeys("drlmn", None)}
)  # fmt: skip
_LATIN.update({ord(letter): letter for letter in "drlmn"})
_DOUBLED = re.compile(r"(.)\1+")
_NOT_CLASS = re.compile(r"[^bfktsSdrlmn]")


@lru_cache(maxsize=65536)
def arabic(folded: str) -> str:
    """Give the skeleton of a folded word in Arabic script; "" where fewer than four letters stay."""
    bare = _DOUBLED.sub(r"\1", folded.translate(_MERGED))
    return bare if len(bare) >= 4 else ""


@lru_cache(maxsize=65536)
def western(folded: str) -> str:
    """Give the skeleton of a folded word in Latin or Cyrillic letters; "" where fewer than three classes stay."""
    latin = _PAIRS.sub(lambda match: _PAIR[match.group()], folded.translate(_CYRILLIC))
    bare = _DOUBLED.sub(r"\1", _NOT_CLASS.sub("", latin.translate(_LATIN)))
    return bare if len(bare) >= 3 else ""


def is_arabic(text: str) -> bool:
    """Tell whether this is one word of Arabic letters and nothing else."""
    return _ARABIC_WORD.fullmatch(text) is not None


def holds_arabic(text: str) -> bool:
    """Tell whether a letter of Arabic script stands in `text`."""
    return _ARABIC.search(text) is not None


def of_words(bare_words: Iterable[str]) -> list[str]:
    """Give the skeletons of folded words in Arabic script, without stop words, articles and clitics, in order."""
    return [key for word in bare_words if _ARABIC.match(word) and (key := arabic(word))]


def of_capitals(text: str, rules: Rules) -> list[str]:
    """Give the skeletons of the words of `text` that begin with a capital, in order."""
    names = (word for word in words(text) if word[0].isupper())
    return [
        key
        for name in names
        for part in fold(name, kept=rules.kept, dotless=rules.dotless).split("-")
        if (key := western(part.partition("'")[0] or part))
    ]
