"""Counted things, numbers and dates in the languages of the interface."""

import datetime as dt

import pytest

from tasks.model import UNKNOWN_DATE, When
from tasks.render.wording import Wording


@pytest.mark.parametrize(
    ("count", "phrase"),
    [
        (0, "لا مقالات جديدة"),
        (1, "مقال جديد واحد"),
        (2, "مقالان جديدان"),
        (3, "3 مقالات جديدة"),
        (10, "10 مقالات جديدة"),
        (11, "11 مقالا جديدا"),
        (99, "99 مقالا جديدا"),
        (100, "100 مقال جديد"),
        (102, "102 مقال جديد"),
        (103, "103 مقالات جديدة"),
        (1438, "1,438 مقالا جديدا"),
    ],
)
def test_arabic_counts_in_six_forms(count: int, phrase: str) -> None:
    assert Wording("ar").n_("%(n)s new article", "%(n)s new articles", count) == phrase


@pytest.mark.parametrize(
    ("language", "count", "phrase"),
    [
        ("en", 0, "0 sources"),
        ("en", 1, "1 source"),
        ("en", 2, "2 sources"),
        ("fr", 0, "0 source"),
        ("fr", 1, "1 source"),
        ("fr", 2, "2 sources"),
        ("fr", 1438, "1\u202f438 sources"),
    ],
)
def test_english_and_french_counts(language: str, count: int, phrase: str) -> None:
    assert Wording(language).n_("%(n)s source", "%(n)s sources", count) == phrase


@pytest.mark.parametrize(
    ("when", "arabic", "english"),
    [
        pytest.param(When(year=2025, month=5, day=10), "10 مايو 2025", "10 May 2025", id="a day"),
        pytest.param(When(year=2025, month=5), "مايو 2025", "May 2025", id="a month"),
        pytest.param(When(year=2025), "2025", "2025", id="a year"),
        pytest.param(
            When(month=9, day=17),
            "17 سبتمبر، السنة غير مذكورة",
            "17 September, year not stated",
            id="a day of some year",
        ),
        pytest.param(
            When(month=9), "سبتمبر، السنة غير مذكورة", "September, year not stated", id="a month of some year"
        ),
        pytest.param(
            When(month=2, day=29), "29 فبراير، السنة غير مذكورة", "29 February, year not stated", id="a leap day"
        ),
        pytest.param(UNKNOWN_DATE, "بلا تاريخ", "date unknown", id="nothing"),
        pytest.param(
            When(year=2025, month=5, day=10, hour=23, minute=30),
            "10 مايو 2025، 23:30",
            "10 May 2025, 23:30",
            id="a time without a zone stays as printed",
        ),
        pytest.param(
            When(year=2025, month=5, day=10, hour=23, minute=30, offset=0),
            "11 مايو 2025، 01:30",
            "11 May 2025, 01:30",
            id="a time with its zone is told in the edition's",
        ),
    ],
)
def test_dates_are_told_as_far_as_they_are_known(when: When, arabic: str, english: str) -> None:
    assert Wording("ar", "Africa/Tripoli").when(when) == arabic
    assert Wording("en", "Africa/Tripoli").when(when) == english


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2025-05-10", "10 May 2025"),
        ("2025-05", "May 2025"),
        ("2025", "2025"),
        ("--09-17", "17 September, year not stated"),
        ("--09", "September, year not stated"),
        ("2025-02-31", "2025-02-31"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_stated_dates_are_read_back_from_their_iso_form(iso: str, words: str) -> None:
    assert Wording("en").stated(iso) == words


def test_no_direction_marks_hide_in_dates_or_numbers() -> None:
    words = Wording("ar")
    told = words.day(dt.date(2025, 5, 10), "d/M/y") + words.score(0.294) + words.number(12345)
    assert not set(told) & {"\u200e", "\u200f", "\u061c"}


@pytest.mark.parametrize(
    ("language", "code", "direction", "month"),
    [
        ("ar", "ar", "rtl", "مايو"),
        ("ar-TN", "ar", "rtl", "ماي"),
        ("ar_SY", "ar", "rtl", "أيار"),
        ("fr-CA", "fr", "ltr", "mai"),
        pytest.param("eo", "en", "ltr", "May", id="a language without a catalogue is told in English throughout"),
        pytest.param("ar-QQ", "ar", "rtl", "مايو", id="an unknown region is left aside"),
    ],
)
def test_the_interface_speaks_one_language(language: str, code: str, direction: str, month: str) -> None:
    words = Wording(language)
    assert (words.code, words.direction, words.day(dt.date(2025, 5, 1), "MMMM")) == (code, direction, month)


def test_an_unnamed_language_is_shown_by_its_code() -> None:
    assert (Wording("ar").language("fr"), Wording("en").language("qqq")) == ("الفرنسية", "qqq")
