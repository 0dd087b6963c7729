"""Comment, bare, speech, open, plain: the first that fits."""

from __future__ import annotations

import pytest

from tasks.languages import get


@pytest.mark.parametrize(
    ("code", "sentence", "kind"),
    [
        ("ar", "ولا شك في أن الجسر تأخر كثيرا.", "comment"),
        ("fr", "Force est de constater que le pont arrive tard.", "comment"),
        ("tr", "Asıl mesele köprünün neden geciktiğidir.", "comment"),
        ("ru", "Надо признать, что мост опоздал на год.", "comment"),
        ("ar", "ورأى كاتب من المدينة أن الجسر تأخر.", "comment"),
        ("ar", "مراقبون رأوا أن الخطوة متأخرة.", "comment"),
        ("ar", "وقال الخبير في شؤون النقل إن الكلفة عالية.", "comment"),
        ("ar", "وأثار الافتتاح كثيرا من التساؤلات في المدينة.", "comment"),
        ("ar", "صار الجسر ضرورة للجميع، وفق تقديراته.", "comment"),
        ("ar", "وأضاف أن العمل سيبدأ غدا.", "bare"),
        ("ar", "وتابع: سنبدأ غدا.", "bare"),
        ("ar", "وأكدت أن العمل سيبدأ.", "bare"),
        ("ar", 'وقال "سنبدأ غدا".', "bare"),
        ("ar", "وقال وزير النقل إن العمل بدأ.", "speech"),
        ("ar", "وزير النقل أكد بدء العمل.", "speech"),
        ("ar", "أعلن الوزير بدء العمل.", "plain"),
        ("ar", "كما افتتح الوزير مدرسة.", "open"),
        ("ar", "من جهته، غادر الوفد.", "open"),
        ("ar", "إلى ذلك، هطلت الأمطار.", "open"),
        ("ar", "افتتح الوزير الجسر بين ضفتي النهر.", "plain"),
        ("ar", "عبر النهر تسير القوارب.", "plain"),
        ("en", "Analysts expect the bridge to pay for itself.", "comment"),
        ("en", "He added that work would begin.", "bare"),
        ("en", "The minister said work would begin.", "speech"),
        ("en", "But the rain went on.", "open"),
        ("en", "The bridge reopened on Monday.", "plain"),
        ("fr", "Il a ajouté que tout allait bien.", "bare"),
        ("fr", "« Nous partons demain », a-t-elle déclaré.", "bare"),
        ("fr", "« Nous partons demain », a déclaré le maire.", "speech"),
        ("en", "“That could be bad,” she told reporters.", "bare"),
        ("ru", "«Мы уходим», — сказал он.", "bare"),
        ("ru", "«Мы уходим», — сказал мэр.", "speech"),
        ("de", "„Wir gehen“, sagte er.", "bare"),
        ("tr", "Uzmanlara göre yıkılan binaların çoğu güçlendirilmemişti.", "comment"),
        ("ar", "أعرب عن أسفه لما جرى في المدينة.", "bare"),
        ("ar", "وبين أنه جار استكمال أعمال البناء.", "open"),
        ("fr", "Cependant, la pluie continue.", "open"),
        ("de", "Experten rechnen mit Verzögerungen.", "comment"),
        ("de", "Der Minister sagte nichts.", "speech"),
        ("es", "Agregó que todo iba bien.", "bare"),
        ("es", "El puente reabrió el lunes.", "plain"),
        ("ru", "Министр заявил об этом в среду.", "speech"),
        ("ru", "Однако дождь продолжался.", "open"),
        ("tr", "Bakan, çalışmaların başladığını söyledi.", "speech"),
        ("tr", "Ancak yağmur sürdü yine.", "open"),
        ("fa", "وزیر گفت کار آغاز شده است.", "speech"),
        ("fa", "با این حال باران ادامه یافت.", "open"),
        ("pt", "Mas a chuva continuou.", "open"),
        ("pt", "O ministro disse que a obra começa em maio.", "speech"),
        ("it", "Tuttavia la pioggia è continuata.", "open"),
        ("it", "Il ministro ha detto che i lavori cominciano.", "speech"),
        ("it", "Il ponte ha riaperto lunedì.", "plain"),
        ("nl", "Maar de regen ging door.", "plain"),
        ("ar", "…", "plain"),
    ],
)
def test_a_sentence_opens_as(code: str, sentence: str, kind: str) -> None:
    assert get(code).opening(sentence) == kind
