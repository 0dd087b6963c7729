"""Filing by rare terms with numpy: the partners that `candidates` finds, for windows where plain Python is too slow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray


class Limits(NamedTuple):
    """What bounds the work on an item."""

    rarest: int  # terms that it is filed under
    common: int  # items that hold a term at most, for anything to be filed under it
    partners: int  # kept, those that share most terms first


class _Files(NamedTuple):
    """Items by the terms they are filed under, and terms by item; `starts` has one entry more than there are rows."""

    items: NDArray[np.intp]  # by term, ascending
    under: NDArray[np.intp]  # where the items of a term begin
    terms: NDArray[np.intc]  # by item
    filed: NDArray[np.intp]  # where the terms of an item begin


def above(sets: Sequence[array[int]], asking: Sequence[int], need: int, limits: Limits) -> list[list[int]]:
    """Give, for each item, its partners of a higher number, ascending: those that it or the other of them found.

    Args:
        sets: the terms of each item.
        asking: the items that look for partners.
        need: how many of the terms under which two items are filed they must share.
        limits: what bounds the work on an item.
    """
    import numpy as np

    found = list(_partners(_files(sets, limits), asking, need, limits.partners))
    ones = np.repeat(np.array(asking, dtype=np.int64), [len(partners) for partners in found])
    twos = np.concatenate([*found, np.zeros(0, dtype=np.int64)])
    pairs = np.unique(np.minimum(ones, twos) * len(sets) + np.maximum(ones, twos))
    highs, ends = (pairs % len(sets)).tolist(), np.searchsorted(pairs // len(sets), np.arange(len(sets)), "right")
    return [highs[start:end] for start, end in zip([0, *ends.tolist()], ends.tolist(), strict=False)]


def _partners(files: _Files, asking: Sequence[int], need: int, most: int) -> Iterator[NDArray[np.intp]]:
    """Give the partners of each item: where there are too many, those that share most terms, ties by number."""
    import numpy as np

    starts, sizes = files.under[files.terms], np.diff(files.under)[files.terms]  # of the items filed under each
    filed = files.filed.tolist()
    for one in asking:
        mine = slice(filed[one], filed[one + 1])
        if mine.start == mine.stop:
            yield np.zeros(0, dtype=np.intp)
            continue
        many = sizes[mine]
        ends = many.cumsum()
        at = np.arange(ends[-1]) + (starts[mine] - ends + many).repeat(many)
        times = np.bincount(files.items[at])
        times[one] = 0
        found = np.flatnonzero(times >= need)
        if len(found) > most:
            found = found[np.argsort(-times[found], kind="stable")[:most]]
        yield found


def _files(sets: Sequence[array[int]], limits: Limits) -> _Files:
    """File every item under its rarest terms that another item holds too; ties go to the term met first."""
    import numpy as np

    flat = np.frombuffer(b"".join(terms.tobytes() for terms in sets), dtype=np.intc)
    owner = np.repeat(np.arange(len(sets)), [len(terms) for terms in sets])
    held = np.bincount(flat, minlength=1)
    fit = np.flatnonzero((held[flat] > 1) & (held[flat] <= limits.common))
    flat, owner = flat[fit], owner[fit]
    # one number in place of three keys: owner, how many hold the term, term
    keys = (owner * np.int64(limits.common + 1) + held[flat]) * np.int64(len(held)) + flat
    keys.sort()
    owner, flat = keys // (np.int64(limits.common + 1) * len(held)), (keys % len(held)).astype(np.intc)
    first = np.searchsorted(owner, np.arange(len(sets)))
    rare = np.arange(len(owner)) - first[owner] < limits.rarest
    flat, owner = flat[rare], owner[rare]
    by_term = np.argsort(flat, kind="stable")
    return _Files(
        items=owner[by_term],
        under=np.searchsorted(flat[by_term], np.arange(len(held) + 1)),
        terms=flat,
        filed=np.searchsorted(owner, np.arange(len(sets) + 1)),
    )
