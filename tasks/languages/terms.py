"""The terms of texts and what they are compared by, with what was met before: most words come again and again."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tasks.languages import folding, numerals, stems, stops, words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from tasks.languages.rules import Rules

_NUMBER = re.compile(r"\d+(?:[.,+/:]\d+)*")
ORDINAL = frozenset({"", "st", "nd", "rd", "th", "er", "re", "e", "ere", "eme", "го", "е", "я", "й"})
_MOST_MET = 100_000  # terms: some 10 MB
_LONGEST_MET = 40  # letters; scripts without spaces give a whole sentence at a time, which does not come again


class Terms:
    """The terms of one language. Same text, same answer; nothing is kept but caches."""

    __slots__ = ("_met", "_parted", "_rules")

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._parted: dict[str, tuple[str, ...]] = {}  # the terms of what stood between spaces before
        # terms met before: their stems, and what could change those if it were known; None for a stop word
        self._met: dict[str, tuple[str, tuple[str, ...]] | None] = {}

    def of(self, text: str) -> list[str]:
        """Give the folded words of `text` in order, parted at hyphens, without elided articles and possessive tails.

        What stands between spaces is folded and parted when it is first met: no mark reaches over a space.
        """
        parted = self._parted
        terms: list[str] = []
        for token in text.split():
            terms += parted[token] if token in parted else self._part(token)
        return terms

    def _part(self, token: str) -> tuple[str, ...]:
        """Fold and part what stands between two spaces; note it where it is no longer than words are."""
        rules = self._rules
        terms: list[str] = []
        for word in words.words(folding.fold(token, kept=rules.kept, dotless=rules.dotless)):
            if word.isalpha():  # most words; the rest need a look
                terms.append(word)
            else:
                terms += parts(word, rules)
        found = tuple(terms)
        if len(self._parted) >= _MOST_MET:
            self._parted.clear()
        if len(token) <= _LONGEST_MET:
            self._parted[token] = found
        return found

    def keys(self, terms: Iterable[str], known: Container[str]) -> list[str]:
        """Give the stems of those terms that mean something, in order; `known` are the words that clitics leave."""
        keys: list[str] = []
        for term in terms:
            met = self._met[term] if term in self._met else self._meet(term)
            if met is None:
                continue
            stem, rests = met
            for rest in rests:
                if rest in known:
                    stem = stems.among(term, self._rules, known)
                    break
            keys.append(stem)
        return keys

    def _meet(self, term: str) -> tuple[str, tuple[str, ...]] | None:
        """Note what a term is: a stop word, or its stem and which known words could change that."""
        if len(self._met) >= _MOST_MET:
            self._met.clear()
        met: tuple[str, tuple[str, ...]] | None
        if term[0].isdigit():
            met = (numerals.plain(term, self._rules.decimal), ())
        else:
            met = None if term in stops.stops(self._rules) else stems.alone(term, self._rules)
        self._met[term] = met
        return met


@lru_cache(maxsize=65536)
def parts(word: str, rules: Rules) -> tuple[str, ...]:
    """Part a folded word at hyphens and apostrophes, and drop what belongs to grammar."""
    if word[0].isdigit():
        return (_numeral(word),)
    return tuple(core for part in word.split("-") if (core := _core(part, rules)))


def _numeral(word: str) -> str:
    """Take off what makes a number ordinal or inflects it: 5th, 1er, 2025'te; 5g and 19h stay."""
    number = _NUMBER.match(word)
    tail = word[number.end() :] if number else ""
    return number.group() if number and (tail in ORDINAL or tail[:1] == "'") else word


def _core(word: str, rules: Rules) -> str:
    if "'" not in word:
        return word
    head, _, tail = word.partition("'")
    if head in rules.elided:
        return tail.replace("'", "")
    if tail in rules.tails or "*" in rules.tails:
        return head
    return word.replace("'", "")
