"""Names spelt in several ways; which language a text is in."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.languages import codes, get, identify


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("ar", "بيلاوسوف", "بيلوسوف"),
        ("ar", "يوفكيورف", "يفكيروف"),
        ("ar", "بريغوجين", "بريجوجين"),
        ("ar", "اسطنبول", "إستانبول"),
        ("ar", "وبيسكوف بيسكوف", "بيسكوف وبيسكوف"),
        ("en", "Belousov", "Beloussov"),
        ("en", "Zelensky", "Zelenskyy"),
        ("ru", "Хафтар", "Хавтар"),
    ],
)
def test_two_spellings_have_one_skeleton(code: str, one: str, other: str) -> None:
    assert get(code).skeletons(one) == get(code).skeletons(other) != []


def test_short_and_small_words_have_no_skeleton() -> None:
    assert get("ar").skeletons("بوتين في ليبيا") == []
    assert get("en").skeletons("the minister of Libya") == []


def test_cyrillic_and_latin_skeletons_meet() -> None:
    assert get("ru").skeletons("Белоусов") == get("en").skeletons("Belousov")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("بوتين يستقبل الجنرال حفتر في الكرملين اليوم", "ar"),
        ("Путин принял Хафтара в Кремле", "ru"),
        ("Путін прийняв гостя у Кремлі", "uk"),
        ("Той заяви, че ще бъде в София със свои хора", "bg"),
        ("پوتین و حفتر در کاخ کرملین دیدار کردند", "fa"),
        ("صدر نے کہا کہ وہ کل لاہور میں ہوں گے اور بڑے", "ur"),
        ("The minister opened the bridge on Monday", "en"),
        ("Le ministre a ouvert le pont du vieux port", "fr"),
        ("Der Minister hat die Brücke am Montag eröffnet", "de"),
        ("El ministro abrió el puente de la ciudad", "es"),
        ("Bakan köprüyü açtı ve bir konuşma yaptı", "tr"),
        ("O ministro abriu a ponte da cidade e não falou", "pt"),
        ("大臣は橋を開いた", "ja"),
        ("部长开通了大桥", "zh"),
        ("장관이 다리를 열었다", "ko"),
        ("Ο υπουργός άνοιξε τη γέφυρα", "el"),
        ("השר פתח את הגשר", "he"),
        ("मंत्री ने पुल खोला", "hi"),
        ("1234 — 5678", "und"),
        ("", "und"),
    ],
)
def test_the_language_of(text: str, code: str) -> None:
    assert identify(text).code == code


@pytest.mark.parametrize(
    ("text", "hint", "code"),
    [
        pytest.param("Haftar Kremlin Putin", "ar", "en", id="a script that contradicts the source wins"),
        pytest.param("Haftar Kremlin Putin", "it-IT", "it", id="else the source is trusted"),
        pytest.param("بوتين حفتر", "fa", "fa", id="also among languages of one script"),
        pytest.param("123", "fr_FR", "fr", id="and where there are no letters"),
        pytest.param("The bridge of the city", "nonsense!", "en", id="a hint that is no code says nothing"),
        pytest.param("橋", "ja", "ja", id="Han may be Japanese"),
    ],
)
def test_what_the_source_says(text: str, hint: str, code: str) -> None:
    if hint == "ar":
        assert identify(text, hint=hint).code != "ar"
    else:
        assert identify(text, hint=hint).code == code


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet=st.characters(min_codepoint=0x600, max_codepoint=0x6FF)))
def test_confidence_is_a_share(text: str) -> None:
    assert 0 <= identify(text).confidence <= 1


def test_importing_the_room_and_reading_arabic_loads_nothing_heavy() -> None:
    program = (
        "import sys; from tasks.languages import get, identify; a = get('ar');"
        "t = 'قال الوزير في 10 ماي 2025 إن الجسر مفتوح.'; a.keys(t); a.mentions(t); a.parse_date(t); a.numbers(t);"
        "a.furniture(t); a.opening(t); a.skeletons(t); identify(t);"
        "print([m for m in ('prefect', 'nltk', 'sumy', 'scipy', 'trafilatura', 'numpy', 'sqlalchemy', 'babel',"
        " 'py3langid')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("code", [*codes(), "zh"])
def test_a_region_is_ignored_and_one_language_is_one_object(code: str) -> None:
    assert get(f"{code}-XX") is get(code.upper()) is get(code)
