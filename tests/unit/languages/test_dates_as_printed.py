"""One printed date: exact or not at all."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.languages import codes, get
from tasks.model import UNKNOWN_DATE


@pytest.mark.parametrize(
    ("code", "text", "iso"),
    [
        pytest.param("en", "2025-05-10", "2025-05-10", id="ISO day"),
        pytest.param("en", "2025-05-10T14:05:30Z", "2025-05-10T14:05Z", id="RFC 3339"),
        pytest.param("en", "2025-05-10T14:05:30.123+02:00", "2025-05-10T14:05+02:00", id="with fraction and offset"),
        pytest.param("en", "2025-05-10 14:05:00 +0000", "2025-05-10T14:05Z", id="as databases write it"),
        pytest.param("en", "2025-05-10T14:05:00-05:30[America/X]", "2025-05-10T14:05-05:30", id="RFC 9557"),
        pytest.param("en", "20250510", "2025-05-10", id="compact"),
        pytest.param("en", "2025-05", "2025-05", id="a month"),
        pytest.param("en", "Sat, 10 May 2025 14:05:00 +0300", "2025-05-10T14:05+03:00", id="RFC 5322"),
        pytest.param("en", "Sat, 10 May 25 14:05 GMT", "2025-05-10T14:05Z", id="RFC 822 year"),
        pytest.param(
            "ar", "Sat, 10 May 2025 14:05:00 GMT", "2025-05-10T14:05Z", id="the internet's names in any language"
        ),
        pytest.param("en", "Tuesday 3 May 2022 14:05 BST", "2022-05-03T14:05", id="a zone of two meanings is left out"),
        pytest.param("en", "May 3rd, 2022 at 2:05 p.m. EST", "2022-05-03T14:05-05:00", id="afternoon"),
        pytest.param("en", "12:30 AM, 3 May 2022", "2022-05-03T00:30", id="half past midnight"),
        pytest.param("en", "Published 3 May 2022 | Updated 5 May 2022", "2022-05-03", id="published before updated"),
        pytest.param("en", "Last updated: 5 May 2022", "2022-05-05", id="updated is all there is"),
        pytest.param("en", "13/05/2022", "2022-05-13", id="only one reading"),
        pytest.param("en", "Tuesday 03/05/2022", "2022-05-03", id="the weekday settles two readings"),
        pytest.param("en", "2022 May 3", "2022-05-03", id="year first"),
        pytest.param("en", "3-May-2022", "2022-05-03", id="hyphens"),
        pytest.param("en", "3 May", "--05-03", id="no year"),
        pytest.param("ar", "السبت، 10 مايو 2025 - 14:35", "2025-05-10T14:35", id="Arabic with a time"),
        pytest.param("ar", "10 مايو 2025م", "2025-05-10", id="common era mark"),
        pytest.param("ar", "10 مايو 2025 2:05 م", "2025-05-10T14:05", id="Arabic afternoon"),
        pytest.param("ar", "9 رمضان 1445 هـ - 19 مارس 2024", "2024-03-19", id="Hijri beside Gregorian"),
        pytest.param("ar", "١٠/٠٥/٢٠٢٥", "2025-05-10", id="Arabic digits with slashes"),
        pytest.param("ar", "8 أيار/مايو 2025 12:00 بتوقيت غرينتش", "2025-05-08T12:00Z", id="Greenwich in Arabic"),
        pytest.param("ar", "الأول من مايو 2022", "2022-05-01", id="an Arabic day in words"),
        pytest.param("ar", "يوم الثلاثاء الموافق 3 أيار (مايو) 2022", "2022-05-03", id="two names in brackets"),
        pytest.param("ar", "3 تشرين ثاني 2022", "2022-11-03", id="a Levantine month without its article"),
        pytest.param("ar", "3 / 5 / 2022", "2022-05-03", id="spaces round the slashes"),
        pytest.param("ar", "3مايو2022", "2022-05-03", id="no spaces at all"),
        pytest.param("ar", "3 مايو 2022 - 1:30 مساءً", "2022-05-03T13:30", id="in the evening"),
        pytest.param("ar", "الثلاثاء 3 مايو 2022 | 14:05 - 3 شوال 1443", "2022-05-03T14:05", id="Hijri after it"),
        pytest.param("fr", "Publié le mardi 3 mai 2022 à 14h05", "2022-05-03T14:05", id="French hours"),
        pytest.param("de", "3. Mai 2022, 14.05 Uhr", "2022-05-03T14:05", id="German hours"),
        pytest.param("de", "03.05.22", "2022-05-03", id="German short form"),
        pytest.param("es", "3 de mayo de 2022", "2022-05-03", id="Spanish"),
        pytest.param("ru", "3 мая 2022 г., 14:05 МСК", "2022-05-03T14:05+03:00", id="Moscow time"),
        pytest.param("tr", "3 Mayıs 2022 Salı", "2022-05-03", id="Turkish"),
        pytest.param("fa", "۳ مه ۲۰۲۲", "2022-05-03", id="Persian"),
        pytest.param("pt", "6 de janeiro de 2020", "2020-01-06", id="a language without a file"),
        pytest.param("und", "3 août 2022", "2022-08-03", id="an unknown language borrows names"),
        pytest.param("ja", "2022年5月3日 14:05", "2022-05-03T14:05", id="Japanese"),
        pytest.param("zh", "2022年5月3日下午2:05", "2022-05-03T14:05", id="a Chinese afternoon"),
        pytest.param("ja", "2022年5月3日(火) 14時05分", "2022-05-03T14:05", id="Japanese hours"),
        pytest.param("sv", "3 maj 2022 kl. 14.05", "2022-05-03T14:05", id="Swedish hours"),
        pytest.param("fr", "3 mai 2022 à 14 h 05", "2022-05-03T14:05", id="French hours with spaces"),
        pytest.param("ar", "3 مايو 2022 الساعة 2:05 بعد الظهر", "2022-05-03T14:05", id="after noon in Arabic words"),
        pytest.param("ko", "2022. 5. 3.", "2022-05-03", id="Korean figures"),
        pytest.param("de", "3. 5. 2022", "2022-05-03", id="German figures"),
        pytest.param("ko", "2022년 5월 3일", "2022-05-03", id="Korean"),
    ],
)
def test_a_printed_date_is_read(code: str, text: str, iso: str) -> None:
    when = get(code).parse_date(text)
    assert when.iso == iso
    assert when.evidence == "metadata"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        pytest.param("en", "", id="nothing"),
        pytest.param("en", "yesterday", id="a day that depends on another"),
        pytest.param("en", "05/06/2022", id="two readings"),
        pytest.param("en", "3 May 2022 and 5 May 2022", id="two days"),
        pytest.param("en", "31 April 2022", id="no such day"),
        pytest.param("en", "31 April 2022, updated 5 May 2022", id="no such day, and not the next one instead"),
        pytest.param("en", "2025-13-01", id="no such month"),
        pytest.param("en", "2025-05-10T25:00Z", id="no such hour"),
        pytest.param("en", "The chapter on May 3 in this book", id="prose with a day in it"),
        pytest.param("en", "by May", id="a name"),
        pytest.param("en", "1746885900", id="seconds since 1970"),
        pytest.param("ar", "9 رمضان 1445", id="Hijri alone"),
        pytest.param("ar", "منذ ساعتين", id="two hours ago"),
        pytest.param("fa", "۱۰ اردیبهشت ۱۴۰۴", id="Persian solar"),
        pytest.param("und", "5/6/2022", id="an unknown language does not guess"),
        pytest.param("und", "lundi 5/6/2022", id="nor does it borrow an order"),
        pytest.param("en", "3 May 2022 " * 40, id="too long to be a printed date"),
    ],
)
def test_what_is_no_date_stays_unknown(code: str, text: str) -> None:
    assert get(code).parse_date(text) == UNKNOWN_DATE


@settings(deadline=None, max_examples=200)
@given(st.sampled_from((*codes(), "pt", "und")), st.text(max_size=60))
def test_any_text_whatever_is_a_date_or_unknown(code: str, text: str) -> None:
    assert get(code).parse_date(text).evidence in {"metadata", "none"}


@settings(deadline=None, max_examples=200)
@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2099, 1, 1)))  # noqa: DTZ001 -- printed without a zone
def test_every_moment_written_by_the_standard_is_read_back(moment: datetime) -> None:
    text = moment.isoformat(timespec="minutes")
    assert get("ar").parse_date(text).iso == text
