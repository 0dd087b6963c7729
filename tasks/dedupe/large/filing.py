"""Filing by rare terms with numpy: the partners that `candidates` finds, and those of items that come later."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tasks.dedupe import forms
from tasks.dedupe.candidates import COMMON, PARTNERS, RAREST
from tasks.dedupe.large.columns import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator

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

Pairs = tuple["Ints", "Ints"]  # of each the one, ascending, and the other


def together(sets: Rows, asking: Mask, limits: Limits) -> Pairs:
    """Give the pairs among items, the lower first, that either of them found; only those `asking` look for partners."""
    import numpy as np

    filed = _filed(sets, limits)
    asked = np.flatnonzero(asking)
    found = list(_partners(filed, _under(filed.owners, filed.flat), asked, limits))
    ones = np.repeat(asked, list(map(len, found)))
    twos = np.concatenate([*found, np.zeros(0, dtype=np.int64)])
    return np.divmod(np.unique(np.minimum(ones, twos) * len(sets) + np.maximum(ones, twos)), len(sets))


def later(sets: Rows, first: int, held: Ints, limits: Limits, asking: Mask | None = None) -> Pairs:
    """Give the pairs of the items from `first` on, the higher first, with those before them.

    An item looks by its rarest terms that one before it holds, and needs them anywhere in the other. What comes after
    it changes nothing: neither which terms these are nor whom they find.

    Args:
        sets: the terms of each item.
        first: the first item that looks for partners.
        held: how many of the items that were counted hold each term; of those met since, none.
        limits: what bounds the work on an item.
        asking: of two items one must be asking; None: any two may be a pair.
    """
    import numpy as np

    width = int(max(sets.flat.max(initial=0) + 1, len(held)))
    times = np.append(held, np.zeros(width - len(held), dtype=held.dtype))
    known, mine = np.zeros(width, dtype=bool), []
    known[sets.flat[: sets.starts[first]]] = True
    for item in range(first, len(sets)):
        terms = sets.flat[sets.starts[item] : sets.starts[item + 1]]
        fit = terms[known[terms] & (times[terms] <= limits.common)]
        mine.append(np.sort(fit[np.argsort(times[fit], kind="stable")[: limits.rarest]]))
        known[terms] = True
    filed = Rows(np.concatenate(mine), np.cumsum([0, *map(len, mine)]))
    wanted = np.zeros(width, dtype=bool)
    wanted[filed.flat] = True
    met = np.flatnonzero(wanted[sets.flat])
    under = _under(sets.owners[met], sets.flat[met], width)
    places = np.arange(len(filed))
    found = [np.sort(each) for each in _partners(filed, under, places, limits, after=first, asking=asking)]
    return np.repeat(places + first, list(map(len, found))), np.concatenate(found)


class _Under(NamedTuple):
    """Items by the terms they are filed under; `starts` has one entry more than there are terms."""

    items: Ints  # ascending under each term
    starts: Ints


def _under(owner: Ints, terms: Ints, width: int = 0) -> _Under:
    import numpy as np

    order = np.argsort(terms, kind="stable")
    width = width or int(terms.max(initial=0)) + 1
    return _Under(owner[order], np.searchsorted(terms[order], np.arange(width + 1)))


def _partners(
    filed: Rows,
    under: _Under,
    looking: Ints,
    limits: Limits,
    *,
    after: int | None = None,
    asking: Mask | None = None,
) -> Iterator[Ints]:
    """Give the partners of each item: where there are too many, those that share most terms, ties by number.

    The items that are `filed` are numbered on `after` so many, and then meet only those before them.
    """
    import numpy as np

    starts, sizes = under.starts[filed.flat], np.diff(under.starts)[filed.flat]  # of the items filed under each
    begin = filed.starts.tolist()
    for one in looking.tolist():
        mine = slice(begin[one], begin[one + 1])
        if mine.start == mine.stop:
            yield np.zeros(0, dtype=np.intp)
            continue
        many = sizes[mine]
        ends = many.cumsum()
        at = np.arange(ends[-1]) + (starts[mine] - ends + many).repeat(many)
        times = np.bincount(under.items[at])
        if after is None:
            times[one] = 0
        else:
            times = times[: one + after]
            if asking is not None and not asking[one + after]:
                times[~asking[: len(times)]] = 0
        found = np.flatnonzero(times >= limits.need)
        if len(found) > limits.partners:
            found = found[np.argsort(-times[found], kind="stable")[: limits.partners]]
        yield found


def _filed(sets: Rows, limits: Limits) -> Rows:
    """File every item under its rarest terms that another item holds too; ties go to the term met first."""
    import numpy as np

    held = np.bincount(sets.flat, minlength=1)
    fit = np.flatnonzero((held[sets.flat] > 1) & (held[sets.flat] <= limits.common))
    flat, owner = sets.flat[fit], sets.owners[fit]
    # one number in place of three keys: owner, how many hold the term, term
    keys = (owner * np.int64(limits.common + 1) + held[flat]) * np.int64(len(held)) + flat
    keys.sort()
    owner, flat = keys // (np.int64(limits.common + 1) * len(held)), (keys % len(held)).astype(np.intc)
    rare = np.arange(len(owner)) - np.searchsorted(owner, np.arange(len(sets)))[owner] < limits.rarest
    return Rows.parted(owner[rare], flat[rare], len(sets))
