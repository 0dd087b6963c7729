"""One spelling for keys; words as spelt."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.languages import codes, get


@pytest.mark.parametrize(
    ("code", "text", "folded"),
    [
        pytest.param("ar", "أُسْتَاذَةٌ", "استاذه", id="vowel marks out, hamza and ta marbuta folded"),
        pytest.param("ar", "مصطفى مسؤول بناء", "مصطفي مسوول بنا", id="alef maqsura, seated and bare hamza"),
        pytest.param("ar", "الـــوطن\u200f", "الوطن", id="tatweel and direction marks out"),
        pytest.param("ar", "٢٠٢٥ ۱۴", "2025 14", id="any digits are ASCII"),
        pytest.param("ar", "ﻻ ﷲ", "لا الله", id="presentation forms"),
        pytest.param(
            "fa", "می‌شود کتاب", "مي شود كتاب", id="the non-joiner is a space, Persian letters are one with Arabic"
        ),
        pytest.param("fr", "École Œuvre", "ecole oeuvre", id="accents and ligatures"),
        pytest.param("de", "Straße Öl", "strasse ol", id="sharp s and umlaut"),
        pytest.param("ru", "Ёлка Зелёный край", "елка зеленый край", id="yo is ye, short i stays"),
        pytest.param("tr", "IŞIK İzmir", "ışık izmir", id="Turkish I and İ"),
        pytest.param("en", "ISTANBUL İzmir", "istanbul izmir", id="everywhere else they are one"),
        pytest.param("hi", "हिंदी", "हिंदी", id="vowel signs of Indian scripts stay"),
        pytest.param("ko", "한국", "한국", id="Korean syllables stay whole"),
    ],
)
def test_a_text_folds_to(code: str, text: str, folded: str) -> None:
    assert get(code).fold(text) == folded


@settings(deadline=None, max_examples=300)
@given(st.sampled_from((*codes(), "zh", "vi")), st.text())
def test_folding_twice_is_folding_once(code: str, text: str) -> None:
    once = get(code).fold(text)
    assert get(code).fold(once) == once


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        pytest.param("ar", "كتيبة 166، «5+5» و3.5", ["كتيبة", "166", "5+5", "و", "3.5"], id="numbers stay whole"),
        pytest.param(
            "en", "U.S.-led G20's 5th", ["U", "S", "led", "G20", "s", "5th"], id="letters with digits are a word"
        ),
        pytest.param(
            "fr", "l’aujourd’hui peut-être", ["l’aujourd’hui", "peut-être"], id="apostrophe and hyphen inside"
        ),
        pytest.param("fa", "می‌شود", ["می‌شود"], id="the non-joiner stays inside as spelt"),
        pytest.param("zh", "普京会见A组", ["普京", "京会", "会见", "A", "组"], id="Han gives pairs"),
        pytest.param("th", "สวัสดี", ["สว", "วั", "ัส", "สด", "ดี"], id="so does Thai"),
        pytest.param("hi", "हिंदी में", ["हिंदी", "में"], id="vowel signs belong to their word"),
    ],
)
def test_the_words_of_a_text(code: str, text: str, words: list[str]) -> None:
    assert get(code).words(text) == words
