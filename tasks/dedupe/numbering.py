"""The numbered terms of a whole window at once: what `terms.Numbering` gives, by numpy where a window is large.

Both hand out the same numbers, in order of first meeting, and the same arrays. Memory beside them is bounded: the
terms of `ROWS` articles are sorted at a time.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from tasks.dedupe.terms import BRIEF, GRAM, LEAD, SPELT, Numbering, Terms, distinct, numbers
from tasks.dedupe.weights import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.model import Keys

    Ints = NDArray[np.intp]

ROWS = 1000  # articles sorted at once: a million grams lie in the caches of a processor
Arrays = tuple["array[int]", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """The terms of a window; the words of its articles in brief where one of them is short, else none."""

    stems: tuple[str, ...]  # by number
    terms: tuple[Terms, ...]
    brief_words: Arrays
    spell: Callable[[Sequence[array[int]]], Arrays] = field(compare=False)  # the grams of each set of stems


def numbered(keys: Sequence[Keys]) -> Numbered:
    """Number the terms of a window's articles, given in an order that does not depend on arrival."""
    return plain(keys) if len(keys) <= SMALL else quick(keys)


def plain(keys: Sequence[Keys]) -> Numbered:
    """Number article after article, in plain Python: the quick way for a small window."""
    numbering = Numbering()
    terms = tuple(map(numbering.terms, keys))
    return Numbered(
        stems=numbering.known(),
        terms=terms,
        brief_words=tuple(map(numbering.brief, terms)) if any(made.short for made in terms) else (),
        spell=lambda sets: tuple(map(numbering.spell, sets)),
    )


def quick(keys: Sequence[Keys]) -> Numbered:
    """Number all articles together."""
    import numpy as np

    known, named = numbers(), numbers()
    parts = chain.from_iterable((one.title, one.text) for one in keys)
    flat = np.fromiter(map(known.__getitem__, chain.from_iterable(parts)), dtype=np.intc)
    names = [[array("i", map(named.__getitem__, told)) for told in (one.names, one.headed)] for one in keys]
    titles = np.array([len(one.title) for one in keys], dtype=np.intp)
    texts = np.array([len(one.text) for one in keys], dtype=np.intp)
    ends = np.cumsum(titles + texts)
    grams = _Grams(tuple(known))
    brief = bool((texts <= BRIEF).any())
    rows = []
    for start in range(0, len(keys), ROWS):
        part = slice(start, start + ROWS)
        first = int(ends[start - 1]) if start else 0
        rows.append(_rows(flat[first : ends[part][-1]], titles[part], texts[part], grams, brief=brief))
    words, leads, spelt, heads, stems, brief_words = map(chain.from_iterable, zip(*rows, strict=True))
    terms = (
        Terms(stems=text, short=short, words=word, lead=word if short else lead, grams=gram, names=distinct(name),
              title=head, headed=distinct(headed))
        for text, short, word, lead, gram, head, (name, headed)
        in zip(stems, (texts <= BRIEF).tolist(), words, leads, spelt, heads, names, strict=True)
    )  # fmt: skip
    return Numbered(stems=tuple(known), terms=tuple(terms), brief_words=tuple(brief_words), spell=grams.spell)


def _rows(flat: NDArray[np.intc], titles: Ints, texts: Ints, grams: _Grams, *, brief: bool) -> list[list[array[int]]]:
    """Give for some articles, whose stems lie in `flat`: words, lead, grams, title, text, words in brief."""
    import numpy as np

    items = len(titles)
    owner = np.repeat(np.arange(items), titles + texts)
    starts = np.concatenate(([0], np.cumsum(titles + texts)))[:-1]
    place = np.arange(len(flat)) - np.repeat(starts + titles, titles + texts)  # in the text; below nought in the title
    width = len(grams.sizes)

    def within(most: int) -> tuple[Ints, Ints]:
        near = place < most
        return _distinct(owner[near], flat[near], width)

    told = place >= 0
    made = [
        _split(*_distinct(owner, flat, width), items),
        _split(*within(LEAD), items),
        _split(*grams.of(*within(SPELT)), items),
        _split(*within(0), items),
        _split(owner[told], flat[told], items),
    ]
    return [*made, _split(*within(BRIEF), items) if brief else []]


class _Grams:
    """The 4-grams of each stem between spaces, numbered in order of first meeting; a shorter one is its own gram."""

    def __init__(self, stems: Sequence[str]) -> None:
        import numpy as np

        lengths = np.array([len(stem) + 2 for stem in stems], dtype=np.intp)
        spelt = "".join(f" {stem} " for stem in stems).encode("utf-32-le", "surrogatepass")
        letters, codes = np.unique(np.frombuffer(spelt, dtype=np.uint32), return_inverse=True)
        self.sizes = np.maximum(1, lengths - GRAM + 1)
        self.starts = np.cumsum(self.sizes) - self.sizes
        begin = np.cumsum(lengths) - lengths
        at = np.arange(int(self.sizes.sum())) + np.repeat(begin - self.starts, self.sizes)
        last = np.repeat(begin + lengths, self.sizes)  # a stem ends before it
        codes = np.append(codes + 1, [0] * GRAM)
        cuts = [np.where(at + step < last, codes[at + step], 0) for step in range(GRAM)]
        keys = cuts[0]
        for cut in cuts[1:]:  # numbered anew at each step, so that no alphabet is too large for a number
            keys = np.unique(keys * (len(letters) + 1) + cut, return_inverse=True)[1]
        _, met, numbers = np.unique(keys, return_index=True, return_inverse=True)
        order = np.empty(len(met), dtype=np.intp)
        order[np.argsort(met)] = np.arange(len(met))
        self.flat = order[numbers]
        self.width = len(met)

    def spell(self, sets: Sequence[array[int]]) -> Arrays:
        """Give the grams of each set of stems."""
        import numpy as np

        found: list[array[int]] = []
        for start in range(0, len(sets), ROWS):
            part = sets[start : start + ROWS]
            flat = np.frombuffer(b"".join(each.tobytes() for each in part), dtype=np.intc)
            found += _split(*self.of(np.repeat(np.arange(len(part)), list(map(len, part))), flat), len(part))
        return tuple(found)

    def of(self, owner: Ints, stems: NDArray[np.integer]) -> tuple[Ints, Ints]:
        """Give the grams of each owner's stems, each once, ascending."""
        import numpy as np

        sizes = self.sizes[stems]
        ends = np.cumsum(sizes)
        at = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(self.starts[stems] - (ends - sizes), sizes)
        return _distinct(np.repeat(owner, sizes), self.flat[at], self.width)


def _distinct(owner: Ints, values: NDArray[np.integer], width: int) -> tuple[Ints, Ints]:
    """Give each owner's values once, ascending; values are below `width`."""
    import numpy as np

    keys = owner * np.int64(width) + values
    keys.sort()
    kept = keys[np.flatnonzero(np.diff(keys, prepend=-1))]
    owners = kept // width
    return owners, kept - owners * width


def _split(owner: Ints, values: NDArray[np.integer], items: int) -> list[array[int]]:
    """Part values, ordered by owner, into one array an item."""
    import numpy as np

    raw, size = values.astype(np.intc).tobytes(), np.dtype(np.intc).itemsize
    ends = (np.searchsorted(owner, np.arange(items), "right") * size).tolist()
    return [array("i", raw[start:end]) for start, end in zip([0, *ends[:-1]], ends, strict=True)]
