"""Short ways that save time give what the long ways give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.languages import Language, codes, get, stems, words
from tasks.languages.terms import parts

if TYPE_CHECKING:
    from pathlib import Path

ARABIC = st.text(alphabet="اأإآبتةثجحخدذرزسشصضطظعغفقكلمنهويىئؤءپچژگںیکّ", min_size=1, max_size=12)
TEXTS = st.text(
    alphabet=st.sampled_from("اوبلكتبىيءّ\u0640\u200c\u200d\u00a0\u0301eE'’-.,12٣I İ中国ไทยहिं\n\t«»"), max_size=60
)


@settings(deadline=None, max_examples=300)
@given(st.sampled_from((*codes(), "zh", "pl")), TEXTS)
def test_terms_made_between_spaces_are_those_of_the_whole_text(code: str, text: str) -> None:
    language = get(code)
    whole = [part for word in words.words(language.fold(text)) for part in parts(word, language.rules)]
    assert language.terms(text) == language.terms(text) == whole


@settings(deadline=None, max_examples=300)
@given(st.one_of(TEXTS, st.text(max_size=40)))
def test_words_found_between_spaces_are_those_of_the_whole_text(text: str) -> None:
    special = words._ASKS.search(text) is not None
    whole = words._special().findall(text) if special else words._PLAIN.findall(text)
    assert words.words(text) == [part for word in whole for part in words._pairs(word)]


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(("ar", "fa", "en", "ur")), ARABIC)
def test_a_word_alone_has_the_skeleton_that_it_has_in_a_text(code: str, word: str) -> None:
    language = get(code)
    assert language.skeletons(word) == language.skeletons(f"{word} ")


@settings(deadline=None, max_examples=500)
@given(ARABIC, st.sets(st.text(alphabet="اوفبلكتمهن", min_size=2, max_size=8)))
def test_a_stem_is_looked_for_anew_only_where_a_known_word_could_change_it(word: str, known: set[str]) -> None:
    rules = get("ar").rules
    folded = get("ar").fold(word)
    known |= {folded[1:], folded[:-2]} if len(folded) % 2 else set()
    if folded and rules.affixes is not None:
        assert stems.stem(folded, rules, known) == stems._asking(folded, rules.affixes, known)


@pytest.mark.parametrize("code", codes())
def test_what_was_read_before_changes_nothing(code: str, data: Path) -> None:
    text = (data / "prose" / f"{code}.txt").read_text("utf-8")
    language = get(code)
    first = language.terms(text), language.keys(text), language.skeletons(text)
    fresh = Language(language.rules)
    assert (fresh.terms(text), fresh.keys(text), fresh.skeletons(text)) == first
