"""Rows that came in two parts are read as if they lay in one."""

from __future__ import annotations

from array import array

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tasks.dedupe.large.columns import Rows
from tasks.dedupe.large.joined import Joined

ROWS = st.lists(st.lists(st.integers(0, 9), max_size=4).map(lambda row: array("i", row)), min_size=1, max_size=5)


@given(first=ROWS, later=ROWS, last=ROWS, data=st.data())
def test_rows_in_two_parts_are_those_in_one(
    first: list[array[int]], later: list[array[int]], last: list[array[int]], data: st.DataObject
) -> None:
    whole = Rows.of([*first, *later, *last])
    joined = Joined(Joined(Rows.of(first), Rows.of(later)), Rows.of(last))
    count = len(whole)
    items = np.array(data.draw(st.lists(st.integers(0, count - 1), max_size=6)), dtype=np.intp)
    kept = np.array(data.draw(st.lists(st.booleans(), min_size=count, max_size=count)))
    start, end = sorted(data.draw(st.tuples(st.integers(0, count), st.integers(0, count))))
    assert len(joined) == count
    assert list(joined) == list(whole)
    assert [joined[item] for item in items.tolist()] == [whole[item] for item in items.tolist()]
    for made, plain in (
        (joined, whole),
        (joined.take(items), whole.take(items)),
        (joined.take(np.sort(items)), whole.take(np.sort(items))),
        (joined.slice(start, end), whole.slice(start, end)),
        (joined.where(kept), whole.where(kept)),
        (joined.of_size(2), whole.of_size(2)),
        (joined.plus(Rows.of(last)), whole.plus(Rows.of(last))),
    ):
        assert made.flat.tolist() == plain.flat.tolist()
        assert made.starts.tolist() == plain.starts.tolist()
        assert made.owners.tolist() == plain.owners.tolist()
