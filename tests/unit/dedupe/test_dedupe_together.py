"""What is worked out for a large window together is what is worked out one by one."""

from __future__ import annotations

from array import array
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.dedupe.headings import BORNE, Headings
from tasks.dedupe.large import numbering
from tasks.dedupe.large.adding import Added
from tasks.dedupe.large.bearing import Bearing
from tasks.dedupe.large.columns import Rows
from tasks.dedupe.lexicon import fold_all
from tasks.dedupe.numbering import numbered
from tasks.languages import get
from tasks.model import ArticleId, Keys, digest
from tests.unit.dedupe.windows import rows_of

STEMS = st.one_of(st.text("abcdeاب", min_size=1, max_size=6), st.text(min_size=0, max_size=5))
LISTS = st.lists(STEMS, max_size=40).map(tuple)
KEYS = st.builds(
    lambda title, text, names: Keys(
        article=ArticleId(digest("a")), origin="", title=title[:8], text=text, names=names[:6], headed=names[:2]
    ),
    LISTS,
    st.one_of(LISTS, LISTS.map(lambda stems: stems * 6)),
    LISTS,
)


@settings(deadline=None, max_examples=100)
@given(st.lists(KEYS, min_size=1, max_size=6), st.sampled_from([1, 2, 1000]), st.integers(0, 5))
def test_numbering_a_window_together_is_numbering_its_articles_one_by_one(
    keys: list[Keys], rows: int, later: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbering, "ROWS", rows)
        columns, vocabulary, grams = numbering.numbered(keys)
        spelt = grams.rows(columns.lead)
    apart = numbered(keys)
    for place, one in enumerate(apart.terms):
        for name in ("stems", "words", "lead", "grams", "names", "title", "headed"):
            assert getattr(columns, name)[place] == getattr(one, name), name
    assert tuple(vocabulary.stems) == apart.stems
    assert [spelt[place] for place in range(len(keys))] == list(apart.spell([one.lead for one in apart.terms]))
    if apart.brief_words:
        assert [columns.brief[place] for place in range(len(keys))] == list(apart.brief_words)
    first = max(1, len(keys) - later)
    before, words, _ = numbering.numbered(keys[:first])
    if keys[first:]:
        added = Added(keys[first:], words)
        assert rows_of(before.plus(added.columns)) == rows_of(columns)
        assert added.vocabulary == replace(vocabulary, first=words.counted)
        assert added.vocabulary.grams.tolist() == vocabulary.grams.tolist()
        assert list(added.spell(columns.lead)) == list(spelt)


ITEM = st.tuples(st.dictionaries(st.integers(0, 12), st.floats(0, 20), max_size=5), st.sets(st.integers(0, 12)))


@settings(deadline=None, max_examples=200)
@given(st.lists(ITEM, min_size=2, max_size=7), st.data())
def test_headlines_looked_up_together_are_borne_out_to_the_same_bits(
    items: list[tuple[dict[int, float], set[int]]], data: st.DataObject
) -> None:
    squares = [dict(sorted(held.items())) for held, _ in items]
    words = [array("i", sorted(held)) for _, held in items]
    made = Headings(squares=squares, words=words)
    item = st.integers(0, len(items) - 1)
    pairs = data.draw(st.lists(st.tuples(item, item), min_size=1, max_size=12))
    ones, twos = (np.array(side) for side in zip(*pairs, strict=True))
    weights = np.array([square for held in squares for square in held.values()], dtype=np.float64)
    bearing = Bearing(Rows.of([array("i", held) for held in squares]), weights, Rows.of(words))
    there, back = bearing.borne(ones, twos).tolist(), bearing.borne(twos, ones).tolist()
    for (one, two), mine, yours in zip(pairs, there, back, strict=True):
        shares = [mine] * bool(squares[one]) + [yours] * bool(squares[two])
        assert made.factor(one, two) == (1 - BORNE + sum(shares) / len(shares) if shares else 1.0)


def test_words_folded_together_are_folded_as_they_are_alone() -> None:
    words = ["إسرائيل", "École", "STRASSE", "ﬁn", "कि", "ا\u0655", "I", ""]
    for code in ("ar", "en", "tr", "de"):
        assert list(fold_all(words, get(code))) == [get(code).fold(word) for word in words]
