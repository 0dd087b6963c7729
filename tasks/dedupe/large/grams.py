"""The 4-grams of many stems, cut and numbered together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tasks.dedupe.large.columns import Rows, distinct, firsts, parts
from tasks.dedupe.terms import GRAM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.dedupe.large.columns import Ints

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
        whole = letters[spelling[spelling > 0] - 1].astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
        ends = np.cumsum((spelling > 0).sum(axis=1)).tolist()
        self.spelt = [whole[start:end] for start, end in pairwise([0, *ends])]

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


def ranked(values: Ints) -> Ints:
    """Give the place of each value among those that there are, ascending."""
    import numpy as np

    order = np.argsort(values)
    first = firsts(values[order])
    ranks = np.empty(len(values), dtype=np.intp)
    ranks[order] = np.repeat(np.arange(len(first)), np.diff(first, append=len(values)))
    return ranks
