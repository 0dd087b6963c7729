"""Lines in which a publisher says when an article appeared, and lines that only look so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.languages import codes, get

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("code", "line", "iso"),
    [
        pytest.param("en", "Published: November 27, 2026", "2026-11-27", id="a label, a colon and a date"),
        pytest.param("en", "Published: 2026-11-27 14:00", "2026-11-27T14:00", id="the standard form with a time"),
        pytest.param(
            "en", "Published: Nov 27, 2026, 2:30 p.m. EST", "2026-11-27T14:30-05:00", id="an afternoon and a zone"
        ),
        pytest.param("en", "Published at 14:05 on 27 November 2026", "2026-11-27T14:05", id="a time before the day"),
        pytest.param(
            "en",
            "Published 27 Nov 2026 14:00 | Updated 28 Nov 2026 09:00",
            "2026-11-27T14:00",
            id="published before updated",
        ),
        pytest.param("en", "Updated: 28 Nov 2026 | Published: 27 Nov 2026", "2026-11-27", id="published after updated"),
        pytest.param(
            "en", "27 November 2026 | Last updated: 28 November 2026", "2026-11-27", id="a bare date before the change"
        ),
        pytest.param(
            "en",
            "By Jane Marlow, The Harbour Post – Published: November 27, 2026",
            "2026-11-27",
            id="an author before it",
        ),
        pytest.param("en", "Published: May 2026", "2026-05", id="a month is better than nothing"),
        pytest.param("fr", "Publié le 27/11/2026 à 14h20", "2026-11-27T14:20", id="French"),
        pytest.param(
            "fr",
            "Le Courrier du Vieux-Port - Publié le samedi 28 novembre 2026 à 09h15",
            "2026-11-28T09:15",
            id="an outlet of four words before it",
        ),
        pytest.param(
            "fr",
            "Mis à jour le 28 novembre 2026 - Publié le 27 novembre 2026",
            "2026-11-27",
            id="French, the change first",
        ),
        pytest.param(
            "fr", "Publié le 27/11/2026 à 14h20 - Temps de lecture : 3 min", "2026-11-27T14:20", id="how long it is"
        ),
        pytest.param(
            "ar",
            "تاريخ النشر: 27 نوفمبر 2026 - 14:20 - القاهرة | كتب: أحمد بن سالم",
            "2026-11-27T14:20",
            id="where and by whom",
        ),
        pytest.param("fr", "Date de publication : 27 novembre 2026", "2026-11-27", id="a French label of three words"),
        pytest.param("ar", "تاريخ النشر: 27 نوفمبر 2026", "2026-11-27", id="Arabic"),
        pytest.param("ar", "نُشر في 28 نوفمبر 2026", "2026-11-28", id="Arabic without a colon"),
        pytest.param(
            "ar",
            "نشر في: يوم السبت الموافق 28 نوفمبر 2026",
            "2026-11-28",
            id="the weekday and a joining word before it",
        ),
        pytest.param(
            "ar", "تاريخ النشر: 27/11/2026 - آخر تحديث: 28/11/2026", "2026-11-27", id="Arabic, both on one line"
        ),
        pytest.param(
            "ar",
            "نشر في: 18 جمادى الآخرة 1448هـ الموافق 28 نوفمبر 2026",
            "2026-11-28",
            id="the Gregorian day beside the Hijri one",
        ),
        pytest.param(
            "ar", "وكالة المدينة للأنباء - نشر في 27 نوفمبر 2026", "2026-11-27", id="an Arabic agency before it"
        ),
        pytest.param("de", "Veröffentlicht am 27. November 2026 um 14:05 Uhr", "2026-11-27T14:05", id="German"),
        pytest.param(
            "de", "Veröffentlicht am 27.11.2026 | Aktualisiert am 28.11.2026", "2026-11-27", id="German, both"
        ),
        pytest.param("es", "Publicado el 27 de noviembre de 2026", "2026-11-27", id="Spanish"),
        pytest.param("it", "Pubblicato il 27 novembre 2026", "2026-11-27", id="Italian"),
        pytest.param("pt", "Publicado em 27 de novembro de 2026 às 14h20", "2026-11-27T14:20", id="Portuguese"),
        pytest.param(
            "ru",
            "Опубликовано: 27.11.2026 Обновлено: 28.11.2026",
            "2026-11-27",
            id="Russian, both without a mark between",
        ),
        pytest.param("uk", "Опубліковано: 27.11.2026 Оновлено: 28.11.2026", "2026-11-27", id="Ukrainian, both"),
        pytest.param(
            "tr", "Yayınlanma: 27.11.2026 14:20 Güncelleme: 28.11.2026 09:00", "2026-11-27T14:20", id="Turkish, both"
        ),
        pytest.param("he", "פורסם ב-27.11.2026", "2026-11-27", id="Hebrew, with the preposition on the number"),
        pytest.param("he", "פורסם: 27.11.2026 עודכן: 28.11.2026", "2026-11-27", id="Hebrew, both"),
        pytest.param("fa", "تاریخ انتشار: ۲۷ نوامبر ۲۰۲۶", "2026-11-27", id="Persian"),
        pytest.param("ur", "تاریخ اشاعت: 27 نومبر 2026", "2026-11-27", id="Urdu"),
        pytest.param("sv", "Published: 27 november 2026", "2026-11-27", id="an English label in another language"),
        pytest.param("und", "Published: 2026-11-27 14:00", "2026-11-27T14:00", id="a language that is not known"),
    ],
)
def test_a_line_may_say_when_its_article_was_published(code: str, line: str, iso: str) -> None:
    stamp = get(code).stamp(line)
    assert stamp is not None
    assert (stamp.when.iso, stamp.updated) == (iso, False)


CHANGED = {
    "ar": ("آخر تحديث: السبت 28 تشرين الثاني 2026 الساعة 10:20 بتوقيت دمشق", "2026-11-28T10:20"),
    "en": ("Last updated: 28 Nov 2026", "2026-11-28"),
    "fr": ("Dernière mise à jour : 28 novembre 2026", "2026-11-28"),
    "de": ("Stand: 28.11.2026, 09:30 Uhr", "2026-11-28T09:30"),
    "es": ("Última actualización: 28 de noviembre de 2026", "2026-11-28"),
    "it": ("Ultimo aggiornamento: 28 novembre 2026", "2026-11-28"),
    "pt": ("Última atualização: 28/11/2026 às 09h00", "2026-11-28T09:00"),
    "ru": ("Последнее обновление: 28 ноября 2026 г.", "2026-11-28"),
    "uk": ("Останнє оновлення: 28 листопада 2026", "2026-11-28"),
    "tr": ("Son güncelleme: 28 Kasım 2026", "2026-11-28"),
    "he": ("עודכן: 28.11.2026", "2026-11-28"),
    "fa": ("آخرین به‌روزرسانی: ۲۸ نوامبر ۲۰۲۶", "2026-11-28"),
    "ur": ("آخری اپ ڈیٹ: 28 نومبر 2026", "2026-11-28"),
}


@pytest.mark.parametrize("code", codes())
def test_every_language_tells_the_day_of_a_change_from_that_of_publication(code: str) -> None:
    line, iso = CHANGED[code]
    stamp = get(code).stamp(line)
    assert stamp is not None
    assert (stamp.when.iso, stamp.updated, stamp.alone) == (iso, True, True)
    assert get(code).furniture(line) == "printed date"
    assert get(code).parse_date(line).iso == iso


@pytest.mark.parametrize(
    ("code", "line"),
    [
        pytest.param("en", "27 November 2026", id="a date without a label"),
        pytest.param("en", "Published: soon", id="a label without a date"),
        pytest.param("en", "Published by Oxford University Press, 3 May 2024", id="a book"),
        pytest.param("en", "Published in Nature, 3 May 2024", id="a paper"),
        pytest.param("en", "The report, published on 27 November 2026", id="what somebody else published"),
        pytest.param(
            "en",
            "Published on 27 November 2026, the report tells nothing about the harbour.",
            id="a sentence that begins so",
        ),
        pytest.param("en", "Published: 5/6/2026", id="a day that can be read two ways"),
        pytest.param("en", "Published 3 May 2024 - 5 May 2024", id="two days"),
        pytest.param("en", "Published on 3 May 2024 - the minister told us so.", id="a sentence after a dash"),
        pytest.param("en", "Why now? - Published 27 November 2026", id="a question is no name"),
        pytest.param(
            "fr", "Publié le 27 novembre 2026, le rapport conclut à un échec", id="a French sentence that begins so"
        ),
        pytest.param("ar", "نشر التقرير في 27 نوفمبر 2026", id="a verb with its subject"),
        pytest.param("ar", "تاريخ النشر: الخميس 7 جمادى الآخرة 1448هـ", id="a Hijri day alone"),
        pytest.param("ar", "قالت الوزارة إن التقرير نشر في 27 نوفمبر 2026", id="a clause"),
        pytest.param("en", "Published: 27 November 2026 " + "x" * 160, id="a line too long to be a stamp"),
    ],
)
def test_what_is_no_stamp_gives_no_date(code: str, line: str) -> None:
    assert get(code).stamp(line) is None


@pytest.mark.parametrize("code", codes())
def test_no_line_of_prose_is_a_stamp(data: Path, code: str) -> None:
    lines = (data / "prose" / f"{code}.txt").read_text("utf-8").splitlines()
    language = get(code)
    parts = [*lines, *(line[a:b] for line in lines for a, b in language.sentences(line))]
    assert [part for part in parts if language.stamp(part)] == []


PIECES = st.sampled_from(
    ["Published", "Updated", "نشر في", ":", " - ", "|", "3 May 2024", "5/6/2024", "31.02.2024", "."]
)


@settings(deadline=None, max_examples=200)
@given(st.sampled_from((*codes(), "sv", "und")), st.lists(PIECES | st.text(max_size=12), max_size=8).map(" ".join))
def test_any_line_whatever_states_a_day_that_it_prints_or_none(code: str, line: str) -> None:
    stamp = get(code).stamp(line)
    assert stamp is None or (stamp.when.year is not None and any(map(str.isdigit, line)))
