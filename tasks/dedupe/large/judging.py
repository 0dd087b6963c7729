"""What `judge.Judge` says of many pairs at once.

Most pairs ask for little: how far apart their publications lie, and whether each text bears out the other's headline.
These are judged here, by the same sums. All others go to the judge one by one, so each of its rules is written once.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from tasks.dedupe import moulds
from tasks.dedupe.dates import LATER, WINDOW
from tasks.dedupe.headings import BORNE, LEAST, WORTH
from tasks.dedupe.judge import VETO
from tasks.dedupe.large.bearing import Bearing
from tasks.dedupe.large.columns import Rows
from tasks.dedupe.large.matrix import rounded
from tasks.dedupe.pairs import Pairs

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.judge import Judge
    from tasks.dedupe.large.columns import Ints
    from tasks.dedupe.large.numbering import Columns

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]


def judged(judge: Judge, columns: Columns, weighed: Floats, ones: Ints, twos: Ints, text: Floats) -> Pairs:
    """Judge pairs of items whose texts score `text`; `weighed` are the squared weights of the terms in titles."""
    import numpy as np

    published = np.array([np.nan if one.published is None else one.published for one in judge.dates])
    apart = np.abs(published[ones] - published[twos])
    vetoed = apart > WINDOW
    odd = _odd(judge, ones, twos, known=~np.isnan(apart), vetoed=vetoed)
    factor = np.where(apart > 1, 1 - LATER * (apart - 1), 1.0)
    full = columns.stems.sizes > 0
    near = np.flatnonzero((text >= WORTH) & full[ones] & full[twos] & ~vetoed & ~odd)
    factor[near] *= _forms(columns, weighed, full, ones[near], twos[near])
    score = np.where(text > 0, rounded(np.minimum(np.maximum(text, 1.0), text * factor)), text)
    score[vetoed] = VETO
    reasons = Pairs().reasons
    reason = np.where(vetoed, reasons.index("publication dates"), reasons.index("")).astype(np.int8)
    for at in np.flatnonzero(odd).tolist():
        pair = judge.pair(int(ones[at]), int(twos[at]), float(text[at]))
        score[at], reason[at] = pair.score, reasons.index(pair.reason)
    return Pairs(
        one=array("i", ones.astype(np.intc).tobytes()),
        two=array("i", twos.astype(np.intc).tobytes()),
        text=array("d", text.tobytes()),
        score=array("d", score.tobytes()),
        reason=array("b", reason.tobytes()),
    )


def _odd(judge: Judge, ones: Ints, twos: Ints, *, known: Mask, vetoed: Mask) -> Mask:
    """Tell which pairs a rule for few is about: of one outlet, of stated dates, of countries, of figures, of one text."""
    import numpy as np

    def both(mark: Sequence[object]) -> Mask:
        marked = np.array(list(map(bool, mark)))
        return marked[ones] & marked[twos]

    def alike(values: Sequence[Hashable]) -> Mask:
        numbers: dict[Hashable, int] = {}
        places = np.array([numbers.setdefault(value, len(numbers)) for value in values])
        return places[ones] == places[twos]

    odd = alike(judge.outlets) & both(judge.outlets)
    odd |= both([one.days or one.early or one.months for one in judge.dates]) & ~known
    odd |= both(judge.figures)
    if judge.nations:
        odd |= both(judge.nations.squares)
    if vetoed.any():
        odd |= vetoed & alike([article.text for article in judge.articles])
    return odd


def _forms(columns: Columns, weighed: Floats, full: Mask, ones: Ints, twos: Ints) -> Floats:
    """Give the factor for texts of different outlets by their actors and headlines."""
    import numpy as np

    factor = np.ones(len(ones))
    named = Bearing(columns.headed, np.ones(len(columns.headed.flat)), columns.names)
    met = (named.borne(ones, twos) > 0) | (named.borne(twos, ones) > 0)
    tells = columns.headed.sizes >= moulds.NAMED
    factor[tells[ones] & tells[twos] & ~met] *= moulds.STRANGERS
    heads = _headlines(columns.title, full)
    headed = heads.sizes > 0
    bearing = Bearing(heads, weighed[heads.flat], columns.words)
    there, back = bearing.borne(ones, twos), bearing.borne(twos, ones)
    told = headed[ones].astype(np.float64) + headed[twos]
    shares = (np.where(headed[ones], there, 0.0) + np.where(headed[twos], back, 0.0)) / np.where(told, told, 1.0)
    return factor * np.where(told > 0, 1 - BORNE + shares, 1.0)


def _headlines(titles: Rows, full: Mask) -> Rows:
    """Give the headlines that are asked for: of items with a text, and of two stems at least."""
    import numpy as np

    sizes = np.where(full & (titles.sizes >= LEAST), titles.sizes, 0)
    return Rows(titles.flat[np.repeat(sizes > 0, titles.sizes)], np.concatenate(([0], np.cumsum(sizes))))
