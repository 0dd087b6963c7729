"""Articles that came to a large window after its tables were made: numbered on, weighed, and compared with all before.

What an article finds hangs on the counted ones and on those that came before it, and on nothing that comes after: ten
that come together find what they would find one by one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.dedupe import briefs as reading
from tasks.dedupe.candidates import ALL_PAIRS
from tasks.dedupe.forms import BRIEF_SHARES, SHARES
from tasks.dedupe.large import filing, matrix
from tasks.dedupe.large.adding import Added
from tasks.dedupe.large.begun import briefs, channels, held_by, scale
from tasks.dedupe.large.columns import Rows
from tasks.dedupe.large.grams import Grams
from tasks.dedupe.large.joined import Joined
from tasks.dedupe.large.judging import Scored, judged
from tasks.dedupe.terms import BRIEF

ALL = 2 * ALL_PAIRS  # texts among headlines up to which each is compared with all before it

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.judge import Judge
    from tasks.dedupe.large.columns import Ints
    from tasks.dedupe.large.known import Briefs, Known
    from tasks.dedupe.pairs import Pairs
    from tasks.languages import Language
    from tasks.model import Keys

    Floats = NDArray[np.float64]


def numbered_on(known: Known, keys: Sequence[Keys], language: Language) -> Known:
    """Give what is known with the terms of the articles that came; their pairs are still missing."""
    import numpy as np

    added = Added(keys, known.vocabulary)
    new = added.columns
    columns = known.columns.plus(new)
    uncounted = np.zeros(len(new), dtype=bool)
    brief = known.briefs
    if brief is None and (columns.stems.sizes <= BRIEF).any():
        counted = known.columns.brief.slice(0, known.counted)
        brief = briefs(counted, known.vocabulary, language, Grams(known.vocabulary.stems))
    return replace(
        known,
        vocabulary=added.vocabulary,
        columns=columns,
        texts=matrix.measured(known.texts, channels(new), SHARES, uncounted),
        briefs=brief and _read_on(known, brief, added, columns.brief.slice(len(brief.words), len(columns)), language),
    )


def _read_on(known: Known, brief: Briefs, added: Added, new: Rows, language: Language) -> Briefs:
    """Read what came as headlines, by the words that the counted ones make plain."""
    import numpy as np

    held = held_by(known.columns.brief.slice(0, known.counted))
    met = sorted({stem for stem in new.flat.tolist() if stem not in held})
    found = reading.readings(met, held, added.vocabulary.stems, added.numbers, language)
    plain = {**brief.plain, **{stem: brief.plain.get(rest, rest) for stem, rest in found.items()}}
    words = Rows.of([reading.as_read(new[item], plain) for item in range(len(new))])
    grams = added.spell(words)
    uncounted = np.zeros(len(new), dtype=bool)
    return replace(
        brief,
        words=Joined(brief.words, words),
        grams=Joined(brief.grams, grams),
        table=matrix.measured(brief.table, (words, grams), BRIEF_SHARES, uncounted),
    )


def paired(known: Known, first: int, judge: Judge, weights: Floats) -> Pairs:
    """Give the pairs of the items from `first` on with all before them; `weights` are those of terms in titles."""
    import numpy as np

    found = [_texts(known, first), *([_briefs(known, known.briefs, first)] if known.briefs else [])]
    ones, twos, scores = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.lexsort((twos, ones))
    return judged(judge, known.columns, weights, Scored(twos[order], ones[order], scores[order]))


def _texts(known: Known, first: int) -> Scored:
    import numpy as np

    full = known.columns.stems.sizes > BRIEF
    members: Ints = np.flatnonzero(full)[: ALL if known.texts.items <= ALL_PAIRS else 0]
    later, sooner = np.tril_indices(len(members), -1)
    new = members[later] >= first
    words, counted = known.columns.words, known.counted
    held = known.times - words.take(np.flatnonzero(~full[:counted])).counts(len(known.times))
    ones, twos = filing.later(words, first, held, filing.TEXTS, since=counted, there=full)
    beyond = ones > members[-1] if len(members) else np.ones(len(ones), dtype=bool)
    ones = np.concatenate([members[later][new], ones[beyond]])
    twos = np.concatenate([members[sooner][new], twos[beyond]])
    return Scored(ones, twos, _means(known.texts, channels(known.columns), SHARES, ones, twos))


def _briefs(known: Known, brief: Briefs, first: int) -> Scored:

    short = known.columns.stems.sizes <= BRIEF
    held = brief.words.slice(0, known.counted).counts()
    ones, twos = filing.later(brief.words, first, held, filing.HEADLINES, since=known.counted, asking=short)
    scores = _means(brief.table, brief.channels, BRIEF_SHARES, ones, twos)
    return Scored(ones, twos, scale(known.columns, ones, twos, scores))


def _means(table: matrix.Table, rows: Sequence[Rows], shares: Sequence[int], ones: Ints, twos: Ints) -> Floats:
    """Score pairs by the rows of those that are in one: they are few."""
    import numpy as np

    needed = np.unique(np.concatenate([ones, twos]))
    few = [each.take(needed) for each in rows]
    return matrix.means(
        matrix.some(table, needed), few, shares, np.searchsorted(needed, ones), np.searchsorted(needed, twos)
    )
