"""Partners counted some at a time are those counted one by one, where there are too many of them as well."""

from array import array

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.dedupe import candidates as choosing
from tasks.dedupe.candidates import candidates
from tasks.dedupe.large import columns, filing, sharing
from tasks.dedupe.large.columns import Rows

SETS = st.lists(st.sets(st.integers(0, 9), max_size=8).map(lambda found: array("i", sorted(found))), min_size=1)


@settings(deadline=None, max_examples=300)
@given(sets=SETS, need=st.integers(1, 3), most=st.integers(1, 4), at_once=st.sampled_from([1, 7, 1000]), data=st.data())
def test_too_many_partners_are_cut_to_those_that_share_most(
    sets: list["array[int]"], need: int, most: int, at_once: int, data: st.DataObject
) -> None:
    asking = data.draw(st.lists(st.booleans(), min_size=len(sets), max_size=len(sets)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(choosing, "ALL_PAIRS", 0)
        patch.setattr(choosing, "PARTNERS", most)
        patch.setattr(sharing, "LOOKED", at_once)
        patch.setattr(columns, "ROWS", at_once)
        above = candidates(sets, need, [not asks for asks in asking])
        limits = filing.TEXTS._replace(need=need, partners=most)
        ones, twos = filing.together(Rows.of(sets), np.array(asking), limits)
    assert [*zip(ones.tolist(), twos.tolist(), strict=True)] == [
        (one, two) for one, partners in enumerate(above) for two in partners
    ]
