"""Whether two sentences of the same words tell of exchanged roles: "A sued B" and "B sued A".

Nothing is parsed. Two runs of words exchange roles where each stands in the place of the other: with the same words
beside it. What only stands elsewhere keeps its own neighbours ("B was sued by A": "by" goes with A) or is of another
kind ("in Lima A met B", "A met B in Lima"), and what "and" joins has no order. Of the words beside the two runs three
in four must be the same, the one before the second run among them, for that is where a voice shows. Read by pairs in
`tests/quality/same.py`: 20 of 25 exchanges were called the same before, none now.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tasks.languages.particles import AND, ARTICLES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tasks.languages import Language

ENOUGH = 3  # of four neighbours
SHORT = frozenset({"d", "l"})  # of what French and Italian shorten: "de", "le", "la", without which a name stands too
EDGE = ""  # beside the first word and the last


class Run(NamedTuple):
    """Neighbouring words that both sentences have: where they begin and end in each."""

    here: int
    here_end: int
    there: int
    there_end: int


class _Words(NamedTuple):
    """A sentence: its folded words and their stems; a stop word is its own, for it shows who does what to whom."""

    terms: list[str]
    keys: list[str]


def exchanged(language: Language, one: str, other: str) -> bool:
    """Tell whether two runs of words have each other's places in the two sentences."""
    known = frozenset((*language.terms(one), *language.terms(other)))
    mine, theirs = _words(language, one, known), _words(language, other, known)
    runs = [run for run in _runs(mine.keys, theirs.keys) if _names(language, mine.terms[run.here : run.here_end])]
    return any(
        _in_place_of(language, mine, theirs, first, second)
        for number, first in enumerate(runs)
        for second in runs[number + 1 :]
        if first.here_end <= second.here and second.there_end <= first.there
    )


def _words(language: Language, text: str, known: Collection[str]) -> _Words:
    """Give the words of a sentence, without those that another sentence may write together with the next («d'»)."""
    terms = [term for term in language.terms(text) if term[:-1] not in SHORT.intersection(language.rules.elided)]
    return _Words(terms, [term if language.is_stop(term) else language.stem(term, known) for term in terms])


def _runs(mine: Sequence[str], theirs: Sequence[str]) -> list[Run]:
    """Give the longest runs round each word that stands once in both, in the order of the one; they may overlap."""
    counts, others = Counter(mine), Counter(theirs)
    found = set()
    for here, key in enumerate(mine):
        if counts[key] == others[key] == 1:
            there = theirs.index(key)
            less = more = 0
            while less < min(here, there) and mine[here - less - 1] == theirs[there - less - 1]:
                less += 1
            while mine[here + more : here + more + 1] == theirs[there + more : there + more + 1] != []:
                more += 1
            found.add(Run(here - less, here + more, there - less, there + more))
    return sorted(found)


def _names(language: Language, terms: Sequence[str]) -> bool:
    """Tell whether words may be somebody or something: one of them means something, and none tells a time or number."""
    if any(term[0].isdigit() or language.tells_time(term) for term in terms):
        return False
    return not all(language.is_stop(term) for term in terms)


def _in_place_of(language: Language, mine: _Words, theirs: _Words, first: Run, second: Run) -> bool:
    """Tell whether `second` stands in the other sentence where `first` stands in the one, and the other way round."""
    if _led(language, mine.terms[first.here]) != _led(language, mine.terms[second.here]):
        return False
    left = _before(mine, first.here) == _before(theirs, second.there)
    right = _at(mine, second.here_end) == _at(theirs, first.there_end)
    between = mine.terms[first.here_end : second.here], theirs.terms[second.there_end : first.there]
    if _joined(mine, theirs, second.here):
        return False
    if not all(between):
        return not any(between) and left and right and _side_by_side(language, mine, theirs, first, second)
    if AND.issuperset(between[0]) or language.passive(between[0]) != language.passive(between[1]):
        return False
    before = _before(mine, second.here) == _before(theirs, first.there)
    after = _at(mine, first.here_end) == _at(theirs, second.there_end)
    return before and left + right + before + after >= ENOUGH


def _joined(mine: _Words, theirs: _Words, place: int) -> bool:
    """Tell whether a word has "and" written onto it, as in Arabic, and stands without it in the other sentence."""
    term = mine.terms[place]
    return term[0] in AND and term not in theirs.terms and term[1:] in theirs.terms


def _side_by_side(language: Language, mine: _Words, theirs: _Words, first: Run, second: Run) -> bool:
    """Tell whether two runs may be subject and object after the verb, as Arabic has them: a word each, nothing on it.

    Longer ones are a name and its title («علي عمر وزير النقل»), which change places and mean the same.
    """
    pair = mine.terms[first.here : second.here_end]
    same = set(pair) <= set(theirs.terms)
    return first.here > 0 and len(pair) == 2 and same and not any(map(language.bound, pair))


def _led(language: Language, term: str) -> bool:
    """Tell whether a run begins with a preposition or the like; articles are none."""
    return language.is_stop(term) and term not in ARTICLES


def _before(words: _Words, place: int) -> str:
    return words.keys[place - 1] if place else EDGE


def _at(words: _Words, place: int) -> str:
    return words.keys[place] if place < len(words.keys) else EDGE
