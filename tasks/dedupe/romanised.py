"""The words of one language's texts by number: each spelt in Latin letters, and its sounds.

Clitics come off where the rest is a word of any of the texts or a country's name. So a word that comes, or is in no
text any more, can change how others are spelt: only these are spelt again.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from tasks.dedupe.countries import names, words
from tasks.dedupe.romanise import latin, sounds
from tasks.dedupe.terms import numbers
from tasks.languages import get, stems

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence


class Letters(NamedTuple):
    """Words by number."""

    terms: Sequence[str] = ()
    says: bytes = b""  # whether each is neither a number nor a stop word
    letters: Sequence[str] = ()  # in Latin letters; "" where there are none, or it says nothing
    sounds: Sequence[str] = ()  # their consonants, likewise
    leads: Collection[int] | None = None  # those with which a country's name may begin, where that is known


class Romanised:
    """The words of a language's texts; those numbered since the last time are spelt by `settle`."""

    def __init__(self, code: str, known: Letters = Letters()) -> None:  # noqa: B008 -- a value that nobody changes
        """Go on from words that are known, all of which were in a text."""
        self.code = code
        self.language = get(code)
        self.terms = list(known.terms)
        self.says = bytearray(known.says)
        self.letters = list(known.letters)
        self.sounds = list(known.sounds)
        self._leads = None if known.leads is None else set(known.leads)
        self._numbers = numbers(known.terms)
        self._affixes = self.language.rules.affixes
        self._known = frozenset[str]()  # no word changes another in a language without affixes
        self._stems: dict[int, str] = {}  # of those asked for; none before all words are known
        self._bare: dict[int, str] = {}  # without clitics and article; of those spelt by this run

    def __len__(self) -> int:
        """Count the words."""
        return len(self.terms)

    @property
    def affixed(self) -> bool:
        """Tell whether words change how others are spelt."""
        return self._affixes is not None

    def number(self, terms: Iterable[str]) -> list[int]:
        """Give the numbers of words; new ones where they are new."""
        return list(map(self._numbers.__getitem__, terms))

    def settle(self, gone: Iterable[int] = ()) -> list[int]:
        """Spell the words that were numbered since, and those that they change; give both.

        `gone` ones are in no text any more.
        """
        first = len(self.terms)
        new = list(islice(self._numbers, first, None))
        self.terms += new
        self.says += bytes(map(self._says, new))
        self.letters += [""] * len(new)
        self.sounds += [""] * len(new)
        asked = set(range(first, len(self.terms)))
        if self._affixes:
            left = [self.terms[number] for number in gone]
            self._known = words(self.code).union(set(self.terms).difference(left))
            asked |= self._touched(chain(new, left)) if first else set()
        self._spell(sorted(number for number in asked if self.says[number]))
        return sorted(asked)

    def sound(self, term: str) -> str:
        """Give the sound of any word; "" where it has none."""
        number = self._numbers.get(term)
        if number is None:  # nowhere between two spaces
            return sounds(latin(self._plain(term))) if self._says(term) else ""
        return self.sounds[number]

    def stem(self, number: int) -> str:
        """Give the stem of a word."""
        if number not in self._stems:
            self._stems[number] = stems.stem(self.terms[number], self.language.rules, self._known)
        return self._stems[number]

    @property
    def leads(self) -> set[int]:
        """Give the words with which the name of a country may begin, by how they begin themselves."""
        if self._leads is None:
            self._leads = set(self._leading(number for number, says in enumerate(self.says) if says))
        return self._leads

    @property
    def led(self) -> bool:
        """Tell whether anybody has asked for these."""
        return self._leads is not None

    @cached_property
    def naming(self) -> frozenset[int]:
        """Give the words with which the name of a country begins."""
        if not self.affixed:
            return frozenset(self.leads)
        known = names(self.code)
        return frozenset(number for number in self.leads if self.stem(number) in known)

    def _spell(self, asked: Sequence[int]) -> None:
        plain = [self._plain(self.terms[number]) for number in asked]
        spelt = _lines(latin, plain)
        for number, letters, heard in zip(asked, spelt, _lines(sounds, spelt), strict=True):
            self.letters[number], self.sounds[number] = letters, heard
        self._bare.update(zip(asked, plain, strict=True))
        if self._leads is not None:
            self._leads.difference_update(asked)
            self._leads.update(self._leading(asked))

    def _touched(self, changed: Iterable[str]) -> set[int]:
        """Give the words that may have lost a clitic, or got it back, since others are words now or no more."""
        affixes = self._affixes
        ones = {*affixes.clitics, *affixes.futures} if affixes else set()
        heads = [*ones, *(first + second for first in (affixes.doubled if affixes else "") for second in ones)]
        found: set[int] = set()
        waiting, passed = list(changed), set[str]()
        while waiting:
            rest = waiting.pop()
            for word in (head + rest for head in heads):
                number = self._numbers.get(word)
                if word not in passed and (number is not None or word in self._known):
                    passed.add(word)
                    waiting.append(word)
                    found.update([] if number is None else [number])
        return found

    def _leading(self, asked: Iterable[int]) -> Iterator[int]:
        """Give those of some words with which a country's name may begin."""
        known = names(self.code)
        if not self.affixed:
            return (number for number in asked if self.stem(number) in known)
        sizes = sorted({len(stem) for stem in known})  # what is taken off a bare word is its end
        bare = ((number, self._bare.get(number) or self._plain(self.terms[number])) for number in asked)
        return (number for number, plain in bare if any(plain[:size] in known for size in sizes))

    def _says(self, term: str) -> bool:
        """Tell whether a word is neither a number nor a stop word."""
        return not term[0].isdigit() and not self.language.is_stop(term)

    def _plain(self, term: str) -> str:
        """Give a word without clitics and article."""
        return stems.bare(term, self.language.rules, self._known)


def _lines(change: Callable[[str], str], lines: Sequence[str]) -> list[str]:
    """Change many words at once."""
    return change("\n".join(lines)).split("\n") if lines else []
