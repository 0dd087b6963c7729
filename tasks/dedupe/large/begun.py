"""The articles of a large window that are counted: numbered, weighed and compared all together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tasks.dedupe import briefs as reading
from tasks.dedupe.candidates import ALL_PAIRS
from tasks.dedupe.dates import famous
from tasks.dedupe.forms import BRIEF_SCALE, BRIEF_SHARES, CHANNELS, SHARES, SHORT_SCALE
from tasks.dedupe.large import filing, matrix
from tasks.dedupe.large.columns import Rows, distinct
from tasks.dedupe.large.items import Items
from tasks.dedupe.large.judging import Scored, judged
from tasks.dedupe.large.known import Briefs, Known
from tasks.dedupe.large.numbering import numbered
from tasks.dedupe.terms import BRIEF

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.columns import Ints
    from tasks.dedupe.large.grams import Grams
    from tasks.dedupe.large.numbering import Columns, Vocabulary
    from tasks.languages import Language
    from tasks.model import Article, Keys


def begun(
    articles: Sequence[Article], titles: Sequence[str], keys: Sequence[Keys], outlets: Sequence[str], language: Language
) -> Known:
    """Compare articles with each other."""
    import numpy as np

    columns, vocabulary, grams = numbered(keys)
    full = columns.stems.sizes > BRIEF
    texts = matrix.table(channels(columns), SHARES, full)
    brief = None if full.all() else briefs(columns.brief, vocabulary, language, grams)
    found = [_texts(columns, full, texts), *([_briefs(columns, full, brief)] if brief else [])]
    ones, twos, scores = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.lexsort((twos, ones))
    items = Items(
        articles=articles,
        titles=titles,
        outlets=outlets,
        language=language,
        columns=columns,
        vocabulary=vocabulary,
        counted=len(articles),
    )
    everywhere = famous(items.dates)
    countries = Counter(code for item in np.flatnonzero(~full).tolist() for code in items.countries[item])
    times = columns.words.counts(len(vocabulary.stems))
    weights = items.weights(times)
    judge = items.judge(everywhere, countries, brief.words if brief else None, weights)
    return Known(
        counted=len(articles),
        vocabulary=vocabulary,
        columns=columns,
        times=times,
        texts=texts,
        briefs=brief,
        famous=everywhere,
        countries=countries,
        named=tuple(items.countries),
        pairs=judged(judge, columns, weights, Scored(ones[order], twos[order], scores[order])),
    )


def channels(columns: Columns) -> tuple[Rows, ...]:
    """Give what texts are compared by, in the order of `SHARES`."""
    return tuple(getattr(columns, name) for name in CHANNELS)


def briefs(words: Rows, vocabulary: Vocabulary, language: Language, grams: Grams) -> Briefs:
    """Read the counted articles as headlines, by the words that they make plain."""
    import numpy as np

    held = held_by(words)
    numbers = {vocabulary.stems[number]: number for number in held}  # no other stem is as frequent as one of these
    plain = reading.readings(held, held, vocabulary.stems, numbers, language)
    if plain:
        read = np.arange(len(vocabulary.stems))
        read[list(plain)] = list(plain.values())
        words = Rows.parted(*distinct(words.owners, read[words.flat], len(read)), len(words))
    spelt = grams.rows(words)
    table = matrix.table((words, spelt), BRIEF_SHARES, np.ones(len(words), dtype=bool))
    return Briefs(words=words, grams=spelt, table=table, plain=plain)


def held_by(words: Rows) -> Mapping[int, int]:
    """Count the items that hold each word, in the order of the words' numbers."""
    import numpy as np

    times = np.bincount(words.flat, minlength=1)
    known = np.flatnonzero(times)
    return dict(zip(known.tolist(), times[known].tolist(), strict=True))


def scale(columns: Columns, ones: Ints, twos: Ints, scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Bring the scores of headlines to the scale of texts."""
    import numpy as np

    alone = columns.stems.sizes == 0
    return matrix.rounded(scores * np.where(alone[ones] & alone[twos], BRIEF_SCALE, SHORT_SCALE))


def _texts(columns: Columns, full: NDArray[np.bool_], table: matrix.Table) -> Scored:
    """Score the articles that are no headlines among themselves."""
    import numpy as np

    members: Ints = np.flatnonzero(full)
    if len(members) <= ALL_PAIRS:
        first, second = np.triu_indices(len(members), 1)
        ones, twos = members[first], members[second]
    else:
        ones, twos = filing.together(columns.words.where(full), full, filing.TEXTS)
    return Scored(ones, twos, matrix.means(table, channels(columns), SHARES, ones, twos))


def _briefs(columns: Columns, full: NDArray[np.bool_], brief: Briefs) -> Scored:
    """Score whatever is or meets a headline."""
    ones, twos = filing.together(brief.words, ~full, filing.HEADLINES)
    scores = matrix.means(brief.table, brief.channels, BRIEF_SHARES, ones, twos)
    return Scored(ones, twos, scale(columns, ones, twos, scores))
