"""Numbers a text states, in one spelling: digits of any script, thousands marks out, number words read.

"3.5 million" and "3,500,000" are one number; «خمسة وعشرون», "twenty-five" and "vingt-cinq" are 25. Fractions written
as words, ordinals, and vague plurals («آلاف القتلى», "thousands") are not numbers here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tasks.languages.folding import fold
from tasks.languages.names import either
from tasks.languages.particles import AND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tasks.languages.rules import Rules

_DIGITS = r"\d+(?:[.,\u00a0\u202f']\d+)*"
_GAPS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)")


class _Table(NamedTuple):
    values: Mapping[str, int]
    vague: frozenset[str]
    token: re.Pattern[str]


@lru_cache(maxsize=64)
def _table(rules: Rules) -> _Table:
    def spelled(word: str) -> str:
        return fold(word, kept=rules.kept, dotless=rules.dotless).strip()

    values = {spelled(word): number for word, number in (*rules.numbers.items(), *rules.forms.items())}
    joined = "و?" if rules.code == "ar" else ""  # Arabic writes "and" together with the next word
    token = re.compile(rf"{_DIGITS}|(?<![^\W_]){joined}(?P<word>{either(values)})(?![^\W_])")
    return _Table(values, frozenset(map(spelled, rules.vague)), token)


@lru_cache(maxsize=8192)
def plain(token: str, decimal: str = ".") -> str:
    """Give a folded number without its thousands marks and with a point before its fraction: "3.500,5" is "3500.5".

    A mark before exactly three digits parts thousands, unless it is the language's decimal mark standing once.
    """
    if "/" in token or "+" in token or ":" in token:
        return token
    parts = re.split(r"[.,\u00a0\u202f']", token)
    if len(parts) == 1:
        return _trimmed(token)
    marks = re.findall(r"[.,\u00a0\u202f']", token)
    last = marks[-1]
    if len(parts[-1]) == 3 and len(parts[0]) <= 3 and (last != decimal or (len(marks) > 1 and len(set(marks)) == 1)):
        return _trimmed("".join(parts))
    if len(marks) > 1 and len(set(marks)) == 1:
        return token  # 1.2.3 is a version or a date, no number of ours
    return f"{_trimmed(''.join(parts[:-1]))}.{parts[-1]}".rstrip("0").rstrip(".")


def _trimmed(digits: str) -> str:
    return digits.lstrip("0") or "0"


def joined(text: str, rules: Rules) -> str:
    """Close the gaps between thousands, where the language writes them: "1 200" is one number."""
    return _GAPS.sub(lambda found: re.sub(r"\s", "", found.group()), text) if rules.decimal == "," else text


@lru_cache(maxsize=16384)
def is_number(word: str, rules: Rules) -> bool:
    """Tell whether a folded word is a number, or part of one."""
    found = _table(rules).token.match(word)
    return found is not None and found.end() == len(word)


def numbers(folded: str, rules: Rules) -> frozenset[str]:
    """Give the numbers of a folded text."""
    table = _table(rules)
    folded = joined(folded, rules)
    found: set[str] = set()
    run: list[tuple[str, str]] = []  # neighbouring number words: the word, its number
    end = 0
    for match in table.token.finditer(folded):
        if run and folded[end : match.start()].strip(" \u00a0\u202f-") not in AND:
            found.update(_sums(run, table.vague))
            run = []
        word = " ".join((match["word"] or "").split())
        run.append((word, str(table.values[word])) if word else (match.group(), plain(match.group(), rules.decimal)))
        end = match.end()
    found.update(_sums(run, table.vague))
    return frozenset(found)


def _sums(run: list[tuple[str, str]], vague: frozenset[str]) -> list[str]:
    """Read neighbouring number words: twenty five → 25, three hundred → 300; digits begin a number of their own."""
    if len(run) == 1 and run[0][0] in vague:
        return []
    made: list[str] = []
    total, current, open_ = 0.0, 0.0, False
    for word, text in run:
        value = float(text) if text.count(".") <= 1 and "," not in text else None
        if value is None:  # 1.2.3 is a version, a date or an address
            continue
        multiplies = not word[0].isdigit() and (value >= 1000 or value == 100)
        if multiplies and value == 100:
            current = max(current, 1) * 100
        elif multiplies:
            total += max(current, 1) * value
            current = 0
        elif open_ and (word[0].isdigit() or not _adds(current, value)):
            made.append(_written(total + current))
            total, current = 0, value
        else:
            current += value
        open_ = True
    if open_:
        made.append(_written(total + current))
    return made


def _adds(current: float, value: float) -> bool:
    """Tell whether a word goes on with the number before it: twenty + five, hundred + twenty, Arabic five + twenty."""
    if current == 0:
        return True
    low, high = sorted((current % 100 or 100, value))
    return low < 10 <= high <= 90 or (current >= 100 and current % 100 == 0 and value < 100)


def _written(number: float) -> str:
    return f"{number:.6f}".rstrip("0").rstrip(".")
