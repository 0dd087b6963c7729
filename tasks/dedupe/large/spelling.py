"""What the texts of a large window's stories spell, as columns: a story that one more report joins reads only that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Self

from tasks.dedupe.large.columns import Rows
from tasks.dedupe.large.packing import Listed, letters, packed, unpacked
from tasks.dedupe.wording import Spellings, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.dedupe.large.columns import Ints
    from tasks.dedupe.large.naming import Arrays
    from tasks.dedupe.lexicon import Lexicon

Acting = Mapping[tuple[int, ...], Spellings]
NONE, OTHER = -1, -2  # in place of a stem's number: the word has none; several, or one that the window does not number


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelt:
    """The wordings of some texts."""

    places: Mapping[int, int]  # of each item among these
    words: Rows  # of each text, those that have a stem
    times: Ints  # that it has each
    listed: Listed
    stems: Ints  # the number of each word's stem
    parts: Mapping[str, Mapping[str, int]]  # the stems of other words, each with how often it is in the word
    acting: Acting  # the names that act in the stories
    names: Rows
    named: Ints  # times that a text has each name
    bare: Listed
    keys: Listed

    def wording(self, item: int, wanted: Mapping[int, str]) -> Wording:
        """Give the names of a text, and how it spells the `wanted` stems; these by number."""
        at, stems = self.places[item], frozenset(wanted.values())
        span = self.words.span(at)
        row, told = self.words.flat[span], self.times[span]
        words: dict[str, dict[str, int]] = {}
        for word, stem, times in zip(row.tolist(), self.stems[row].tolist(), told.tolist(), strict=True):
            if stem in wanted:
                words.setdefault(wanted[stem], {})[self.listed[word]] = times
            elif stem == OTHER:
                for part, many in self.parts[self.listed[word]].items():
                    if part in stems:
                        words.setdefault(part, {})[self.listed[word]] = many * times
        span = self.names.span(at)
        names: dict[str, dict[str, int]] = {}
        for name, times in zip(self.names.flat[span].tolist(), self.named[span].tolist(), strict=True):
            names.setdefault(self.keys[name], {})[self.bare[name]] = times
        return Wording(words=words, names=names)

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Read back what was put by.

        Raises:
            ValueError, LookupError, TypeError, AttributeError: these are the bytes of something else.
        """
        arrays, told = unpacked(content)
        made = cls(
            places={item: place for place, item in enumerate(arrays["items"].tolist())},
            words=Rows.sized(arrays["words"], arrays["words-sizes"]),
            times=arrays["times"],
            listed=Listed(arrays["listed"]),
            stems=arrays["stems"],
            parts=told["parts"],
            acting={tuple(firsts): names for firsts, names in told["acting"]},
            names=Rows.sized(arrays["names"], arrays["names-sizes"]),
            named=arrays["named"],
            bare=Listed(arrays["bare"]),
            keys=Listed(arrays["keys"]),
        )
        words, names = made.words.flat, made.names.flat
        whole = [
            isinstance(made.parts, dict),
            len(made.words) == len(made.names) == len(made.places),
            (len(words), len(names)) == (len(made.times), len(made.named)),
            words.max(initial=-1) < len(made.stems) == len(made.listed),
            names.max(initial=-1) < len(made.bare) == len(made.keys),
        ]
        if not all(whole):
            raise ValueError("wordings of which something is missing")
        return made


def spelt(read: Mapping[int, Wording], lexicon: Lexicon, numbers: Mapping[str, int], acting: Acting) -> bytes:
    """Put the wordings of texts into bytes.

    Args:
        read: of each item, as it was read.
        lexicon: of the words that were met.
        numbers: of the window's stems.
        acting: the names that act in stories, by the first prints of their texts.
    """
    import numpy as np

    places = dict(zip(lexicon.stem, range(len(lexicon.stem)), strict=True))
    unnumbered = {word: {stem: 1} for word, stem in lexicon.stem.items() if stem and stem not in numbers}
    parts = {**unnumbered, **lexicon.parts}
    stems = np.array([numbers.get(stem or "", NONE) for stem in lexicon.stem.values()], dtype=np.intc)
    stems[[places[word] for word in parts]] = OTHER
    arrays: Arrays = {"listed": letters(list(places)), "stems": stems, "items": np.array(sorted(read), dtype=np.intc)}
    wordings = [read[item] for item in sorted(read)]
    told = {"parts": parts, "acting": [[firsts, acting[firsts]] for firsts in sorted(acting)]}
    return packed(arrays | _words(wordings, places, stems) | _names(wordings), told)


def _words(wordings: Sequence[Wording], places: Mapping[str, int], stems: Ints) -> Arrays:
    """Name the words that texts have, those that have a stem."""
    import numpy as np

    told = [wording.written for wording in wordings if wording.written]
    flat = np.fromiter(map(places.__getitem__, chain.from_iterable(one.words for one in told)), np.intc)
    times = np.fromiter(chain.from_iterable(one.times for one in told), np.int64)
    owners = np.repeat(np.arange(len(told)), [len(one.words) for one in told])
    kept = stems[flat] != NONE
    return {
        "words": flat[kept],
        "words-sizes": np.bincount(owners[kept], minlength=len(told)).astype(np.intc),
        "times": times[kept].astype(np.intc),
    }


def _names(wordings: Sequence[Wording]) -> Arrays:
    """Name the names that texts have."""
    import numpy as np

    rows = [[(key, bare) for key, spelt in wording.names.items() for bare in spelt] for wording in wordings]
    times = [many for wording in wordings for spelt in wording.names.values() for many in spelt.values()]
    numbers: dict[tuple[str, str], int] = {}
    flat = [numbers.setdefault(name, len(numbers)) for row in rows for name in row]
    return {
        "names": np.array(flat, dtype=np.intc),
        "names-sizes": np.array(list(map(len, rows)), dtype=np.intc),
        "named": np.array(times, dtype=np.intc),
        "keys": letters([key for key, _ in numbers]),
        "bare": letters([bare for _, bare in numbers]),
    }
