"""Dates that running text states."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.languages import codes, get, names
from tasks.model import When

if TYPE_CHECKING:
    from pathlib import Path


def stated(code: str, text: str) -> list[tuple[str, str, str]]:
    return [(m.kind, m.when.iso or str(m.when.day or m.weekday), m.when.quote) for m in get(code).mentions(text)]


@pytest.mark.parametrize(
    ("code", "text", "kind", "what", "quote"),
    [
        pytest.param("ar", "في 10 ماي 2025، قال", "absolute", "2025-05-10", "10 ماي 2025", id="Maghreb month"),
        pytest.param("ar", "يوم 8 مايو/أيار 2025 في", "absolute", "2025-05-08", "8 مايو/أيار 2025", id="two names"),
        pytest.param("ar", "في 17 سبتمبر الجاري.", "current", "--09-17", "17 سبتمبر الجاري", id="the current month"),
        pytest.param(
            "ar",
            "و17 سبتمبر الجاري.",
            "current",
            "--09-17",
            "17 سبتمبر الجاري",
            id="a letter written together with the day",
        ),
        pytest.param(
            "ar", "العاشر من سبتمبر الحالي", "current", "--09-10", "العاشر من سبتمبر الحالي", id="day as a word"
        ),
        pytest.param("ar", "في 17 من الشهر الجاري", "current", "17", "17 من الشهر الجاري", id="a day of this month"),
        pytest.param("ar", "أمس الخميس،", "relative", "3", "أمس الخميس", id="yesterday with its weekday"),
        pytest.param("ar", "جاء الأربعاء،", "relative", "2", "الأربعاء", id="a weekday keeps its last letter"),
        pytest.param("ar", "قتل قبل يومين.", "relative", "None", "قبل يومين", id="two days ago as a dual"),
        pytest.param("ar", "منذ 2019، تحدث", "year", "2019", "2019", id="a bare year"),
        pytest.param(
            "ar", "في كانون الثاني 2024", "absolute", "2024-01", "كانون الثاني 2024", id="Levantine month in two words"
        ),
        pytest.param("ar", "٢٣ تشرين الأول ٢٠٢٣", "absolute", "2023-10-23", "٢٣ تشرين الأول ٢٠٢٣", id="Arabic digits"),
        pytest.param("ar", "15 غشت 2024", "absolute", "2024-08-15", "15 غشت 2024", id="Moroccan month"),
        pytest.param("ar", "في 5 أي النار 2010", "absolute", "2010-01-05", "5 أي النار 2010", id="Libyan month"),
        pytest.param(
            "ar",
            "في 17 سبتمبر/الفاتح 2009",
            "absolute",
            "2009-09-17",
            "17 سبتمبر/الفاتح 2009",
            id="Libyan month beside its other name",
        ),
        pytest.param("ar", "في مارس الماضي", "absolute", "--03", "مارس", id="March after a preposition"),
        pytest.param("ar", "وبسبتمبر 2020", "absolute", "2020-09", "سبتمبر 2020", id="a month after clitics"),
        pytest.param("ar", "بتاريخ 10/5/2025", "absolute", "2025-05-10", "10/5/2025", id="Arabic puts the day first"),
        pytest.param("ar", "بتاريخ 2025/5/10", "absolute", "2025-05-10", "2025/5/10", id="or the year"),
        pytest.param(
            "ar", "9 رمضان 1445 الموافق 19 مارس 2024", "absolute", "2024-03-19", "19 مارس 2024", id="Hijri beside"
        ),
        pytest.param("en", "on May 10, 2025, he", "absolute", "2025-05-10", "May 10, 2025", id="month first"),
        pytest.param("en", "on 3rd of June he", "absolute", "--06-03", "3rd of June", id="ordinal"),
        pytest.param("en", "Tuesday, 6 May", "absolute", "--05-06", "Tuesday, 6 May", id="weekday and date are one"),
        pytest.param("en", "since March, prices", "absolute", "--03", "March", id="a guarded month after since"),
        pytest.param("en", "on 25/12/2024", "absolute", "2024-12-25", "25/12/2024", id="only one reading is possible"),
        pytest.param("en", "three days ago", "relative", "None", "three days ago", id="days ago"),
        pytest.param("en", "last Friday he", "relative", "4", "last Friday", id="last Friday"),
        pytest.param("fr", "le 1er mai 2024", "absolute", "2024-05-01", "1er mai 2024", id="French first"),
        pytest.param("fr", "il y a deux jours", "relative", "None", "il y a deux jours", id="French days ago"),
        pytest.param(
            "de", "Dienstag, dem 3. März 2020", "absolute", "2020-03-03", "Dienstag, dem 3. März 2020", id="German"
        ),
        pytest.param("de", "im Mai 2021", "absolute", "2021-05", "Mai 2021", id="German month and year"),
        pytest.param("es", "el 10 de mayo de 2025", "absolute", "2025-05-10", "10 de mayo de 2025", id="Spanish"),
        pytest.param("es", "el pasado martes", "relative", "1", "pasado martes", id="Spanish last Tuesday"),
        pytest.param("ru", "10 мая 2025 года", "absolute", "2025-05-10", "10 мая 2025", id="Russian genitive"),
        pytest.param("ru", "в сентябре", "absolute", "--09", "сентябре", id="Russian prepositional"),
        pytest.param("tr", "3 Şubat 2025'te", "absolute", "2025-02-03", "3 Şubat 2025", id="Turkish with its ending"),
        pytest.param("fa", "۱۰ مه ۲۰۲۵", "absolute", "2025-05-10", "۱۰ مه ۲۰۲۵", id="Persian digits"),
        pytest.param("fa", "سه‌شنبه گذشته", "relative", "1", "سه‌شنبه گذشته", id="Persian weekday with a non-joiner"),
        pytest.param(
            "pt", "em 6 de janeiro de 2020", "absolute", "2020-01-06", "6 de janeiro de 2020", id="no file: Babel"
        ),
        pytest.param("zh", "2025年5月10日，", "absolute", "2025-05-10", "2025年5月10日", id="Chinese"),
    ],
)
def test_a_text_states_one_date(code: str, text: str, kind: str, what: str, quote: str) -> None:
    assert stated(code, text) == [(kind, what, quote)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        pytest.param("ar", "قتل 10 ملايين", id="a count"),
        pytest.param("ar", "لجنة 5+5 في", id="a committee"),
        pytest.param("ar", "فاز الفريق 3-1 أمس الأول"[:15], id="a score"),
        pytest.param("ar", "هاتف 021 444 5555", id="a telephone number"),
        pytest.param("ar", "مارس الرجل الرياضة", id="the verb that is spelt like March"),
        pytest.param("ar", "يوم 31 سبتمبر", id="an impossible day"),
        pytest.param("ar", "في 10 رمضان 1445", id="a Hijri date"),
        pytest.param("ar", "اليوم الأول من المعرض", id="the day, not today"),
        pytest.param("ar", "تيريزا ماي قالت", id="a surname spelt like May"),
        pytest.param("fa", "۱۰ اردیبهشت ۱۴۰۴", id="a Persian solar date"),
        pytest.param("en", "He may march on", id="verbs spelt like months"),
        pytest.param("en", "In March 20 people died"[9:], id="a count after nothing"),
        pytest.param("en", "on 05/06/2025", id="two readings"),
        pytest.param("en", "Theresa May said", id="an English surname"),
        pytest.param("en", "as USA Today wrote", id="a newspaper"),
        pytest.param("en", "version 10.5.2", id="a version"),
        pytest.param("en", "it cost 2000 dollars", id="a price"),
        pytest.param("en", "call 555-1998-20", id="an English telephone number"),
        pytest.param("fr", "la planète Mars", id="a planet"),
        pytest.param("es", "Plácido Domingo", id="a singer"),
        pytest.param("tr", "pazar kuruldu", id="a market"),
        pytest.param("und", "05/06/2025", id="an unknown language does not guess"),
    ],
)
def test_a_text_states_no_date(code: str, text: str) -> None:
    assert stated(code, text) == []


def test_a_span_of_days_gives_both_ends() -> None:
    assert [iso for _, iso, _ in stated("ar", "من 26 إلى 28 سبتمبر 2023")] == ["2023-09-26", "2023-09-28"]
    assert [iso for _, iso, _ in stated("en", "on September 26-28, 2023")] == ["2023-09-26", "2023-09-28"]


@pytest.mark.parametrize(
    ("code", "text", "months"),
    [
        pytest.param("ar", "في يوليو (تموز) 2015", ["2015-07"], id="one month by two names in brackets"),
        pytest.param("ar", "في فبراير شباط 2015", ["2015-02"], id="by two names side by side"),
        pytest.param("ar", "في مايو [أيار]", ["--05"], id="in square brackets"),
        pytest.param("en", "June-July 2015", ["2015-06", "2015-07"], id="two months"),
    ],
)
def test_two_month_names_are_one_month_or_two(code: str, text: str, months: list[str]) -> None:
    assert [iso for _, iso, _ in stated(code, text)] == months


def test_a_count_of_people_after_a_month_is_no_day() -> None:
    assert stated("en", "In March 20 people died.") == []


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        pytest.param("ar", "أمس الخميس", "2023-09-28", id="yesterday, Thursday"),
        pytest.param("ar", "أمس الأربعاء", "2023-09-27", id="a day late, as papers printed after midnight are"),
        pytest.param("ar", "أمس الأحد", "", id="yesterday and a weekday that clash"),
        pytest.param("ar", "قبل ثلاثة أيام", "2023-09-26", id="three days ago in words"),
        pytest.param("ar", "منذ أسبوعين", "2023-09-15", id="a dual of weeks"),
        pytest.param("ar", "الثلاثاء", "2023-09-26", id="a weekday is the last one"),
        pytest.param("ar", "الثلاثاء المقبل", "2023-10-03", id="unless it is to come"),
        pytest.param("ar", "الجمعة", "2023-09-29", id="or is today"),
        pytest.param("ar", "الجمعة الماضي", "2023-09-22", id="last Friday on a Friday"),
        pytest.param("ar", "17 سبتمبر الجاري", "2023-09-17", id="the current month takes the year of publication"),
        pytest.param("en", "30 December", "2023-12-30", id="a day without a year takes the nearest"),
        pytest.param("en", "5 January", "2024-01-05", id="also across the year's end"),
        pytest.param("en", "29 February", "2024-02-29", id="a leap day takes the leap year beside"),
        pytest.param("en", "since 2019", "2019", id="a bare year stays"),
    ],
)
def test_a_mention_means_a_day_where_publication_is_known(code: str, text: str, day: str) -> None:
    language = get(code)
    (mention,) = language.mentions(text)
    assert language.resolve(mention, When(year=2023, month=9, day=29)).iso == day


def test_without_a_day_of_publication_nothing_is_resolved() -> None:
    arabic = get("ar")
    (mention,) = arabic.mentions("أمس الخميس")
    assert arabic.resolve(mention, When()) == mention.when


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from((*codes(), "zh", "pt")),
    st.lists(
        st.sampled_from(("10", "31", "مايو", "May", "2025", "أمس", "الخميس", "ء", "/", " ", "-", "،", "ﷺ", "mai", "1er",
                         "\u200f", "ﻻ", "12:30", "月", "5月", "von", "ago", "days", "\n")),
        max_size=20,
    ),
)  # fmt: skip
def test_every_mention_points_to_its_quote(code: str, parts: list[str]) -> None:
    text = "".join(parts)
    for mention in get(code).mentions(text):
        assert text[mention.when.start : mention.when.end] == mention.when.quote != ""


def test_texts_of_many_languages_state_what_is_noted_and_nothing_else(data: Path) -> None:
    code, wrong = "", []
    for line in (data / "stated_dates.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            code = line.strip("[]")
        elif line and not line.startswith("#"):
            text, dates = line.split(" || ")
            found = sorted({m.when.iso for m in get(code).mentions(text) if m.when.month})
            if found != [date for date in dates.split() if date != "-"]:
                wrong.append((text, found))
    # a month before a number that is no year is left alone
    assert wrong == [("Er wurde im März 45 Jahre alt", [])]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("حلق الطير فوق 17 قرية", id="a word before a number"),
        pytest.param("شح الماء منذ أعوام", id="water"),
        pytest.param("فاز 3 من أنصار ناصر العطية", id="a man called as a month"),
        pytest.param("سافر في 12 الصيف الماضي", id="a day and no year"),
        pytest.param("حملة عام الربيع 2011", id="a year and no day"),
    ],
)
def test_the_names_that_libya_gave_its_months_are_common_words_without_day_and_year(text: str) -> None:
    assert [m for m in get("ar").mentions(text) if m.kind == "absolute"] == []


def test_the_names_of_a_language_do_not_depend_on_which_was_read_before() -> None:
    said = (
        "from tasks.languages import get, names; names.names(get('zh').rules); print(*names.names(get('fr').rules)[0])"
    )
    made = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True, timeout=60)
    assert set(made.stdout.split()) == set(names.names(get("fr").rules).months)
    assert made.stdout.isascii()
