"""Full stops that end no sentence: of abbreviations, initials, ordinals and marks of lists."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tasks.languages.rules import Rules

# Han and kana too: Chinese and Japanese write "U.S." without a space before it
_TOKEN = re.compile(r"[^\s\"'“”„«»‹›()\[\]{}،؛,;:/…—–\u3040-\u30ff\u3400-\u9fff-]*$")
_OPENERS = "'\"“”„‚‘«‹»([{-–—•「『（《¿¡\u00a0\u202f "
_SPACED = re.compile(r"([^\W\d_]{1,3})\.[ \u00a0\u202f]$")
_MARK = re.compile(r"(?<!\S)(\d{1,2})\.(?=\s)")
_LOOK_BACK = 40  # code points: the longest token that can matter
_LIST = 400  # code points in which the mark before or after one of a list is sought


class _Lists(NamedTuple):
    """The abbreviations of a language, in lower case without their dots."""

    titles: frozenset[str]
    endings: tuple[str, ...]  # of titles given as "-str": Hauptstr.
    abbreviations: frozenset[str]
    known: frozenset[str]  # titles and abbreviations
    starters: frozenset[str]


@lru_cache(maxsize=64)
def _lists(rules: Rules) -> _Lists:
    titles = {word.lower().rstrip(".") for word in rules.titles}
    abbreviations = frozenset(word.lower().rstrip(".") for word in rules.abbreviations)
    return _Lists(
        titles=frozenset(titles),
        endings=tuple(sorted(word[1:] for word in titles if word.startswith("-"))),
        abbreviations=abbreviations,
        known=abbreviations | titles,
        starters=frozenset(rules.starters),
    )


def abbreviated(line: str, dot: int, begin: int, rules: Rules) -> bool:
    """Tell whether the single full stop at `dot`, in a sentence from `begin` on, belongs to what stands before it."""
    found = _TOKEN.search(line[max(begin, dot - _LOOK_BACK) : dot])
    token = found.group().strip("\u200e\u200f\u061c") if found else ""
    if not token:
        return False
    place = dot - len(token)
    if token.isdecimal():
        first = dot - begin <= _LOOK_BACK and not line[begin:place].strip()
        return (first and len(token) <= 3) or (len(token) <= 2 and (rules.ordinals or _in_list(line, dot, int(token))))
    following = line[dot + 1 : dot + 1 + _LOOK_BACK].lstrip(_OPENERS).split(None, 1)[:1]
    spaced = _SPACED.search(line, max(begin, place - 5), place)
    joined = f"{spaced.group(1)}.{token}".lower() if spaced else token.lower()  # z. B., т. д.
    verdict = _judged(token, joined, following, _lists(rules))
    if verdict is not None:
        return verdict
    named = line[max(begin, dot - _LOOK_BACK) : place].split()[-1:]  # "John F." goes on, "vitamin C." may end
    return token.isupper() and not (named and named[0][:1].islower())


def _judged(token: str, joined: str, following: list[str], lists: _Lists) -> bool | None:
    """Judge by the lists; None for an initial before a word that begins sentences."""
    lower = token.lower()
    if any(f"{lower}.{word.lower().rstrip('.')}" in lists.known for word in following if word.endswith(".")):  # EE. UU.
        return True
    if joined in lists.titles or (joined not in lists.known and _titled(lower, lists)):
        return True
    initial = _letters(token) == 1 and token[0].isalpha()
    if not (initial or joined in lists.known or lower in lists.abbreviations or _is_dotted(token)):
        return False
    if not following or following[0].rstrip(",:") not in lists.starters:
        return True
    return None if initial and joined == lower else False


def _titled(lower: str, lists: _Lists) -> bool:
    return lower in lists.titles or (bool(lists.endings) and lower.endswith(lists.endings))


def _letters(token: str) -> int:
    """Count letters without the vowel signs that Indian scripts write onto them: «डी» is one."""
    return sum(unicodedata.category(char)[0] != "M" for char in token)


def _is_dotted(token: str) -> bool:
    """Tell x.y.z from a word with a dot somewhere."""
    parts = token.split(".")
    return len(parts) > 1 and all(_letters(part) in {1, 2} and part[:1].isalpha() for part in parts)


def _in_list(line: str, dot: int, number: int) -> bool:
    """Tell whether this number is one of "1. bread 2. milk 3. sugar" inside a sentence."""
    if number == 1:
        ahead = _MARK.search(line, dot + 1, dot + _LIST)
        return ahead is not None and int(ahead.group(1)) == 2
    before = [int(mark.group(1)) for mark in _MARK.finditer(line, max(0, dot - _LIST), dot)]
    return bool(before) and before[-1] == number - 1
