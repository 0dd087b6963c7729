"""Readings for search: a noun, its clitics and the adjective made of it find each other; other words do not."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.languages import get
from tasks.search.terms import readings, terms

AR = get("ar")


def meets(query: str, text: str, code: str = "ar") -> bool:
    return bool({*readings(query, code)} & {*terms(text, code)})


FAMILIES = [  # what is asked for | what is found besides
    "روسيا الروسية روسي الروسيين | لروسيا وبروسيا والروسية",
    "ليبيا الليبية ليبي الليبيون | لليبيا وليبيا بليبيا",
    "تركيا تركية التركي | لتركيا",
    "ألمانيا الألمانية ألماني | لألمانيا",
    "فرنسا الفرنسية فرنسي | لفرنسا وفرنسا",
    "بريطانيا البريطانية بريطاني | لبريطانيا",
    "أمريكا الأمريكية أمريكي | لأمريكا",
    "مصر المصرية مصري | لمصر ومصر",
    "سوريا السورية سوري السوريين | وسوريا",
    "فلسطين الفلسطينية الفلسطينيين | بفلسطين",
    "تونس التونسية التونسيين | وتونس",
    "السعودية سعودي السعوديون | والسعودية",
    "كوريا الكورية | لكوريا",
    "قضية القضية | لقضية",
    "عملية عمليات العملية | لعملية",
    "لبنان اللبناني | بلبنان",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_the_words_of_a_family_find_each_other(family: str) -> None:
    asked, more = (side.split() for side in family.split("|"))
    pairs = itertools.product(asked, [*asked, *more])
    assert [(query, text) for query, text in pairs if not meets(query, text)] == []


@pytest.mark.parametrize(
    ("query", "text"),
    [
        pytest.param("تركيا", "ترك", id="a country and a verb"),
        pytest.param("روسيا", "روستوف", id="a country and a town"),
        pytest.param("علي", "العليا", id="a name and an adjective"),
        pytest.param("ليبيا", "ليبرالية", id="a country and a doctrine"),
        pytest.param("كوريا", "كورونا", id="a country and an illness"),
    ],
)
def test_words_that_are_no_family_do_not(query: str, text: str) -> None:
    assert not meets(query, text)


def test_a_phrase_and_a_word_of_another_language_have_their_terms_alone() -> None:
    assert readings("القوات الروسية", "ar") == tuple(terms("القوات الروسية", "ar"))
    assert readings("ships", "en") == ("ship",)
    assert readings("the", "en") == ()


@settings(deadline=None, max_examples=200)
@given(word=st.text("ابتكلوفسيهنمرعق", min_size=1, max_size=9), code=st.sampled_from(["ar", "fa", "en", "und"]))
def test_a_reading_is_never_empty_and_every_word_finds_itself(word: str, code: str) -> None:
    assert get(code).kin(word)
    assert "" not in get(code).siblings(word)
    if terms(word, code):
        assert meets(word, word, code)
