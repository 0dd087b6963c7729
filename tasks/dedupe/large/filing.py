"""Filing by rare terms with numpy: the partners that `candidates` finds, and those of items that come later."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tasks.dedupe import forms
from tasks.dedupe.candidates import COMMON, PARTNERS, RAREST
from tasks.dedupe.large.columns import Rows, firsts, parts
from tasks.dedupe.large.sharing import Under, partners

if TYPE_CHECKING:
    from tasks.dedupe.large.columns import Ints
    from tasks.dedupe.large.sharing import Allowed, Mask, Pairs

    Which = Mask | None  # of the items; None: all


class Limits(NamedTuple):
    """What bounds the work on an item."""

    need: int  # terms that two items must share, of those they are filed under
    rarest: int  # terms that it is filed under
    common: int  # items that hold a term at most, for anything to be filed under it
    partners: int  # kept, those that share most terms first


TEXTS = Limits(need=forms.TEXTS, rarest=RAREST, common=COMMON, partners=PARTNERS)
HEADLINES = TEXTS._replace(need=forms.HEADLINES)


def together(sets: Rows, asking: Mask, limits: Limits) -> Pairs:
    """Give the pairs among items, the lower first, that either of them found; only those `asking` look for partners."""
    import numpy as np

    filed = _filed(sets, limits)
    asked = np.flatnonzero(asking)
    under = Under.of(filed.owners, filed.flat)
    places, twos = partners(
        filed.take(asked), under, lambda at, two: asked[at] != two, need=limits.need, most=limits.partners
    )
    ones = asked[places]
    both = np.minimum(ones, twos) * len(sets) + np.maximum(ones, twos)
    both.sort()
    return np.divmod(both[firsts(both)], len(sets))


def later(
    sets: Rows, first: int, held: Ints, limits: Limits, *, since: int = 0, asking: Which = None, there: Which = None
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
        asking: of two items one must be asking.
        there: which items are looked at at all.
    """
    import numpy as np

    there = np.ones(len(sets), dtype=bool) if there is None else there
    width = max(len(held), 1 + int(sets.slice(since, len(sets)).flat.max(initial=0)))
    times = np.append(held, np.zeros(width - len(held), dtype=held.dtype))
    before = sets.slice(since, first).where(there[since:first])
    come = sets.slice(first, len(sets)).where(there[first:])
    filed = _in_turn(come, _known(before, times, counted=since > 0), times, limits)
    under = _under(sets, filed, there, width)
    places, twos = partners(filed, under, _sooner(first, asking), need=limits.need, most=limits.partners)
    return places + first, twos


def _known(before: Rows, times: Ints, *, counted: bool) -> Mask:
    """Tell which terms one of the items `before` holds, or one that is counted in `times`."""
    import numpy as np

    known = times > 0 if counted else np.zeros(len(times), dtype=bool)
    known[before.flat] = True
    return known


def _in_turn(come: Rows, known: Mask, times: Ints, limits: Limits) -> Rows:
    """File one item after another under its rarest terms that one before it holds; their terms come to be `known`."""
    import numpy as np

    filed = []
    for item in range(len(come)):
        terms = come.row(item)
        fit = terms[known[terms] & (times[terms] <= limits.common)]
        filed.append(np.sort(fit[np.argsort(times[fit], kind="stable")[: limits.rarest]]))
        known[terms] = True
    return Rows(np.concatenate(filed), np.cumsum([0, *map(len, filed)]))


def _under(sets: Rows, filed: Rows, there: Mask, width: int) -> Under:
    """Put all items that are there under those of their terms, of `width` in all, that one is filed under."""
    import numpy as np

    wanted = np.zeros(width, dtype=bool)
    wanted[filed.flat] = True
    owners, terms = sets.holding(wanted)
    return Under.of(owners[there[owners]], terms[there[owners]], width)


def _sooner(first: int, asking: Which) -> Allowed:
    """Allow partners that come before the one that looks, where one of the two is asking; places count from `first`."""

    def allowed(places: Ints, twos: Ints) -> Mask:
        sooner: Mask = twos < places + first
        return sooner if asking is None else sooner & (asking[places + first] | asking[twos])

    return allowed


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
