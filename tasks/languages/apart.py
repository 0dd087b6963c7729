"""In which numbers sentences about one thing differ: those that count the same thing, and count it otherwise.

A number that only one of two sentences has tells no difference: that the other left the missing out, or how far from
the port it was, is no other figure. Two numbers are of one thing where both count dead, where the same noun or the
same unit of time stands behind them, or where the sentences are the same word for word around them.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from tasks.languages import numerals
from tasks.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tasks.languages.language import Language

_TOKEN = re.compile(r"\d+(?:[.,٫٬'\u00a0\u202f/:ر]\d+)*|[^\W\d_]+")  # agencies write 44.3 as «3ر44»
_BETWEEN = re.compile(r"[^\S\n]+|-")  # "twenty-five", «خمسة وعشرون»: one number of several words
_DEAD = frozenset({"†"})  # whichever word says them, and no other: 14 people dead are not 12 people missing
MOULD = 0.8  # share of the shorter one's words from which two sentences are of one mould: of ten, two are others
_LONGEST = 2000  # code points that are compared: as many as a sentence may have that is quoted at all


class Counted(NamedTuple):
    """Neighbouring words of a sentence that are one number: where they stand, what they say, and of what."""

    span: Span
    values: frozenset[str]
    things: frozenset[str]


def counted(text: str, language: Language) -> tuple[Counted, ...]:
    """Give the numbers of a sentence in its order, in digits or words."""
    return tuple(part for part in _parts(text, language) if isinstance(part, Counted))


def apart(texts: Sequence[str], language: Language) -> list[list[Span]]:
    """Give for each of some sentences of one language the numbers of which another one gives another figure."""
    found: list[set[Span]] = [set() for _ in texts]
    for one, other in combinations(range(len(texts)), 2):
        mine, theirs = _differing(texts[one], texts[other], language)
        found[one].update(mine)
        found[other].update(theirs)
    return [sorted(spans) for spans in found]


def unshared(texts: Sequence[str], language: Language) -> list[list[Span]]:
    """Give for each of some sentences the numbers that not all of them state."""
    held = [counted(text, language) for text in texts]
    shared = frozenset.intersection(*(_values(numbers) for numbers in held))
    return [[number.span for number in numbers if not number.values <= shared] for numbers in held]


def altered(one: str, other: str, language: Language) -> bool:
    """Tell whether of two copies of a text each has a number that the other lacks: one was changed, not only cut."""
    if one == other:
        return False
    mine, theirs = language.numbers(one), language.numbers(other)
    return bool(mine - theirs) and bool(theirs - mine)


def mould(one: str, other: str, language: Language) -> float:
    """Give how much of the shorter sentence the other repeats word for word around another figure; 0 if around none."""
    paired = _paired(one, other, language)
    return paired.share if paired.numbers else 0.0


def _differing(one: str, other: str, language: Language) -> tuple[set[Span], set[Span]]:
    mine, theirs = counted(one, language), counted(other, language)
    pairs = list(_facing(one, other, language))
    for thing in {thing for number in mine for thing in number.things}:
        here = [number for number in mine if thing in number.things]
        there = [number for number in theirs if thing in number.things]
        if (
            there
            and _values(here).isdisjoint(_stated(thing, theirs))
            and _stated(thing, mine).isdisjoint(_values(there))
        ):
            pairs.extend((first, second) for first in here for second in there)
    return {first.span for first, _ in pairs}, {second.span for _, second in pairs}


class _Pairs(NamedTuple):
    """What stands in both of two sentences in the same order, any number for a number."""

    numbers: tuple[tuple[Counted, Counted, int], ...]  # that differ; on how many sides the same words stand, 1 or 2
    share: float  # of the shorter sentence


def _paired(one: str, other: str, language: Language) -> _Pairs:
    mine, theirs = _parts(one, language), _parts(other, language)
    said, told = (["" if isinstance(part, Counted) else part for part in parts] for parts in (mine, theirs))
    blocks = SequenceMatcher(None, said, told, autojunk=False).get_matching_blocks()
    places = [(at.a + step, at.b + step) for at in blocks for step in range(at.size)]
    known = {(-1, -1), (len(mine), len(theirs)), *places}
    numbers = []
    for place, rival in places:
        here, there = mine[place], theirs[rival]
        if isinstance(here, Counted) and isinstance(there, Counted) and here.values.isdisjoint(there.values):
            numbers.append((here, there, len(known & {(place - 1, rival - 1), (place + 1, rival + 1)})))
    return _Pairs(tuple(pair for pair in numbers if pair[2]), len(places) / (min(len(mine), len(theirs)) or 1))


def _facing(one: str, other: str, language: Language) -> Iterator[tuple[Counted, Counted]]:
    """Give the numbers that stand in each other's place: between the same words, in one mould beside the same word."""
    paired = _paired(one, other, language)
    return ((here, there) for here, there, sides in paired.numbers if sides == 2 or paired.share >= MOULD)


def _stated(thing: str, numbers: Iterable[Counted]) -> frozenset[str]:
    """Give what a sentence may count of a thing: numbers of it, and those of which nothing is said ("12 in all")."""
    return _values(number for number in numbers if thing in number.things or not number.things)


def _values(numbers: Iterable[Counted]) -> frozenset[str]:
    return frozenset[str]().union(*(number.values for number in numbers))


@lru_cache(maxsize=4096)
def _parts(text: str, language: Language) -> tuple[Counted | str, ...]:
    """Give the words of a sentence, folded, with each of its numbers as one."""
    units = {language.fold(unit): _length(days) for unit, days in language.rules.dates.units.items()}
    state = language.state(text)
    found: list[Counted | str] = []
    for start, end, after in _runs(text, language):
        values = language.numbers(text[start:end])
        if len(values) != 1:  # «آلاف» alone says none; what says two, like «3ر44», is not one that we can read
            word = language.fold(text[start:end])
            found.append(units.get(word, word))
            continue
        things = {what for what, number in state.figures if number in values}
        if after in units:
            things.add(units[after])
        found.append(Counted(Span(start, end), values, _DEAD if values & state.dead else frozenset(things)))
    return tuple(found)


def _length(days: int) -> str:
    """Name a unit of time by its length, however a language bends it: «أيام» and «يوما» are one."""
    return f"{days} d"


def _runs(text: str, language: Language) -> Iterator[tuple[int, int, str]]:
    """Give where each word begins and ends, neighbouring words of one number as one, and the word behind it."""
    tokens = list(_TOKEN.finditer(text[:_LONGEST]))
    folded = [language.fold(token[0]) for token in tokens]
    place = 0
    while place < len(tokens):
        last = place
        while (
            last + 1 < len(tokens)
            and _counts(folded[last], language)
            and _counts(folded[last + 1], language)
            and _BETWEEN.fullmatch(text, tokens[last].end(), tokens[last + 1].start())
        ):
            last += 1
        yield tokens[place].start(), tokens[last].end(), folded[last + 1] if last + 1 < len(tokens) else ""
        place = last + 1


def _counts(folded: str, language: Language) -> bool:
    return folded[0].isdigit() or numerals.is_number(folded, language.rules)
