"""What every language of the registry keeps to."""

from __future__ import annotations

from copy import deepcopy
from importlib import import_module
from pathlib import Path

import pytest
from babel import Locale
from babel.localedata import LocaleDataDict, load

from tasks.languages import codes, get, identify
from tasks.languages.furniture import SHARED
from tasks.languages.rules import Affixes, Rules

PROSE = Path(__file__).parents[1] / "data" / "languages" / "prose"
REGIONS = {
    "ar": ("ar", "ar_DZ", "ar_IQ", "ar_LB", "ar_MA", "ar_MR", "ar_TN", "ar_EG"),
    "fa": ("fa", "fa_AF"),
}
SOURCES = ("Sources:", "Unicode CLDR", "stopwordsiso")
every_language = pytest.mark.parametrize("code", codes())


def prose(code: str) -> str:
    return (PROSE / f"{code}.txt").read_text("utf-8")


def test_the_registry_is_the_folder() -> None:
    assert codes() == ("ar", "de", "en", "es", "fa", "fr", "he", "it", "pt", "ru", "tr", "uk", "ur")


@every_language
def test_a_file_holds_the_rules_of_its_name(code: str) -> None:
    assert isinstance(get(code).rules, Rules)
    assert get(code).code == code
    assert get(code).direction == ("rtl" if code in {"ar", "fa", "he", "ur"} else "ltr")


@every_language
def test_sentences_cover_the_prose_and_split_it(code: str) -> None:
    text, language = prose(code), get(code)
    spans = language.sentences(text)
    assert "".join("".join(text[a:b]) for a, b in spans).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert len(spans) > len(text.splitlines())


@every_language
def test_the_language_is_told_from_its_prose_and_from_each_long_line(code: str) -> None:
    assert identify(prose(code)).code == code
    assert [line for line in prose(code).splitlines() if len(line.split()) > 9 and identify(line).code != code] == []


@every_language
def test_folding_is_stable_and_keys_do_not_depend_on_what_was_read_before(code: str) -> None:
    text, language = prose(code), get(code)
    assert language.fold(language.fold(text)) == language.fold(text)
    first = language.keys(text)
    language.keys("something else 12 " + text[::-1])
    assert language.keys(text) == first != []


@every_language
def test_affixes_are_given_as_folding_leaves_them_for_others_would_match_nothing(code: str) -> None:
    language = get(code)
    affixes = language.rules.affixes or Affixes()
    lists = (affixes.articles, affixes.whole, affixes.endings, affixes.checked, affixes.relations, affixes.nouns)
    given = [entry for entries in lists for entry in entries] + list(affixes.clitics + affixes.doubled)
    assert [entry for entry in given if language.fold(entry) != entry] == []


@every_language
def test_the_prose_states_its_day_and_every_mention_points_to_its_quote(code: str) -> None:
    text = prose(code)
    found = get(code).mentions(text)
    assert "2025-02-03" in {mention.when.iso for mention in found}
    assert all(text[m.when.start : m.when.end] == m.when.quote for m in found)


@every_language
def test_every_month_name_of_the_locale_and_the_file_is_read(code: str) -> None:
    language = get(code)
    named = {(name, number) for name, number in language.rules.dates.months.items()}
    for region in REGIONS.get(code, (code,)):
        locale = Locale.parse(region)
        months = LocaleDataDict({"months": deepcopy(load(str(locale))["months"])})["months"]  # see names._babel
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names = months[context][width]
                named |= {(names[n], n) for n in range(1, 13) if not names[n][0].isdigit()}
    wrong = {}
    for name, number in sorted(named):
        day = language.parse_date(f"17 {name} 2022")
        if (day.year, day.month, day.day) != (2022, number, 17):
            wrong[name] = day.iso
    assert wrong == {}


@every_language
def test_every_month_and_weekday_of_the_locale_is_known_to_the_text_reader(code: str) -> None:
    language = get(code)
    locale = Locale.parse(code)
    for number in range(1, 13):
        (mention,) = language.mentions(f"17 {locale.months['format']['wide'][number]} 2022")
        assert mention.when.iso == f"2022-{number:02}-17"
    for number in range(7):
        mentions = language.mentions(
            f"{locale.days['format']['wide'][number]} 17 {locale.months['format']['wide'][3]} 2022"
        )
        assert [mention.weekday for mention in mentions] == [number]


@every_language
def test_every_number_word_is_read_as_its_number(code: str) -> None:
    language = get(code)
    vague = {language.fold(word) for word in language.rules.vague}
    wrong = {
        word: sorted(language.numbers(word))
        for word, number in language.rules.numbers.items()
        if language.fold(word) not in vague and language.numbers(word) != {str(number)}
    }
    assert wrong == {}


@every_language
def test_the_lists_that_choosing_needs_are_there(code: str) -> None:
    language = get(code)
    shared = set(SHARED) if code == "en" else set()
    wanted = {"read also", "read more", "comments", "share", "advertisement", "rights", "tags", "caption"}
    assert wanted <= {*language.rules.furniture, *shared}
    assert language.rules.openers.speech
    assert language.rules.openers.leaning
    for entries in language.rules.furniture.values():
        for entry in entries:
            example = entry.replace("#", "12").rstrip("…~:") + (
                ": x" if entry.endswith(":…") else " x" * entry.endswith("…")
            )
            assert language.furniture(example), entry


@every_language
def test_words_that_name_months_days_and_numbers_are_kept_as_keys(code: str) -> None:
    language = get(code)
    rules = language.rules
    for word in (*rules.dates.weekdays, *rules.dates.months, *rules.numbers):
        assert not language.is_stop(language.fold(word)) or word in rules.more_stops, word


@pytest.mark.parametrize("code", ["zh", "ja", "th", "km", "hi", "he", "ko", "sw", "und", "zxx", "", "??"])
def test_a_language_without_a_file_still_reads(code: str) -> None:
    language = get(code)
    text = "第一句。สวัสดี one two. שלום עולם. 다리가 열렸다. 10/05/2025"
    assert language.sentences(text)
    assert language.keys(text)
    assert language.opening(text) == "plain"
    language.mentions(text)
    language.parse_date(text)
    language.skeletons(text)
    language.numbers(text)
    assert language.furniture(text) == ""


@every_language
def test_a_file_names_its_sources(code: str) -> None:
    said = import_module(f"tasks.languages.{code}").__doc__ or ""
    rules = get(code).rules
    assert [name for name in SOURCES if name not in said] == []
    assert ("snowball" in said) == bool(rules.stemmer)
