"""Whole lines that are not the article, and lines that only look so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tasks.languages import codes, get

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("code", "line", "reason"),
    [
        ("ar", "You are currently viewing افتتاح الجسر الجديد", "viewing"),
        ("ar", "اقرأ أيضا: افتتاح الجسر الجديد", "read also"),
        ("ar", "إقرأ أيضًا : افتتاح الجسر", "read also"),
        ("ar", "اقرأ المزيد", "read more"),
        ("ar", "تعليقات الزوار", "comments"),
        ("ar", "لا تعليقات", "comments"),
        ("ar", "12 تعليقات", "comments"),
        ("ar", "شارك", "share"),
        ("ar", "تابعونا على تويتر", "follow us"),
        ("ar", "سمات جسر مدينة نقل", "tags"),
        ("ar", "الكلمات المفتاحية: جسر، نهر", "tags"),
        ("ar", "ملفات وتقارير", "section label"),
        ("ar", "جميع الحقوق محفوظة © 2025", "rights"),
        ("ar", "الوزير يفتتح الجسر الجديد وسط المدينة - جيتي", "caption"),
        ("ar", "الوزير يفتتح الجسر الجديد (أ ف ب)", "caption"),
        ("ar", "الوزير خلال افتتاح الجسر / رويترز", "caption"),
        ("ar", "موسكو ــ الرأي الجديد", "dateline"),
        ("ar", "القاهرة - (رويترز)", "dateline"),
        ("ar", "باريس - الفرنسية", "dateline"),
        ("ar", "رئيس البلدية يفتتح الجسر (الفرنسية)", "caption"),
        ("ar", "مصدر الصورة، Getty Images", "caption"),
        ("ar", "التعليق على الصورة، الجسر بعد افتتاحه", "caption"),
        ("en", "Image source, Getty Images", "caption"),
        ("ru", "Автор фото, Getty Images", "caption"),
        ("fr", "Crédit photo, AFP", "caption"),
        ("ar", "الرئيسية > أخبار > محليات", "section label"),
        ("ar", "الرئيسية / أخبار / افتتاح الجسر الجديد بعد ثلاث سنوات", "section label"),
        ("en", "Home » News", "section label"),
        ("ar", "واتساب", "share"),
        ("ar", "بقلم: سعاد علي", "byline"),
        ("ar", "2 دقيقة للقراءة", "count"),
        ("ar", "٥٠٠ مشاهدة", "count"),
        ("en", "4 min read", "count"),
        ("ar", "رويترز", "agency"),
        ("en", "Read more: The bridge reopens", "read more"),
        ("en", "Advertisement", "advertisement"),
        ("en", "Share this article on Facebook", "share"),
        ("en", "The minister opens the bridge (Getty Images)", "caption"),
        ("en", "Photo: AFP", "caption"),
        ("en", "MOSCOW (Reuters) —", "dateline"),
        ("en", "All rights reserved.", "rights"),
        ("en", "Tags: bridge, harbour", "tags"),
        ("en", "Sign up for our newsletter", "subscribe"),
        ("en", "We use cookies to improve this site.", "cookies"),
        ("fr", "Lire aussi : Le pont rouvre", "read also"),
        ("fr", "Crédit photo : AFP", "caption"),
        ("de", "Lesen Sie auch: Die Brücke öffnet", "read also"),
        ("de", "Anzeige", "advertisement"),
        ("es", "Te puede interesar: El puente reabre", "read also"),
        ("ru", "Читайте также: Мост открыт", "read also"),
        ("ru", "Фото: РИА Новости", "caption"),
        ("tr", "İlgili Haberler", "read also"),
        ("fa", "بیشتر بخوانید: پل باز شد", "read also"),
        ("xx", "Share this", "share"),
    ],
)
def test_a_line_is_furniture(code: str, line: str, reason: str) -> None:
    assert get(code).furniture(line) == reason


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("ar", "شارك الوزير في افتتاح الجسر أمس."),
        ("ar", "تعليقات الوزير على المشروع أثارت جدلا."),
        ("ar", "إعلان الهدنة يدخل حيز التنفيذ"),
        ("ar", "أخبار سارة للسكان"),
        ("ar", "المزيد من القتلى في الفيضانات"),
        ("ar", "سمات المرحلة المقبلة كما يراها الخبراء."),
        ("ar", "روسيا – ليبيا: لقاء جديد"),
        ("ar", "موسكو - كييف"),
        ("ar", "توتر جديد في العلاقات الجزائرية-الفرنسية"),
        ("ar", "القمة الروسية – الفرنسية"),
        ("ar", "غزة: تجدد القصف"),
        ("ar", "طرابلس - خطة جديدة للمصالحة"),
        ("ar", "رياضة | الأهلي يفوز"),
        ("en", "Politics / why the bridge stays closed"),
        ("en", "Home is where the harbour is / a memoir"),
        ("ar", "كتب الجيران عن الجسر رواية"),
        ("ar", "500 مشاهدة للفيلم في يوم واحد"),
        ("en", "Image sourced from the archive"),
        ("tr", "Kaynak, görüşmelerin süreceğini söyledi"),
        ("ar", "قال المصدر إن الاجتماع انتهى. (رويترز)"),
        ("ar", "دور مخادع"),
        ("ar", ""),
        ("en", "Share prices fell on Monday"),
        ("en", "Share this much is clear: nobody knows."),
        ("en", "Related industries grew."),
        ("en", "Comments from the minister"),
        ("en", "The talks ended late, he said. (Reuters)"),
        ("en", "Sport for all is the aim"),
        ("en", "Follow the money"),
        ("en", "Ukraine - Russia"),
        ("en", "More than forty boats"),
        ("fr", "Partager la route"),
        ("de", "Anzeige gegen den Bürgermeister"),
        ("tr", "Paylaşım arttı"),
    ],
)
def test_a_line_may_be_the_article(code: str, line: str) -> None:
    assert get(code).furniture(line) == ""


@pytest.mark.parametrize("code", codes())
def test_no_line_of_prose_is_furniture(data: Path, code: str) -> None:
    lines = (data / "prose" / f"{code}.txt").read_text("utf-8").splitlines()
    language = get(code)
    wrong = [line for line in lines if language.furniture(line)]
    wrong += [line[a:b] for line in lines for a, b in language.sentences(line) if language.furniture(line[a:b])]
    assert wrong == []
