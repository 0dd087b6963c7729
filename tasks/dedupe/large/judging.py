"""What `judge.Judge` says of many pairs at once.

Most pairs ask for little: how far apart their publications lie, and whether each text bears out the other's headline.
These are judged here, by the same sums. All others go to the judge one by one, so each of its rules is written once.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tasks.dedupe import figures, moulds
from tasks.dedupe.abroad import apart
from tasks.dedupe.dates import LATER, WINDOW
from tasks.dedupe.headings import BORNE, BRIEFLY, LEAST, WORTH
from tasks.dedupe.judge import VETO
from tasks.dedupe.large.bearing import Bearing
from tasks.dedupe.large.columns import Rows
from tasks.dedupe.large.matrix import rounded
from tasks.dedupe.lazy import Lazy
from tasks.dedupe.pairs import Pairs
from tasks.dedupe.terms import BRIEF

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.dates import Dates
    from tasks.dedupe.judge import Judge
    from tasks.dedupe.large.columns import Ints
    from tasks.dedupe.large.numbering import Columns

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]


Value = TypeVar("Value", bound="Hashable")


class Scored(NamedTuple):
    """Pairs of items, by their places, and what their texts score."""

    ones: Ints
    twos: Ints
    text: Floats


def judged(judge: Judge, columns: Columns, weighed: Floats, found: Scored) -> Pairs:
    """Judge pairs; `weighed` are the squared weights of the terms in titles."""
    import numpy as np

    ones, twos, text = found
    asked = _Asked(judge, *_placed(ones, twos))
    days = asked.days()
    vetoed = days > WINDOW
    odd = asked.odd(known=~np.isnan(days), vetoed=vetoed) | ((text >= WORTH) & asked.abroad())
    factor = np.where(days > 1, 1 - LATER * (days - 1), 1.0)
    full = columns.stems.sizes > 0
    near = np.flatnonzero((text >= WORTH) & full[ones] & full[twos] & ~vetoed & ~odd)
    forms, borne = _forms(columns, weighed, ones[near], twos[near])
    factor[near] *= forms * borne * asked.figures(near, borne >= 1)
    score = np.where(text > 0, rounded(np.minimum(np.maximum(text, 1.0), text * factor)), text)
    score[vetoed] = VETO
    reasons = Pairs().reasons
    reason = np.where(vetoed, reasons.index("publication dates"), reasons.index("")).astype(np.int8)
    for at in np.flatnonzero(odd).tolist():
        pair = judge.pair(int(ones[at]), int(twos[at]), float(text[at]))
        score[at], reason[at] = pair.score, reasons.index(pair.reason)
    raw = {"one": ones.astype(np.intc).tobytes(), "two": twos.astype(np.intc).tobytes(), "text": text.tobytes()}
    return Pairs.read({**raw, "score": score.tobytes(), "reason": reason.tobytes()})


class _Asked:
    """The items that are in a pair, and the pairs by their places among these."""

    def __init__(self, judge: Judge, items: Ints, ones: Ints, twos: Ints) -> None:
        self._judge, self._items, self._ones, self._twos = judge, items.tolist(), ones, twos

    def days(self) -> Floats:
        """Give the days between the publications of each pair, where both are known."""
        import numpy as np

        dates = self._judge.dates
        known = (dates[item].published for item in self._items)
        published = np.array([np.nan if when is None else when for when in known])
        days: Floats = np.abs(published[self._ones] - published[self._twos])
        return days

    def odd(self, *, known: Mask, vetoed: Mask) -> Mask:
        """Tell which pairs a rule for few is about: of one outlet or one text, of stated dates, of countries."""
        judge = self._judge
        odd = self._alike(judge.outlets) & self._both(judge.outlets)
        odd |= self._both(Lazy(len(judge.dates), lambda item: _states(judge.dates[item]))) & ~known
        if judge.nations:
            odd |= self._both(judge.nations.squares)
        if vetoed.any():
            odd |= vetoed & self._alike(Lazy(len(judge.articles), lambda item: judge.articles[item].text))
        return odd

    def abroad(self) -> Mask:
        """Tell of which pairs each headline names a country that the other does not."""
        import numpy as np

        places, headed = self._numbered(self._judge.abroad.headed)
        named = np.array(list(map(bool, headed)), dtype=bool)[places]
        asked: Mask = named[self._ones] & named[self._twos]
        both = places[self._ones[asked]] * len(headed) + places[self._twos[asked]]
        kinds, kind = np.unique(both, return_inverse=True)
        ones, twos = np.divmod(kinds, max(len(headed), 1))
        told = [apart(headed[one], headed[two]) for one, two in zip(ones.tolist(), twos.tolist(), strict=True)]
        asked[asked] = np.array(told, dtype=bool)[kind]
        return asked

    def figures(self, some: Ints, borne: Mask) -> Floats:
        """Give the factor of some pairs for reports that are mostly figures; `borne` as in `figures.factor`."""
        import numpy as np

        told = [self._judge.figures[item] for item in self._items]
        rows = Rows.of([array("i", sorted(one.held)) for one in told])
        ones, twos = self._ones[some], self._twos[some]
        met = Bearing(rows, np.ones(len(rows.flat)), rows).borne(ones, twos) > 0
        dense, dead = rows.sizes > 0, np.array([one.dead for one in told], dtype=bool)
        apart = dense[ones] & dense[twos] & ~met & ~(borne & dead[ones] & dead[twos])
        return np.where(apart, figures.APART, 1.0)

    def _both(self, marks: Sequence[object]) -> Mask:
        """Tell which pairs have a mark on either side."""
        import numpy as np

        marked = np.array([bool(marks[item]) for item in self._items], dtype=bool)
        both: Mask = marked[self._ones] & marked[self._twos]
        return both

    def _alike(self, values: Sequence[Hashable]) -> Mask:
        """Tell which pairs have one value."""
        places, _ = self._numbered(values)
        alike: Mask = places[self._ones] == places[self._twos]
        return alike

    def _numbered(self, values: Sequence[Value]) -> tuple[Ints, list[Value]]:
        """Number the values of the items, and give the values by their numbers."""
        import numpy as np

        numbers: dict[Value, int] = {}
        places = np.array([numbers.setdefault(values[item], len(numbers)) for item in self._items], dtype=np.intp)
        return places, list(numbers)


def _placed(ones: Ints, twos: Ints) -> tuple[Ints, Ints, Ints]:
    """Give the items that are in a pair, ascending, and the pairs by their places among these."""
    import numpy as np

    there = np.zeros(int(max(ones.max(initial=-1), twos.max(initial=-1))) + 1, dtype=bool)
    there[ones] = there[twos] = True
    places = np.cumsum(there) - 1
    return np.flatnonzero(there), places[ones], places[twos]


def _states(one: Dates) -> bool:
    """Tell whether an article states any date."""
    return bool(one.days or one.early or one.months)


def _forms(columns: Columns, weighed: Floats, ones: Ints, twos: Ints) -> tuple[Floats, Floats]:
    """Give the factors for texts of different outlets by their actors and by their headlines."""
    import numpy as np

    items, ones, twos = _placed(ones, twos)
    headed, names = columns.headed.take(items), columns.names.take(items)
    named = Bearing(headed, np.ones(len(headed.flat)), names)
    met = (named.borne(ones, twos) > 0) | (named.borne(twos, ones) > 0)
    tells, long = headed.sizes >= moulds.NAMED, columns.stems.sizes[items] > BRIEF
    nameless = tells[ones] & tells[twos] & ~met
    factor = np.where(nameless & long[ones] & long[twos], moulds.STRANGERS, 1.0)
    heads = columns.title.take(items).of_size(LEAST)
    there = heads.sizes > 0
    bearing = Bearing(heads, weighed[heads.flat], columns.words.take(items))
    mine, yours = bearing.borne(ones, twos), bearing.borne(twos, ones)
    told = there[ones].astype(np.float64) + there[twos]
    shares = (np.where(there[ones], mine, 0.0) + np.where(there[twos], yours, 0.0)) / np.where(told, told, 1.0)
    briefly = ~(long[ones] | long[twos] | nameless)
    shares = np.where(briefly, np.minimum(BRIEFLY * shares, 1.0), shares)
    return factor, np.where(told > 0, 1 - BORNE + shares, 1.0)
