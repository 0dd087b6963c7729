"""Kept keys become numbers: each term one number, in order of first meeting, the same however often it comes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.dedupe.large import grams as large
from tasks.dedupe.terms import BRIEF, LEAD, SPELT, Numbering
from tasks.model import ArticleId, Keys, digest

WORDS = st.lists(st.text("abcde", min_size=1, max_size=6), max_size=SPELT + 20).map(tuple)


def keys(title: tuple[str, ...], text: tuple[str, ...]) -> Keys:
    return Keys(article=ArticleId(digest("a")), origin="", title=title, text=text, names=text[:3], headed=title[:1])


def grams(stems: tuple[str, ...]) -> set[str]:
    padded = [f" {stem} " for stem in stems]
    return {word[at : at + 4] for word in padded for at in range(max(1, len(word) - 3))}


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4))
def test_numbers_stand_for_the_terms_in_order_of_first_meeting(articles: list[tuple[tuple[str, ...], ...]]) -> None:
    numbering = Numbering()
    terms = [numbering.terms(keys(title, text)) for title, text in articles]
    known = numbering.known()
    assert known == tuple(dict.fromkeys(stem for title, text in articles for stem in (*title, *text)))
    for (title, text), made in zip(articles, terms, strict=True):
        assert tuple(known[number] for number in made.stems) == text
        assert {known[number] for number in made.words} == {*title, *text}
        assert list(made.words) == sorted(set(made.words))
        assert made.short or {known[number] for number in made.lead} == {*title, *text[:LEAD]}
        assert len(made.grams) == len(grams((*title, *text)[: len(title) + SPELT]))


@given(WORDS, WORDS)
def test_the_brief_form_is_the_title_with_the_first_stems_and_of_a_headline_the_headline(
    title: tuple[str, ...], text: tuple[str, ...]
) -> None:
    numbering = Numbering()
    made = numbering.terms(keys(title, text))
    words = numbering.brief(made)
    spelt = numbering.spell(words)
    assert {numbering.known()[number] for number in words} == {*title, *text[:BRIEF]}
    assert len(spelt) == len(grams((*title, *text[:BRIEF])))
    assert set(words) <= set(made.words)
    assert set(spelt) <= set(made.grams)


@given(
    stems=st.lists(st.text(st.characters(exclude_characters="\n\0"), min_size=1, max_size=7), unique=True, max_size=12),
    largest=st.sampled_from([2**10, large.LARGEST]),
)
def test_grams_of_many_stems_are_numbered_as_those_of_one_whatever_the_alphabet(stems: list[str], largest: int) -> None:
    numbering = Numbering()
    numbering.terms(keys((), tuple(stems)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(large, "LARGEST", largest)
        made = large.Grams(stems)
    assert tuple(made.spelt) == numbering.grams()
    for stem in range(len(stems)):
        assert list(numbering.spell([stem])) == sorted({*made.flat[made.starts[stem] :][: made.sizes[stem]].tolist()})


@given(
    counted=st.lists(st.text("abc ", min_size=1, max_size=4), unique=True, max_size=9),
    later=st.lists(st.lists(st.text("abcd", min_size=1, max_size=4), unique=True, max_size=5), max_size=3),
)
def test_a_gram_keeps_its_number_and_a_new_one_gets_the_next(counted: list[str], later: list[list[str]]) -> None:
    spelt = np.array(counted, dtype="<U4")
    known = large.Numbers(spelt, spelt.argsort())
    plain = {gram: number for number, gram in enumerate(counted)}
    for grams in later:
        assert known.of(np.array(grams, dtype="<U4")).tolist() == [plain.setdefault(gram, len(plain)) for gram in grams]
    assert known.spelt().tolist() == list(plain)
    again = large.Numbers(known.spelt(), spelt.argsort())
    assert again.of(known.spelt()).tolist() == list(range(len(plain)))
