"""What state of a story a sentence tells: something still to come, something denied, how many died, how much of what.

Two sentences that are alike in words may tell two states of one thing: "will vote" and "voted", four dead and eight.
Nothing is parsed: the marks are word lists and endings of the language; one without them tells its numbers only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tasks.languages import numerals, stems, stops
from tasks.languages.folding import fold
from tasks.languages.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tasks.languages.rules import Rules

SOME = "0"  # of several dead: fewer than any number that a later text gives
_HEAD = 12  # words in which the main verb stands: what is announced in a later clause is not the sentence's state
_AFTER = 4  # "killed at least four"
_FAR = 14  # "the death toll from the sinking of … rose to nine"
_LONGEST = 200  # words that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The state that a sentence tells; all empty where it tells none."""

    ahead: bool = False  # its event is yet to come
    going: bool = False  # it says what is going on still, or has been counted so far
    denied: bool = False  # something is not so
    dead: frozenset[str] = frozenset()  # how many died; `SOME` where it says several
    numbers: frozenset[str] = frozenset()  # all that it states
    figures: frozenset[tuple[str, str]] = frozenset()  # what is counted (the word after the number), how many


class _Lists(NamedTuple):
    ahead: tuple[str, ...]
    coming: re.Pattern[str]
    not_coming: frozenset[str]
    first: re.Pattern[str]
    done: re.Pattern[str]
    going: tuple[str, ...]
    denying: frozenset[str]
    still: tuple[str, ...]
    dead: frozenset[str]
    killing: frozenset[str]
    tolls: frozenset[str]
    several: frozenset[str]
    counting: frozenset[str]  # dead, killing and tolls


@lru_cache(maxsize=64)
def _lists(rules: Rules) -> _Lists:
    lists = rules.states

    def spelled(entries: Iterable[str]) -> list[str]:
        return [" ".join(words(fold(entry, kept=rules.kept, dotless=rules.dotless))) for entry in entries]

    return _Lists(
        tuple(f" {entry} " for entry in spelled(lists.ahead)),
        re.compile(lists.coming or "(?!)"),
        frozenset(spelled(lists.not_coming)),
        re.compile(lists.first or "(?!)"),
        re.compile(lists.done or "(?!)"),
        tuple(f" {entry} " for entry in spelled(lists.going)),
        frozenset(spelled(lists.denying)),
        tuple(f" {entry} " for entry in spelled(lists.still)),
        frozenset(spelled(lists.dead)),
        frozenset(spelled(lists.killing)),
        frozenset(spelled(lists.tolls)),
        frozenset(spelled(lists.several)),
        frozenset(spelled((*lists.dead, *lists.killing, *lists.tolls))),
    )


@lru_cache(maxsize=4096)
def state(text: str, rules: Rules) -> State:
    """Read the state that a sentence tells."""
    lists = _lists(rules)
    spelled = words(fold(numerals.joined(text, rules), kept=rules.kept, dotless=rules.dotless))[:_LONGEST]
    if not spelled:
        return State()
    runs = list(_runs(spelled, rules))
    return State(
        ahead=_ahead(spelled[:_HEAD], lists, rules),
        going=_going(spelled, lists, rules),
        denied=_denied(spelled, lists, rules),
        dead=frozenset(_dead(spelled, runs, lists, rules)),
        numbers=frozenset(number for run in runs for number in run.numbers),
        figures=frozenset(_figures(spelled, runs, rules)),
    )


def _ahead(head: list[str], lists: _Lists, rules: Rules) -> bool:
    """Tell whether the first mark of time in the head is one of what is to come."""
    prefixes = rules.openers.prefixes or " "
    said = _joined([head[0][1:] if head[0][0] in prefixes else head[0], *head[1:]])
    place = min((found for entry in lists.ahead if (found := said.find(entry)) >= 0), default=len(said))
    before = len(said[:place].split())
    for number, word in enumerate(head[:before]):
        bare = word[1:] if word[0] in prefixes else word
        if word in lists.not_coming or bare in lists.not_coming:
            continue
        if lists.coming.fullmatch(bare) or (number == 0 and lists.first.fullmatch(word)):
            return True
        if lists.done.fullmatch(word):
            return False
    return place < len(said)


def _going(spelled: list[str], lists: _Lists, rules: Rules) -> bool:
    """Tell whether a word of what goes on stands anywhere, with or without a letter that is written onto it."""
    if not lists.going:
        return False
    said = _joined(spelled) + _joined(_bare(spelled, rules))
    return any(entry in said for entry in lists.going)


def _bare(spelled: list[str], rules: Rules) -> list[str]:
    """Take off the letter that is written onto a word: «ونفى» is «نفى»."""
    prefixes = rules.openers.prefixes
    return [word[1:] if word[0] in prefixes and len(word) > 1 else word for word in spelled]


def _denied(spelled: list[str], lists: _Lists, rules: Rules) -> bool:
    said = _joined(spelled) + _joined(_bare(spelled, rules))
    for entry in lists.still:  # "still", said as "does not cease to", denies nothing
        said = said.replace(entry, " ")
    return "n't " in said or not lists.denying.isdisjoint(said.split())


def _joined(spelled: Sequence[str]) -> str:
    return f" {' '.join(spelled)} "


class _Run(NamedTuple):
    """Neighbouring words that are one number: the places of the first and of the last, and the numbers they say."""

    start: int
    end: int
    numbers: frozenset[str]


def _runs(spelled: list[str], rules: Rules) -> Iterable[_Run]:
    start = None
    for place in range(len(spelled) + 1):
        is_number = place < len(spelled) and (spelled[place][0].isdigit() or numerals.is_number(spelled[place], rules))
        if is_number and start is None:
            start = place
        elif not is_number and start is not None:
            yield _Run(start, place - 1, numerals.numbers(" ".join(spelled[start:place]), rules))
            start = None


def _dead(spelled: list[str], runs: list[_Run], lists: _Lists, rules: Rules) -> Iterable[str]:
    for place, word in enumerate(spelled):
        forms = {word, f"{spelled[place - 1]} {word}"} if place else {word}
        if word[0] in rules.openers.prefixes:
            forms.add(word[1:])
        if forms.isdisjoint(lists.counting):
            continue
        before = [run for run in reversed(runs) if 0 < place - run.end <= rules.states.reach]
        after = [run for run in runs if 0 < run.start - place <= _FAR]
        close = [run for run in after if run.start - place <= _AFTER]
        near = after if forms & lists.tolls else close or before if forms & lists.killing else before or close
        if near:
            yield from near[0].numbers
        elif forms.isdisjoint(lists.tolls) and lists.several.intersection(
            spelled[max(0, place - _AFTER) : place + _AFTER]
        ):
            yield SOME


def _figures(spelled: list[str], runs: list[_Run], rules: Rules) -> Iterable[tuple[str, str]]:
    idle = stops.stops(rules)
    for run in runs:
        what = spelled[run.end + 1] if run.end + 1 < len(spelled) else ""
        if what and what not in idle and what not in rules.dates.units:
            yield from ((stems.alone(what, rules)[0], number) for number in run.numbers)
