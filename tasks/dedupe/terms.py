"""What an article is compared by: four sets of terms, numbered once for a run.

Words are the stems of title and whole text, lead those of title and the text's first stems, grams the character
4-grams of title and first stems, names the consonant skeletons of what looks like a name: one for all its spellings.
Sets, not counts: counted terms rank long texts a little better, but their scale runs off with length, so that no one
threshold would serve headlines and articles alike.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tasks.model import Keys

GRAM = 4  # letters; 3 to 5 together are no better at three times the cost
LEAD = 60  # stems of the text beside the title: with the whole text alone saudi's pairwise F1 falls by 4
SPELT = 150  # stems of the text that give grams: 500 do no better at twice the cost, and carry the seeds less well
BRIEF = 25  # stems of the text that stand in for a headline: 92/87 on half-cut basil against 80/67 with the whole text
SHORTEST = 3  # letters of a name
READ = 50_000  # letters of a text: a book among the news must not cost a minute


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The numbered terms of one article."""

    stems: array[int]  # of the text, in order, repeated as it repeats them
    short: bool  # a headline, or so little text that it is no longer than the brief form of an article
    words: array[int]  # this and what follows: ascending, each once
    lead: array[int]
    grams: array[int]
    names: array[int]
    title: array[int]  # the stems of the title
    headed: array[int]  # the names in the title


class Numbering:
    """Hands out the numbers of a window's terms, in order of first meeting.

    Feed it articles in an order that does not depend on arrival, so that the numbers do not either.
    """

    def __init__(self) -> None:
        self._words = numbers()
        self._grams = numbers()
        self._names = numbers()
        self._known: list[str] = []
        self._spelt: list[list[int]] = []  # the grams of each word

    def terms(self, keys: Keys) -> Terms:
        """Number the terms of an article."""
        stems = self._number((*keys.title, *keys.text))
        start = len(keys.title)
        words = distinct(stems)
        grams = self.spell(stems[: start + SPELT])
        short = len(stems) - start <= BRIEF
        return Terms(
            stems=array("i", stems[start:]),
            short=short,
            words=words,
            lead=words if short else distinct(stems[: start + LEAD]),
            grams=grams,
            names=self._name(keys.names),
            title=distinct(stems[:start]),
            headed=self._name(keys.headed),
        )

    def brief(self, terms: Terms) -> array[int]:
        """Give the words of an article as it would be as a headline."""
        return terms.words if terms.short else distinct((*terms.title, *terms.stems[:BRIEF]))

    def spell(self, stems: Iterable[int]) -> array[int]:
        """Give the grams of stems."""
        return array("i", sorted(set().union(*map(self._spelt.__getitem__, set(stems)))))

    def known(self) -> tuple[str, ...]:
        """Give the stems by their numbers."""
        return tuple(self._known)

    def grams(self) -> tuple[str, ...]:
        """Give the grams by their numbers."""
        return tuple(self._grams)

    def _number(self, stems: Sequence[str]) -> list[int]:
        numbers = list(map(self._words.__getitem__, stems))  # no line of Python for a stem that is known
        new = len(self._words) - len(self._known)
        for stem in reversed(list(islice(reversed(self._words), new))):
            self._spelt.append(self._cut(stem))
            self._known.append(stem)
        return numbers

    def _cut(self, stem: str) -> list[int]:
        """Number the 4-grams of `stem` between spaces; a shorter one is its own gram."""
        padded = f" {stem} "
        cuts = [padded[at : at + GRAM] for at in range(max(1, len(padded) - GRAM + 1))]
        return list(map(self._grams.__getitem__, cuts))

    def _name(self, names: Iterable[str]) -> array[int]:
        return distinct(map(self._names.__getitem__, names))


def numbers(known: Sequence[str] = ()) -> defaultdict[str, int]:
    """Give a table that numbers what it is asked for, in order of first meeting, after what is known."""
    made: defaultdict[str, int] = defaultdict(None, zip(known, range(len(known)), strict=True))
    made.default_factory = made.__len__
    return made


def distinct(stems: Iterable[int]) -> array[int]:
    """Give numbers ascending, each once."""
    return array("i", sorted(set(stems)))
