"""The numbered terms of many articles at once: the numbers and sets that `terms.Numbering` gives them one by one.

Memory beside the columns is bounded: the terms of `ROWS` articles are sorted at a time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from tasks.dedupe.large.columns import ROWS, Rows, distinct
from tasks.dedupe.large.grams import Grams
from tasks.dedupe.large.joined import Joined
from tasks.dedupe.terms import BRIEF, LEAD, SPELT, numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.columns import Ints
    from tasks.dedupe.large.grams import Spelt
    from tasks.model import Keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The terms of articles, as in `terms.Terms`; `brief` are the words of each in the form of a headline."""

    stems: Rows
    words: Rows
    lead: Rows
    grams: Rows
    names: Rows
    title: Rows
    headed: Rows
    brief: Rows

    def __len__(self) -> int:
        """Count the articles."""
        return len(self.words)

    def plus(self, more: Columns) -> Columns:
        """Give these articles, then those."""
        return Columns(**{name: Joined(getattr(self, name), getattr(more, name)) for name in self.__slots__})


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What the numbers stand for."""

    stems: list[str]
    grams: Spelt = field(compare=False)
    names: list[str]
    numerals: list[int]  # the numbers of the stems that begin with a digit
    first: tuple[int, ...] = ()  # how many of each list the counted articles gave; where nothing is said, all
    order: Ints | None = field(default=None, compare=False)  # what sorts the grams of the counted articles
    numbers: Mapping[str, int] = field(default_factory=dict, compare=False)  # of the stems, where they were looked up

    @property
    def counted(self) -> tuple[int, ...]:
        """Count the stems, grams and names that the counted articles gave."""
        return self.first or (len(self.stems), len(self.grams), len(self.names))

    def sorted_grams(self) -> Ints:
        """Give what sorts the grams of the counted articles."""
        return self.grams[: self.counted[1]].argsort() if self.order is None else self.order


def numbered(keys: Sequence[Keys]) -> tuple[Columns, Vocabulary, Grams]:
    """Number all articles together."""
    import numpy as np

    known, named = numbers(), numbers()
    told = chain.from_iterable((one.title, one.text) for one in keys)
    flat = np.fromiter(map(known.__getitem__, chain.from_iterable(told)), np.intc)
    titles = np.array([len(one.title) for one in keys], dtype=np.int64)
    texts = np.array([len(one.text) for one in keys], dtype=np.int64)
    ends = np.cumsum(titles + texts)
    grams = Grams(tuple(known))
    rows = []
    for start in range(0, len(keys), ROWS):
        part = slice(start, start + ROWS)
        first = int(ends[start - 1]) if start else 0
        rows.append(terms_of(flat[first : ends[part][-1]], titles[part], texts[part], grams))
    columns = {name: rows[0][name].plus(*(row[name] for row in rows[1:])) for name in rows[0]}
    names, headed = names_of(keys, named)
    stems = list(known)
    vocabulary = Vocabulary(stems=stems, grams=grams.spelt, names=list(named), numerals=numerals(stems))
    return Columns(**columns, names=names, headed=headed), vocabulary, grams


def numerals(stems: Sequence[str], first: int = 0) -> list[int]:
    """Give the numbers of the stems, numbered from `first` on, that begin with a digit."""
    return [number for number, stem in enumerate(stems, first) if stem[:1].isdigit()]


def names_of(keys: Sequence[Keys], named: dict[str, int]) -> tuple[Rows, Rows]:
    """Number the names of each article, and those of its title."""
    import numpy as np

    told = list(chain.from_iterable((one.names, one.headed) for one in keys))
    flat = np.fromiter(map(named.__getitem__, chain.from_iterable(told)), np.intc)
    owner, values = distinct(np.repeat(np.arange(len(told)), list(map(len, told))), flat, max(len(named), 1))
    rows = Rows.parted(owner, values, len(told))
    return rows.take(np.arange(0, len(told), 2)), rows.take(np.arange(1, len(told), 2))


def terms_of(flat: NDArray[np.intc], titles: Ints, texts: Ints, grams: Grams) -> dict[str, Rows]:
    """Give the columns, names left aside, of some articles whose stems lie in `flat`."""
    import numpy as np

    items = len(titles)
    owner = np.repeat(np.arange(items), titles + texts)
    starts = np.cumsum(titles + texts) - titles - texts
    place = np.arange(len(flat)) - np.repeat(starts + titles, titles + texts)  # in the text; below nought in the title
    width = len(grams.sizes)

    def within(most: int) -> tuple[Ints, Ints]:
        near = place < most
        return distinct(owner[near], flat[near], width)

    told = place >= 0
    made = {
        "stems": (owner[told], flat[told]),
        "words": distinct(owner, flat, width),
        "lead": within(LEAD),
        "grams": grams.of(*within(SPELT)),
        "title": within(0),
        "brief": within(BRIEF),
    }
    return {name: Rows.parted(*parts, items) for name, parts in made.items()}
