"""How many texts of a language hold each gram and each sound, counted on from what an earlier run counted.

Only what differs is counted: texts that came or went, and those with a word that is spelt as another now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tasks.dedupe.large.columns import Rows
from tasks.dedupe.marks import GRAM, WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.columns import Ints

LETTERS = " abcdefghijklmnopqrstuvwxyz"  # of a gram, by their digits
GRAMS = len(LETTERS) ** GRAM  # that there may be: 531,441


class Heard(NamedTuple):
    """The sounds of words."""

    names: Sequence[str]
    of: Ints  # of each word, by number

    @classmethod
    def read(cls, sounds: Sequence[str]) -> Heard:
        """Number the sounds of words by their order."""
        import numpy as np

        names = sorted(set(sounds))
        numbers = dict(zip(names, range(len(names)), strict=True))
        return cls(names, np.fromiter(map(numbers.__getitem__, sounds), dtype=np.intc, count=len(sounds)))

    def on(self, sounds: Sequence[str], changed: Sequence[int]) -> Heard:
        """Number on, where these words were `changed` or came."""
        import numpy as np

        new = {number: sounds[number] for number in changed}
        numbers = dict(zip(self.names, range(len(self.names)), strict=True)) if new else {}
        for sound in new.values():
            numbers.setdefault(sound, len(numbers))
        of = np.zeros(len(sounds), dtype=np.intc)
        of[: len(self.of)] = self.of
        of[changed] = [numbers[sound] for sound in new.values()]
        return Heard(list(numbers) if new else self.names, of)


class Said(NamedTuple):
    """Words as they are spelt at one time."""

    letters: Sequence[str]  # "" where there are none
    heard: Heard

    def first(self, rows: Rows) -> Rows:
        """Give the first words of each text that have Latin letters."""
        import numpy as np

        return first(rows, np.fromiter(map(bool, self.letters), dtype=bool, count=len(self.letters)))


class Tally(NamedTuple):
    """How many texts hold each gram, and each sound."""

    codes: Ints  # of the grams that any text holds, ascending
    grams: Ints
    sounds: Ints

    @classmethod
    def nothing(cls) -> Tally:
        """Give the tally of no text."""
        import numpy as np

        return cls(*(np.zeros(0, dtype=np.int64) for _ in cls._fields))

    def plus(self, rows: Rows, said: Said, times: Ints) -> Tally:
        """Count some texts, each so many times; fewer than none where they are to be taken away."""
        import numpy as np

        rows = said.first(rows)
        sounds = np.zeros(len(said.heard.names))
        sounds[: len(self.sounds)] = self.sounds
        if not len(rows.flat):
            return self._replace(sounds=sounds.astype(np.int64))
        text, mark = once(rows.owners, said.heard.of[rows.flat], len(sounds))
        sounds += np.bincount(mark, weights=times[text], minlength=len(sounds))
        text, mark = met(rows, said.letters)
        grams = np.bincount(mark, weights=times[text], minlength=GRAMS)
        grams[self.codes] += self.grams
        codes = np.flatnonzero(grams)
        return Tally(codes, grams[codes].astype(np.int64), sounds.astype(np.int64))

    def of(self, codes: Ints) -> Ints:
        """Give how many texts hold some grams."""
        import numpy as np

        made = np.zeros(len(codes), dtype=np.int64)
        places = np.searchsorted(self.codes, codes)
        known = places < len(self.codes)
        known[known] = self.codes[places[known]] == codes[known]
        made[known] = self.grams[places[known]]
        return made


def first(rows: Rows, lettered: NDArray[np.bool_]) -> Rows:
    """Give the first words of each text that have Latin letters."""
    import numpy as np

    kept = lettered[rows.flat]
    before = np.concatenate(([0], np.cumsum(kept)))
    kept &= before[:-1] - np.repeat(before[rows.starts[:-1]], rows.sizes) < WORDS
    return Rows(rows.flat[kept], np.concatenate(([0], np.cumsum(kept)))[rows.starts])


def met(rows: Rows, letters: Sequence[str]) -> tuple[Ints, Ints]:
    """Give each text with each gram of its words, once, in their order."""
    import numpy as np

    words, place = np.unique(rows.flat, return_inverse=True)
    taken = grams([letters[word] for word in words.tolist()]).take(place)
    return once(np.repeat(rows.owners, taken.sizes), taken.flat, GRAMS)


def once(text: Ints, mark: Ints, width: int, least: int | None = None) -> tuple[Ints, Ints]:
    """Give each text with each of its marks once, in their order; those below the `least` left out."""
    import numpy as np

    if least is not None:
        text, mark = text[mark >= least], mark[mark >= least]
    keys = np.sort(text.astype(np.int64) * max(1, width) + mark)
    one, two = np.divmod(keys[np.diff(keys, prepend=-1) > 0], max(1, width))
    return one, two


def grams(spelt: Sequence[str]) -> Rows:
    """Give the 4-grams of words between spaces by their codes; a shorter one is its own gram."""
    import numpy as np

    padded = np.frombuffer(("".join(f" {word} " for word in spelt) + " " * GRAM).encode(), dtype=np.uint8)
    digits = np.where(padded == ord(" "), 0, padded - (ord("a") - 1)).astype(np.int64)
    sizes = np.array(list(map(len, spelt)), dtype=np.int64) + 2
    many = np.where(sizes > 2, np.maximum(1, sizes - GRAM + 1), 0)  # none of an empty word
    starts = np.concatenate(([0], np.cumsum(many)))
    at = np.arange(starts[-1]) + np.repeat(np.cumsum(sizes) - sizes - starts[:-1], many)
    code = np.zeros(len(at), dtype=np.int64)
    for place in range(GRAM):
        code = code * len(LETTERS) + digits[at + place]  # " a " reads on into a second space, which no other gram has
    return Rows(code.astype(np.intc), starts)


def gram(code: int) -> str:
    """Give the gram of a code."""
    found = ""
    for _ in range(GRAM):
        code, digit = divmod(code, len(LETTERS))
        found = LETTERS[digit] + found
    return found.replace("  ", " ")
