"""Who shares enough terms with whom, by what each is filed under: met some at a time and counted, with numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.columns import Ints, Rows

    Mask = NDArray[np.bool_]
    Pairs = tuple[Ints, Ints]  # of each the one, ascending, and the other
    Allowed = Callable[[Ints, Ints], Mask]  # tells, of places and items, which may be partners

LOOKED = 100_000  # items under the terms of those that look, met at once: they lie in the caches of a processor


class Under(NamedTuple):
    """Items by the terms they are filed under; `starts` has one entry more than there are terms."""

    items: Ints  # ascending under each term
    starts: Ints

    @classmethod
    def of(cls, owners: Ints, terms: Ints, width: int = 0) -> Self:
        """Put each owner under its term; of terms there are `width` at least."""
        import numpy as np

        items = int(owners.max(initial=0)) + 1
        keys = terms * np.int64(items) + owners
        keys.sort()
        held = np.bincount(terms, minlength=width)
        return cls((keys % items).astype(np.intc), np.concatenate(([0], np.cumsum(held))))

    def met(self, terms: Ints, sizes: Ints) -> Ints:
        """Give the items under one term after another; `sizes`: how many they are under each."""
        import numpy as np

        ends = sizes.cumsum()
        at = np.arange(int(sizes.sum())) + np.repeat(self.starts[terms] - ends + sizes, sizes)
        met: Ints = self.items[at]
        return met


def partners(looking: Rows, under: Under, allowed: Allowed, *, need: int, most: int) -> Pairs:
    """Give the partners of those that look, by place.

    Args:
        looking: the terms that each is filed under.
        under: the items under each term.
        allowed: which may be partners.
        need: terms that two must share.
        most: partners of one; where there are more, those that share most terms.
    """
    import numpy as np

    sizes = np.diff(under.starts)[looking.flat]  # of the items under each term
    looked = np.concatenate(([0], np.cumsum(sizes)))[looking.starts]
    width = int(under.items.max(initial=0)) + 1
    found = [(looked[:0], looked[:0])]
    for start, end in _stretches(looked, np.iinfo(np.intc).max // width):  # keys fit the narrow kind of number
        part = slice(looking.starts[start], looking.starts[end])
        keys = under.met(looking.flat[part], sizes[part])
        keys += np.repeat(np.arange(end - start, dtype=np.intc) * np.intc(width), np.diff(looked[start : end + 1]))
        places, twos, times = _counted(keys, width, need)
        fit = allowed(places + start, twos)
        places, twos, times = places[fit], twos[fit], times[fit]
        near = _nearest(places, times, most)
        found.append((places[near] + start, twos[near]))
    places, twos = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return places, twos


def _counted(keys: Ints, width: int, need: int) -> tuple[Ints, Ints, Ints]:
    """Give who met whom `need` times or more, and how often; a key is the one's place times `width` and the other."""
    import numpy as np

    keys.sort()
    first, times = _often(keys, need)
    places, twos = np.divmod(keys[first].astype(np.int64), width)
    return places, twos, times


def _stretches(looked: Ints, most: int) -> Iterator[tuple[int, int]]:
    """Part those that look into at `most` so many that follow each other and meet `LOOKED` items, or one alone."""
    import numpy as np

    start = 0
    while start < len(looked) - 1:
        end = int(np.searchsorted(looked, looked[start] + LOOKED, "right")) - 1
        end = max(start + 1, min(end, start + most))
        yield start, end
        start = end


def _often(keys: Ints, need: int) -> tuple[Ints, Ints]:
    """Give where each value that comes so often begins in an ordered array, and how often it comes."""
    import numpy as np

    last = max(0, len(keys) - need + 1)  # where so many may begin
    often = keys[:last] == keys[need - 1 :]
    often[1:] &= keys[1:last] != keys[: max(0, last - 1)]
    first = np.flatnonzero(often)
    return first, np.searchsorted(keys, keys[first], "right") - first


def _nearest(places: Ints, times: Ints, most: int) -> Mask:
    """Tell which partners are among the `most` of their place that share most terms; ties go to the first."""
    import numpy as np

    near = np.ones(len(places), dtype=bool)
    found = np.bincount(places)
    crowded = np.flatnonzero(found[places] > most)
    order = crowded[np.lexsort((-times[crowded], places[crowded]))]
    begin = np.concatenate(([0], np.cumsum(np.where(found > most, found, 0))))
    near[order] = np.arange(len(order)) - begin[places[order]] < most
    return near
