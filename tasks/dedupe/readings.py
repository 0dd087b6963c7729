"""What the texts of a window spell, read where a story or a thread has to be explained, and only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.dedupe.candidates import ALL_PAIRS
from tasks.dedupe.weights import frequencies
from tasks.dedupe.wording import Reader, Wording
from tasks.languages import get

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tasks.dedupe.scoring import Window

TYPOS = 3  # items of a large window that hold a word for it to be known: somebody misspells every name


class Readings:
    """The wordings of one window."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.held = frequencies([made.words for made in window.terms])
        self._language = get(window.articles[0].language)
        self._numbers = {stem: number for number, stem in enumerate(window.stems)}
        least = 1 if len(window.articles) <= ALL_PAIRS else TYPOS
        known = frozenset(stem for stem, number in self._numbers.items() if self.held[number] >= least)
        self._reader = Reader(self._language, window.articles, known)
        self._read: dict[int, Wording] = {}
        self._holding: dict[str, int] = {}
        self._dates: dict[str, bool] = {}

    def wordings(self, items: Iterable[int], wanted: Collection[str] = ()) -> list[Wording]:
        """Give the wording of each item: its names, and how it spells the `wanted` stems.

        An item is read once, so ask for stems first: those of the one story that it is in.
        """
        return [self._wording(item, wanted) for item in items]

    def _wording(self, item: int, wanted: Collection[str]) -> Wording:
        if item not in self._read:
            self._read[item] = self._reader.wording(self.window.articles[item], wanted)
        return self._read[item]

    def holders(self, word: str) -> int:
        """Count the items of the window that hold a word."""
        if word not in self._holding:
            stems = self._language.keys(word, ())
            self._holding[word] = max((self.held[self._numbers[s]] for s in stems if s in self._numbers), default=0)
        return self._holding[word]

    def is_date(self, name: str) -> bool:
        """Tell whether what looks like a name is a month or a day, which are told as dates."""
        if name not in self._dates:
            self._dates[name] = bool(self._language.mentions(name))
        return self._dates[name]
