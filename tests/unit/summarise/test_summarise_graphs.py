"""LexRank and TextRank give what sumy's own give for the same words."""

import math
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from tasks.model import Article
from tasks.summarise.methods import graphs, libraries, method
from tasks.summarise.pool import Candidate, pooled
from tasks.summarise.reading import read

MakeArticle = Callable[..., Article]
SUMY = {"lexrank": LexRankSummarizer, "textrank": TextRankSummarizer}
OURS = {"lexrank": graphs.lexrank, "textrank": graphs.textrank}
both = pytest.mark.parametrize("name", sorted(SUMY))


@pytest.fixture(scope="session")
def one(article: MakeArticle) -> Candidate:
    made = article("a", "The ferry sank near the island before dawn with ninety people on board.")
    return pooled([*read([made]).values()], [None]).candidates[0]


def given_to_sumy(name: str, sentences: Sequence[Sequence[str]], one: Candidate) -> list[float]:
    """Rate by sumy itself, through its own document; each sentence has a text of its own."""
    part = [
        replace(one, sentence=replace(one.sentence, text=f"sentence {number}", stems=tuple(words)))
        for number, words in enumerate(sentences)
    ]
    found = libraries.ratings(SUMY[name](), libraries.document(part))
    return [found[number] for number in range(len(sentences))]


def order(scores: Sequence[float]) -> list[int]:
    return sorted(range(len(scores)), key=lambda number: -scores[number])


DOCUMENTS = [
    pytest.param("dam river flood|flood water river|vote law court", id="three sentences"),
    pytest.param("dam river|dam river|dam river|dam river", id="one sentence four times"),
    pytest.param("a b|c d|e f", id="no common word"),
    pytest.param("a b|a b|c d|a d", id="twins among others"),
    pytest.param("d a m", id="one sentence"),
    pytest.param("dam", id="one word"),
    pytest.param("dam|dam|law", id="sentences of one word, which have no logarithm of length to divide by"),
    pytest.param("|dam river||dam law law", id="sentences without words among others"),
    pytest.param("x x x x x x x x x x x x x x|x y|y y y|x z", id="a word said over and over"),
]


@both
@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_is_rated_to_the_last_bit_as_sumy_rates_it(name: str, document: str, one: Candidate) -> None:
    sentences = [sentence.split() for sentence in document.split("|")]
    assert OURS[name](sentences) == given_to_sumy(name, sentences, one)


@both
@settings(deadline=None, max_examples=200, derandomize=True)  # a cosine of just 0.1 may fall to either side
@given(
    sentences=st.lists(st.lists(st.sampled_from("abcdefghijklmnop"), max_size=9), min_size=1, max_size=24),
)
def test_generated_documents_are_rated_as_sumy_rates_them(
    name: str, sentences: list[list[str]], one: Candidate
) -> None:
    theirs = given_to_sumy(name, sentences, one)
    ours = OURS[name](sentences)
    if any(map(math.isnan, theirs)):
        assert len(set(ours)) == 1
    else:
        assert order(ours) == order(theirs)
        assert ours == pytest.approx(theirs, abs=1e-12)


@both
def test_the_picks_on_a_story_are_sumys(name: str, told: Any) -> None:
    pool = pooled([*read(told.articles.values()).values()], [None] * len(told.articles))
    once = {one.sentence.text: one for one in pool.candidates}
    part = sorted(once.values(), key=lambda one: (one.text, one.rank))
    pool = replace(pool, candidates=tuple(part))
    found = libraries.ratings(SUMY[name](), libraries.document(part))
    assert order(method(name).rank(pool)) == order([found[number] for number in range(len(part))])


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param([["dam", "river"], ["vote", "law"]], id="two without a common word, which sumy rates NaN"),
        pytest.param([[], []], id="no words at all"),
    ],
)
def test_where_nothing_is_like_anything_all_are_rated_alike(sentences: list[list[str]], one: Candidate) -> None:
    assert all(map(math.isnan, given_to_sumy("lexrank", sentences, one)))
    assert graphs.lexrank(sentences) == [0.5, 0.5]
    assert all(map(math.isfinite, graphs.textrank(sentences)))


@both
def test_no_sentences_have_no_ratings(name: str) -> None:
    assert OURS[name]([]) == []


@both
def test_products_formed_in_parts_are_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(7)
    sentences = [[f"w{number}" for number in chance.integers(0, 40, 12)] for _ in range(30)]
    whole = OURS[name](sentences)
    monkeypatch.setattr(graphs, "_BLOCK", 50)
    assert OURS[name](sentences) == pytest.approx(whole, abs=1e-12)
    assert order(OURS[name](sentences)) == order(whole)


def test_numpy_and_sumy_are_loaded_only_when_a_method_needs_them() -> None:
    program = (
        "import sys, tasks.summarise; print(sorted({'numpy', 'sumy'} & set(sys.modules)));"
        "from tasks.summarise.methods import graphs; graphs.lexrank([['a'], ['b']]);"
        "print(sorted({'numpy', 'sumy'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert run.stdout.split() == ["[]", "['numpy']"]
