"""The 4-grams of many stems, cut and numbered together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.dedupe.large.columns import Rows, distinct, firsts, parts
from tasks.dedupe.terms import GRAM

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.columns import Ints

    Spelt = NDArray[np.str_]

NOTHING = 0xFFFF  # what is no letter of any alphabet: it stands for the letter of number nought
LARGEST = 2**63 - 1  # number that an array holds


class Grams:
    """The 4-grams of each stem between spaces, numbered in order of first meeting; a shorter one is its own gram."""

    def __init__(self, stems: Sequence[str]) -> None:
        import numpy as np

        lengths = np.fromiter(map(len, stems), np.intp) + 2
        spelt = "".join(f" {stem} " for stem in stems).encode("utf-32-le", "surrogatepass")
        written = np.frombuffer(spelt, dtype="<u4")
        there = np.bincount(written) > 0
        letters, codes = np.flatnonzero(there), np.cumsum(there)[written]  # from one on: nought stands for no letter
        self.sizes = np.maximum(1, lengths - GRAM + 1)
        self.starts = np.cumsum(self.sizes) - self.sizes
        begin = np.cumsum(lengths) - lengths
        at = np.arange(int(self.sizes.sum())) + np.repeat(begin - self.starts, self.sizes)
        last = np.repeat(begin + lengths, self.sizes)  # a stem ends before it
        codes = np.append(codes, [0] * GRAM)
        cuts = [np.where(at + step < last, codes[at + step], 0) for step in range(GRAM)]
        numbers, width = cuts[0], len(letters) + 1
        for cut in cuts[1:]:
            if int(numbers.max(initial=0)) >= LARGEST // width:  # four letters of a large alphabet
                numbers = ranked(numbers)
            numbers = numbers * width + cut
        numbers = ranked(numbers)
        met = np.empty(int(numbers.max(initial=-1)) + 1, dtype=np.intp)
        met[numbers[::-1]] = np.arange(len(numbers))[::-1]  # where each is met first
        order = np.empty(len(met), dtype=np.intp)
        order[np.argsort(met)] = np.arange(len(met))
        self.flat = order[numbers]
        self.width = len(met)
        spelling = np.stack([cut[np.sort(met)] for cut in cuts], axis=1)
        letters[letters == 0] = NOTHING
        codes = np.append(letters, 0)[spelling - 1]  # of no letter nought, by which such an array ends a word
        self.spelt: Spelt = np.ascontiguousarray(codes, dtype="<u4").view(f"<U{GRAM}").ravel()

    def of(self, owner: Ints, stems: Ints) -> tuple[Ints, Ints]:
        """Give the grams of each owner's stems, each once, ascending."""
        import numpy as np

        sizes = self.sizes[stems]
        ends = np.cumsum(sizes)
        at = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(self.starts[stems] - (ends - sizes), sizes)
        return distinct(np.repeat(owner, sizes), self.flat[at], self.width)

    def rows(self, sets: Rows) -> Rows:
        """Give the grams of sets of stems."""
        made = [Rows.parted(*self.of(some.owners, some.flat), len(some)) for _, some in parts(sets)]
        return made[0].plus(*made[1:])


class Numbers:
    """The numbers of grams: those of many are found in their order, those of the few that came later in a table."""

    def __init__(self, grams: Spelt, order: Ints) -> None:
        """Know grams by their numbers; `order` sorts the first of them."""
        self._first, self._order = grams[: len(order)], order
        self._sorted = self._first[order]
        self._later = {gram: number for number, gram in enumerate(grams[len(order) :].tolist(), len(order))}

    def __len__(self) -> int:
        """Count the grams."""
        return len(self._first) + len(self._later)

    def of(self, grams: Spelt) -> Ints:
        """Give the numbers of grams; those that are new are numbered in this order."""
        import numpy as np

        at = np.searchsorted(self._sorted, grams)
        at[at == len(self._sorted)] = 0
        there = self._sorted[at] == grams if len(self._sorted) else np.zeros(len(grams), dtype=bool)
        made = np.empty(len(grams), dtype=np.intc)
        made[there] = self._order[at[there]]
        for place in np.flatnonzero(~there).tolist():
            made[place] = self._later.setdefault(str(grams[place]), len(self))
        return made

    def spelt(self) -> Spelt:
        """Give all grams by their numbers."""
        import numpy as np

        return np.concatenate([self._first, np.array(list(self._later), dtype=self._first.dtype)])


def ranked(values: Ints) -> Ints:
    """Give the place of each value among those that there are, ascending."""
    import numpy as np

    order = np.argsort(values)
    first = firsts(values[order])
    ranks = np.empty(len(values), dtype=np.intp)
    ranks[order] = np.repeat(np.arange(len(first)), np.diff(first, append=len(values)))
    return ranks
