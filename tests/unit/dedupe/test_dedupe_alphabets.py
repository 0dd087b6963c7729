"""Words of any alphabet in Latin letters, their sounds, and the countries that a text names."""

import pytest

from tasks.dedupe.countries import countries
from tasks.dedupe.romanise import latin, sounds
from tasks.languages import get


@pytest.mark.parametrize(
    ("word", "spelt", "heard"),
    [
        pytest.param("بوتين", "bwtyn", "btn", id="Arabic, without short vowels"),
        pytest.param("путин", "putin", "btn", id="Cyrillic"),
        pytest.param("poutine", "poutine", "btn", id="French"),
        pytest.param("haftar", "haftar", "ftr", id="an h that Arabic and Russian write otherwise"),
        pytest.param("хафтар", "khaftar", "kftr", id="kh is a sound of its own"),
        pytest.param("شويغو", "shwyghw", "Sk", id="sh and gh are one sound each"),
        pytest.param("schröder", "schroder", "Srdr", id="a mark that folding kept"),
        pytest.param("مستشار", "mstshar", "mstSr", id="t before sh is not ts"),
        pytest.param("αθηνα", "athina", "tn", id="Greek"),
        pytest.param("中国", "", "", id="a script without a table"),
        pytest.param("covid-19", "covid", "kfd", id="digits are no letters"),
    ],
)
def test_words_in_latin_letters_and_their_sounds(word: str, spelt: str, heard: str) -> None:
    assert latin(word) == spelt
    assert sounds(spelt) == heard


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        pytest.param("زلزال في تركيا", "ar", {"TR"}, id="Arabic"),
        pytest.param("землетрясение в Турции", "ru", {"TR"}, id="an inflected name"),
        pytest.param("South Sudan and Kenya", "en", {"SS", "KE"}, id="the longer name counts"),
        pytest.param("la Côte d'Ivoire", "fr", {"CI"}, id="a name of several words"),
        pytest.param("nothing of the kind", "en", set(), id="none"),
        pytest.param("Turkey", "xx", set(), id="a language that nobody knows"),
    ],
)
def test_countries_by_their_codes(text: str, language: str, codes: set[str]) -> None:
    assert countries(get(language).keys(text), language) == codes
