"""The terms of articles that came later, by the numbers that they would have got together with those before."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from tasks.dedupe.large.columns import Rows, distinct
from tasks.dedupe.large.grams import Grams, Numbers
from tasks.dedupe.large.numbering import Columns, Vocabulary, names_of, numerals, terms_of
from tasks.dedupe.terms import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tasks.dedupe.large.columns import Ints
    from tasks.model import Keys


class Added:
    """Articles with their terms, and the words that these and all before them stand for."""

    def __init__(self, keys: Sequence[Keys], before: Vocabulary) -> None:
        import numpy as np

        order = before.sorted_grams()
        stems, names, self._grams = numbers(before.stems), numbers(before.names), Numbers(before.grams, order)
        told = chain.from_iterable((one.title, one.text) for one in keys)
        flat = np.fromiter(map(stems.__getitem__, chain.from_iterable(told)), np.intc)
        titles = np.array([len(one.title) for one in keys], dtype=np.int64)
        texts = np.array([len(one.text) for one in keys], dtype=np.int64)
        self.numbers: Mapping[str, int] = stems
        self._stems = before.stems + _later(stems, before.stems)
        met, places = np.unique(flat, return_inverse=True)
        grams = self._cut(met)
        columns = terms_of(places.astype(np.intc), titles, texts, grams)
        spelt = self._renumbered(columns.pop("grams"), grams)
        columns = {name: Rows(met[rows.flat], rows.starts) for name, rows in columns.items()}
        named, headed = names_of(keys, names)
        self.columns = Columns(**columns, grams=spelt, names=named, headed=headed)
        self.vocabulary = Vocabulary(
            stems=self._stems,
            grams=self._grams.spelt(),
            names=before.names + _later(names, before.names),
            numerals=before.numerals + numerals(self._stems[len(before.stems) :], len(before.stems)),
            first=before.counted,
            order=order,
            numbers=stems,
        )
        stems.default_factory = None  # all have their numbers: who asks for another is told that there is none

    def spell(self, sets: Rows) -> Rows:
        """Give the grams of sets of stems."""
        import numpy as np

        met, places = np.unique(sets.flat, return_inverse=True)
        grams = self._cut(met)
        return self._renumbered(grams.rows(Rows(places, sets.starts)), grams)

    def _cut(self, met: Ints) -> Grams:
        """Cut stems into grams; those that are new are numbered in order of first meeting."""
        return Grams([self._stems[number] for number in met.tolist()])

    def _renumbered(self, rows: Rows, grams: Grams) -> Rows:
        """Give rows of these grams by the numbers that they have among all."""
        known = self._grams.of(grams.spelt)
        return Rows.parted(*distinct(rows.owners, known[rows.flat], len(self._grams)), len(rows))


def _later(numbers: Iterable[str], before: Sequence[str]) -> list[str]:
    """Give the words that were numbered after those before."""
    return list(islice(numbers, len(before), None))
