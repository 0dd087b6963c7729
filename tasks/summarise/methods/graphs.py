"""LexRank and TextRank as sumy computes them, over an inverted index instead of all pairs of sentences.

LexRank: Erkan and Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization", JAIR 22 (2004).
TextRank: Mihalcea and Tarau, "TextRank: Bringing Order into Texts", EMNLP 2004. Constants and every departure from the
papers are sumy 0.13's (Apache-2.0), so that the same words give the same ranking; `tests/bench/graphs.py` holds both
side by side. One difference: where no sentence is like any other, nor like itself (two sentences without a common
word: sumy's idf is 0 for a word in one of two), sumy divides by 0 and rates all NaN; here all rate alike.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from tasks.summarise.methods.distinct import rate
from tasks.summarise.methods.protocol import Method

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.summarise.pool import Candidate, Pool

    Floats = NDArray[np.float64]
    Numbers = NDArray[np.int64]

LIKE = 0.1  # LexRank links sentences whose cosine is above this
NEAR = 0.1  # LexRank's power method ends at a step as short as this
DAMPING = 0.85
SETTLED = 1e-4  # TextRank's power method ends here
_NO_ZERO = 1e-7  # sumy's guard in TextRank's division
_BLOCK = 1 << 20  # products formed at a time: some 40 MB, however often a hostile text repeats its words
_ALL = 10**6  # a pool is smaller


class _Cells(NamedTuple):
    """Which sentence has which word how often; ascending by word, then by sentence."""

    sentences: Numbers
    words: Numbers
    counts: Numbers


def lexrank(sentences: Sequence[Sequence[str]]) -> list[float]:
    """Rate sentences, given as their words, by eigenvector centrality among those of a cosine above 0.1."""
    import numpy as np

    if not sentences:
        return []
    count = len(sentences)
    cells = _count(sentences)
    held = np.bincount(cells.words) if cells.words.size else cells.words  # how many sentences have each word
    rarity = np.array([math.log(count / (1 + number)) for number in range(count + 1)])[held]
    most = np.zeros(count)
    np.maximum.at(most, cells.sentences, cells.counts)
    weights = cells.counts / most[cells.sentences] * rarity[cells.words]
    lengths = np.sqrt(np.bincount(cells.sentences, weights=weights * weights, minlength=count))
    products = _products(cells, weights, count)
    places, one, other = _places(products)
    linked = products.ravel()[places] > LIKE * (lengths[one] * lengths[other])
    places, one = places[linked], one[linked]
    matrix = np.zeros((count, count))
    matrix.ravel()[places] = 1.0 / np.bincount(one, minlength=count)[one]
    return _settle(matrix, NEAR, unit=True)


def textrank(sentences: Sequence[Sequence[str]]) -> list[float]:
    """Rate sentences, given as their words, by PageRank over common words against the logarithms of their lengths."""
    import numpy as np

    if not sentences:
        return []
    count = len(sentences)
    cells = _count(sentences)
    edges = _products(cells, cells.counts.astype(np.float64), count)
    logs = np.array([math.log(len(words) or 1) for words in sentences])
    places, one, other = _places(edges)
    norms = logs[one] + logs[other]
    norms[norms == 0] = 1.0  # two sentences of one word: the word itself, undivided
    edges.ravel()[places] /= norms
    edges /= edges.sum(axis=1)[:, np.newaxis] + _NO_ZERO
    edges *= DAMPING  # in place: new matrices of this size cost more than the sums
    edges += (1.0 - DAMPING) / count
    return _settle(edges, SETTLED, unit=False)


def _count(sentences: Sequence[Sequence[str]]) -> _Cells:
    import numpy as np

    count, numbers = len(sentences), dict[str, int]()
    words = np.array([numbers.setdefault(word, len(numbers)) for words in sentences for word in words], dtype=np.int64)
    places = np.repeat(np.arange(count), [len(words) for words in sentences])
    cells, counts = np.unique(words * count + places, return_counts=True)
    return _Cells(cells % count, cells // count, counts)


def _products(cells: _Cells, values: Floats, count: int) -> Floats:
    """Give the matrix of Σ over common words of the product of their two values."""
    import numpy as np

    total: Floats = np.zeros(0)
    for left, right in _pairs(cells.words):
        places = cells.sentences[left] * count + cells.sentences[right]
        part = np.bincount(places, weights=values[left] * values[right], minlength=count * count)
        total = np.add(total, part) if total.size else part.astype(np.float64, copy=False)
    return total.reshape(count, count) if total.size else np.zeros((count, count))


def _pairs(words: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Give the pairs of cells that have the same word, each with itself too, some at a time; `words` ascend."""
    import numpy as np

    if not words.size:
        return
    held = np.bincount(words)
    partners, first = held[words], (np.cumsum(held) - held)[words]
    blocks = np.cumsum(partners) // _BLOCK
    for part in np.split(np.arange(words.size), np.flatnonzero(np.diff(blocks)) + 1):
        many = partners[part]
        left = np.repeat(part, many)
        steps = np.arange(left.size) - np.repeat(np.cumsum(many) - many, many)
        yield left, first[left] + steps


def _places(matrix: Floats) -> tuple[Numbers, Numbers, Numbers]:
    """Give where the matrix is not 0: places in its one line, rows, columns; `np.nonzero` takes five times that."""
    import numpy as np

    places = np.flatnonzero(matrix.ravel() != 0)
    rows = places // len(matrix)
    return places, rows, places - rows * len(matrix)


def _settle(matrix: Floats, enough: float, *, unit: bool) -> list[float]:
    """Give the vector that the power method ends with; `unit` keeps its length 1. All alike where nothing is linked."""
    import numpy as np

    ranks: Floats = np.full(len(matrix), 1.0 / len(matrix))
    step = math.inf
    while step > enough:
        following = np.dot(matrix.T, ranks)
        if unit:
            length = math.sqrt(following.dot(following))
            if not length:
                return [1.0 / len(matrix)] * len(matrix)
            following /= length
        change = following - ranks
        step = math.sqrt(change.dot(change))
        ranks = following
    return [float(value) for value in ranks]


def _method(ranks: Callable[[Sequence[Sequence[str]]], Sequence[float]]) -> Method:
    def by_words(part: Sequence[Candidate]) -> Sequence[float]:
        return ranks([one.sentence.stems for one in part])

    def rank(pool: Pool) -> Sequence[float]:
        return rate(pool, by_words, most=_ALL)

    return Method(rank=rank)


METHODS = {"lexrank": _method(lexrank), "textrank": _method(textrank)}
