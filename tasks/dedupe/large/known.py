"""What is known of a large window's articles: first those that are counted, then those that came later, as they came.

The counted ones give the tables; all others are only measured by them. So what comes later changes nothing of what was
there: no number, no score, no pair. A run can go on where an earlier one ended, and finds what it would find from the
start.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tasks.dedupe.terms import BRIEF

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tasks.dedupe.large.columns import Ints, Rows
    from tasks.dedupe.large.matrix import Table
    from tasks.dedupe.large.numbering import Columns, Vocabulary
    from tasks.dedupe.pairs import Pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefs:
    """The articles in the form of headlines."""

    words: Rows
    grams: Rows
    table: Table
    plain: Mapping[int, int]  # stems of the counted that are read as others

    @property
    def channels(self) -> tuple[Rows, Rows]:
        """Give what is compared, in the order of `BRIEF_SHARES`."""
        return self.words, self.grams


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Articles by place: their terms, the tables that weigh these, and the pairs."""

    counted: int  # the first ones
    vocabulary: Vocabulary
    columns: Columns
    times: Ints  # how many of the counted articles hold each of their stems
    texts: Table  # lengths and chances of all; those of short ones are never asked for
    briefs: Briefs | None  # where one is short
    famous: frozenset[tuple[int, int]]  # days that everybody states
    countries: Mapping[str, int]  # how many of the counted short ones name each
    named: Sequence[frozenset[str]]  # the countries in each title
    pairs: Pairs = field(repr=False)

    @property
    def held(self) -> array[int]:
        """Give for each stem how many of the counted articles hold it."""
        import numpy as np

        made = np.zeros(len(self.vocabulary.stems), dtype=np.intc)
        made[: len(self.times)] = self.times
        return array("i", made.tobytes())

    @property
    def counted_pairs(self) -> int:
        """Count the pairs of counted articles, which come first."""
        import numpy as np

        return int((np.frombuffer(self.pairs.two, dtype=np.intc) < self.counted).sum())

    def short(self, articles: int) -> bool:
        """Tell whether one of the first so many is no longer than a headline."""
        return bool((self.columns.stems.sizes[:articles] <= BRIEF).any())

    def __len__(self) -> int:
        """Count the articles."""
        return len(self.columns)
