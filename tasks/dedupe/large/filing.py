"""Filing by rare terms with numpy: the partners that `candidates` finds, and those of items that come later."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tasks.dedupe import forms
from tasks.dedupe.candidates import COMMON, PARTNERS, RAREST
from tasks.dedupe.large.columns import Rows, firsts, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.columns import Ints

    Mask = NDArray[np.bool_]


class Limits(NamedTuple):
    """What bounds the work on an item."""

    need: int  # terms that two items must share, of those they are filed under
    rarest: int  # terms that it is filed under
    common: int  # items that hold a term at most, for anything to be filed under it
    partners: int  # kept, those that share most terms first


TEXTS = Limits(need=forms.TEXTS, rarest=RAREST, common=COMMON, partners=PARTNERS)
HEADLINES = TEXTS._replace(need=forms.HEADLINES)

LOOKED = 100_000  # items under the terms of those that look, met at once: they lie in the caches of a processor

Pairs = tuple["Ints", "Ints"]  # of each the one, ascending, and the other


def together(sets: Rows, asking: Mask, limits: Limits) -> Pairs:
    """Give the pairs among items, the lower first, that either of them found; only those `asking` look for partners."""
    import numpy as np

    filed = _filed(sets, limits)
    asked = np.flatnonzero(asking)
    places, twos = _partners(
        filed.take(asked), _under(filed.owners, filed.flat), limits, lambda at, two: asked[at] != two
    )
    ones = asked[places]
    both = np.minimum(ones, twos) * len(sets) + np.maximum(ones, twos)
    both.sort()
    return np.divmod(both[firsts(both)], len(sets))


def later(
    sets: Rows,
    first: int,
    held: Ints,
    limits: Limits,
    *,
    since: int = 0,
    asking: Mask | None = None,
    there: Mask | None = None,
) -> Pairs:
    """Give the pairs of the items from `first` on, the higher first, with those before them.

    An item looks by its rarest terms that one before it holds, and needs them anywhere in the other. What comes after
    it changes nothing: neither which terms these are nor whom they find.

    Args:
        sets: the terms of each item.
        first: the first item that looks for partners.
        held: how many of the items that were counted hold each of their terms; of those met since, none.
        limits: what bounds the work on an item.
        since: the items before it that are there are counted in `held`; 0: nothing is known of them.
        asking: of two items one must be asking; None: any two may be a pair.
        there: which items are looked at at all; None: all.
    """
    import numpy as np

    if there is None:
        there = np.ones(len(sets), dtype=bool)
    before, come = sets.slice(since, first).where(there[since:first]), sets.slice(first, len(sets)).where(there[first:])
    width = max(len(held), 1 + int(sets.slice(since, len(sets)).flat.max(initial=0)))
    times = np.append(held, np.zeros(width - len(held), dtype=held.dtype))
    known, mine = times > 0 if since else np.zeros(width, dtype=bool), []
    known[before.flat] = True
    for item in range(len(come)):
        terms = come.flat[come.span(item)]
        fit = terms[known[terms] & (times[terms] <= limits.common)]
        mine.append(np.sort(fit[np.argsort(times[fit], kind="stable")[: limits.rarest]]))
        known[terms] = True
    filed = Rows(np.concatenate(mine), np.cumsum([0, *map(len, mine)]))
    wanted = np.zeros(width, dtype=bool)
    wanted[filed.flat] = True
    owners, terms = sets.holding(wanted)
    under = _under(owners[there[owners]], terms[there[owners]], width)

    def allowed(places: Ints, twos: Ints) -> Mask:
        sooner: Mask = twos < places + first
        return sooner if asking is None else sooner & (asking[places + first] | asking[twos])

    places, twos = _partners(filed, under, limits, allowed)
    return places + first, twos


class _Under(NamedTuple):
    """Items by the terms they are filed under; `starts` has one entry more than there are terms."""

    items: Ints  # ascending under each term
    starts: Ints


def _under(owner: Ints, terms: Ints, width: int = 0) -> _Under:
    import numpy as np

    items = int(owner.max(initial=0)) + 1
    keys = terms * np.int64(items) + owner
    keys.sort()
    held = np.bincount(terms, minlength=width)
    return _Under((keys % items).astype(np.intc), np.concatenate(([0], np.cumsum(held))))


def _partners(looking: Rows, under: _Under, limits: Limits, allowed: Callable[[Ints, Ints], Mask]) -> Pairs:
    """Give the partners of those that look, by place: where there are too many, those that share most terms.

    Args:
        looking: the terms that each is filed under.
        under: the items under each term.
        limits: what bounds the work.
        allowed: tells, of places and items, which may be partners.
    """
    import numpy as np

    sizes = np.diff(under.starts)[looking.flat]  # of the items under each term
    looked = np.concatenate(([0], np.cumsum(sizes)))[looking.starts]
    width = int(under.items.max(initial=0)) + 1
    found = [(looked[:0], looked[:0])]
    for start, end in _stretches(looked, np.iinfo(np.intc).max // width):  # keys fit the narrow kind of number
        part = slice(looking.starts[start], looking.starts[end])
        many = sizes[part]
        ends = many.cumsum()
        at = np.arange(looked[end] - looked[start]) + np.repeat(under.starts[looking.flat[part]] - ends + many, many)
        keys = under.items[at]
        keys += np.repeat(np.arange(end - start, dtype=np.intc) * np.intc(width), np.diff(looked[start : end + 1]))
        keys.sort()
        first, times = _often(keys, limits.need)
        places, twos = np.divmod(keys[first].astype(np.int64), width)
        fit = allowed(places + start, twos)
        places, twos, times = places[fit], twos[fit], times[fit]
        near = _nearest(places, times, limits.partners)
        found.append((places[near] + start, twos[near]))
    places, twos = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return places, twos


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


def _filed(sets: Rows, limits: Limits) -> Rows:
    """File every item under its rarest terms that another item holds too; ties go to the term met first."""
    import numpy as np

    held = np.bincount(sets.flat, minlength=1)
    made = [_rarest(some, held, limits) for _, some in parts(sets)]
    return made[0].plus(*made[1:])


def _rarest(sets: Rows, held: Ints, limits: Limits) -> Rows:
    """Choose the rarest terms of each item by how many items hold them."""
    import numpy as np

    times = held[sets.flat]
    fit = np.flatnonzero((times > 1) & (times <= limits.common))
    # one number in place of three keys: owner, how many hold the term, term
    keys = (sets.owners[fit] * np.int64(limits.common + 1) + times[fit]) * np.int64(len(held)) + sets.flat[fit]
    keys.sort()
    owner = keys // (np.int64(limits.common + 1) * len(held))
    rare = np.arange(len(owner)) - np.searchsorted(owner, np.arange(len(sets)))[owner] < limits.rarest
    return Rows.parted(owner[rare], (keys[rare] % len(held)).astype(np.intc), len(sets))
