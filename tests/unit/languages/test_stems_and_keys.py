"""What two spellings of one word share."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.languages import codes, get

KNOWN = frozenset({"يعمل", "اله", "الجمعه", "حفتر", "ليبيا", "عمل", "كبير", "رجل", "وفد"})


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        pytest.param("وحفتر", "حفتر", id="and, before a known name"),
        pytest.param("فبحفتر", "حفتر", id="two clitics at once"),
        pytest.param("بوتين", "بوت", id="the first letter of a name stays where the rest is no word"),
        pytest.param("وليد", "وليد", id="so does a name that begins like a conjunction"),
        pytest.param("سالم", "سالم", id="and one that begins like a future"),
        pytest.param("والكرملين", "كرمل", id="article with conjunction"),
        pytest.param("للكرملين", "كرمل", id="article with preposition"),
        pytest.param("لقاءاتها".replace("ء", ""), "لقا", id="a plural with its pronoun"),
        pytest.param("ليبيا", "ليبيا", id="a country keeps its end"),
        pytest.param("كبيرا", "كبير", id="an adverbial end comes off a known word"),
        pytest.param("امريكا", "امريكا", id="and stays on an unknown one"),
        pytest.param("عنوان", "عنوان", id="a dual look-alike stays whole"),
        pytest.param("رجلان", "رجلان", id="a dual stays: too many names end so"),
        pytest.param("سيعمل", "يعمل", id="a future before a known verb"),
        pytest.param("سعمل", "سعمل", id="but only before a verb"),
        pytest.param("وكاله", "وكال", id="a noun that begins like two clitics"),
        pytest.param("الاحد", "الاحد", id="Sunday is not anyone"),
        pytest.param("والجمعه", "الجمعه", id="nor Friday a gathering"),
        pytest.param("2025", "2025", id="numbers have no stem"),
        pytest.param("من", "من", id="short words stay"),
    ],
)
def test_an_arabic_word_has_the_stem(word: str, stem: str) -> None:
    assert get("ar").stem(word, KNOWN) == stem


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        pytest.param("ar", "زيارة الرئيس", "والزيارات للرئيس", id="Arabic"),
        pytest.param("en", "visited talks", "visits talk", id="English"),
        pytest.param("fr", "l'accord signé", "accords signés", id="French"),
        pytest.param("de", "Gespräche", "Gespräch", id="German"),
        pytest.param("es", "reunión", "reuniones", id="Spanish"),
        pytest.param("ru", "переговоры", "переговоров", id="Russian"),
        pytest.param("tr", "Ankara'da görüşmeler", "Ankara görüşme", id="Turkish"),
        pytest.param("pt", "negociações", "negociação", id="a language without a file but with a stemmer"),
    ],
)
def test_forms_of_one_word_share_a_key(code: str, one: str, other: str) -> None:
    language = get(code)
    together = frozenset(language.terms(f"{one} {other}"))
    assert language.keys(one, together) == language.keys(other, together)


@pytest.mark.parametrize("word", ["زيارة", "لقاء", "مايو", "مليون", "اليوم", "قوة", "صفر", "الثلاثاء", "أيار"])
def test_words_that_carry_events_are_no_stop_words(word: str) -> None:
    arabic = get("ar")
    assert not arabic.is_stop(arabic.fold(word))


@pytest.mark.parametrize(
    ("code", "word"), [("ar", "التي"), ("ar", "وقال"), ("en", "the"), ("fa", "از"), ("ru", "это"), ("it", "della")]
)
def test_words_that_say_nothing_are_stop_words(code: str, word: str) -> None:
    assert get(code).is_stop(get(code).fold(word))


def test_keys_are_folded_stemmed_in_order_and_without_stop_words() -> None:
    assert get("en").keys("The ministers of Libya's 10,000 ports said they met in May.") == [
        "minist", "libya", "10000", "port", "met", "may"]  # fmt: skip


@settings(deadline=None, max_examples=100)
@given(st.sampled_from((*codes(), "zh", "xx")), st.text())
def test_keys_never_fail_and_never_are_empty_words(code: str, text: str) -> None:
    keys = get(code).keys(text)
    assert all(keys)
    assert keys == get(code).keys(text)


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        pytest.param("uk", "області областями область", id="Ukrainian cases"),
        pytest.param("uk", "президента президентом президенти", id="Ukrainian, a man"),
        pytest.param(
            "he", "ארגון ארגונים הארגון וארגונים", id="Hebrew, a plural whose last letter has a form of its own"
        ),
        pytest.param("he", "ממשלה והממשלה בממשלה", id="Hebrew, letters written onto a word"),
        pytest.param("ur", "حکومت حکومتوں حکومتیں", id="Urdu, plurals"),
        pytest.param("fa", "کتاب کتابها کتابهای", id="Persian, a plural and its link"),
    ],
)
def test_forms_of_one_word_have_one_stem(code: str, forms: str) -> None:
    language = get(code)
    assert len(set(language.keys(forms))) == 1


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        pytest.param("uk", "місто", "мистецтво", id="Ukrainian, town and art"),
        pytest.param("he", "הסכם", "סכום", id="Hebrew, a word that begins as with an article"),
        pytest.param("he", "לבנון", "בנין", id="Hebrew, a name that begins as with a preposition"),
        pytest.param("ur", "وزیراعظم", "وزارت", id="Urdu, minister and ministry"),
    ],
)
def test_two_words_keep_two_stems(code: str, one: str, other: str) -> None:
    assert get(code).keys(one) != get(code).keys(other)
