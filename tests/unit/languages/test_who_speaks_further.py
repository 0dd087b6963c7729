"""Who says what a sentence quotes: what stands beside a name and is no part of it; Ukrainian, Hebrew and Urdu."""

import pytest

from tasks.languages import get
from tasks.languages.quotations import quotations

AR = "«هذا الرصيف مفتوح للجميع منذ صباح اليوم»"
EN = "“It is open for everyone from today,”"
UK = "«Він відкритий для всіх із самого ранку»"
HE = '"הרציף הזה פתוח לכולם החל מהבוקר"'
UR = "”یہ گھاٹ آج صبح سے سب کے لیے کھلا ہے“"


def speaker(language: str, sentence: str) -> str | None:
    found = get(language).said(sentence)
    return sentence[found.speaker.start : found.speaker.end] if found else None


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        pytest.param(f"وأكد، بحسب وكالة «المرفأ»، أن {AR}.", None, id="who reported it is not who said it"),
        pytest.param(f"وقال الوادي أول أمس الأربعاء: {AR}.", "الوادي", id="the day before yesterday is a day"),
        pytest.param(f"وقال الوادي لأمين البحار إن {AR}.", "الوادي", id="whoever is spoken to is no speaker"),
        pytest.param(f"وقال سيرغي لافروف إن {AR}.", "سيرغي لافروف", id="a name may begin with the same letter"),
        pytest.param(
            f"وقال المدير العام للمؤسسة سالم الوادي إن {AR}.",
            "المدير العام للمؤسسة سالم الوادي",
            id="behind an office it says of what",
        ),
        pytest.param(f"وقال «الوادي»: {AR}.", "الوادي", id="marks round the whole name are none of its own"),
        pytest.param(f"وقال مركز المرفأ في ورقته البحثية: {AR}.", "مركز المرفأ", id="the speaker's own paper"),
        pytest.param(f"وقال باكيا في القاعة: {AR}.", None, id="a state is no name"),
        pytest.param(f"ويضيف سالم الوادي أهمية فهمنا للميناء: {AR}.", None, id="the verb has an object of its own"),
        pytest.param(f"وقال المحامي والمستشار القانوني: {AR}.", None, id="two offices and no name"),
        pytest.param(f"وقال مصور لوكالة «المرفأ»: {AR}.", None, id="a trade alone"),
        pytest.param(
            f"وقال ضابط في البحرية طلب عدم الكشف عن اسمه إن {AR}.", None, id="somebody who is not to be named"
        ),
    ],
)
def test_in_arabic_a_name_is_taken_without_what_stands_beside_it(sentence: str, name: str | None) -> None:
    assert speaker("ar", sentence) == name


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", f"{EN} said John Roe of the Harbour Board, who spoke on condition of anonymity."),
        ("fr", "« Il est ouvert à tous dès ce matin », a déclaré Jean Roux sous couvert d'anonymat."),
        ("de", "„Es ist ab heute für alle Leute offen“, sagte Anna Schmidt, die anonym bleiben will."),
        ("es", "«Está abierto para todos desde hoy mismo», dijo Ana Pérez bajo condición de anonimato."),
        ("it", "«È aperto a tutti da questa mattina», ha detto Anna Rossi sotto anonimato."),
        ("pt", "“Está aberto a todos desde hoje de manhã”, disse Ana Silva sob anonimato."),
        ("ru", "«Он открыт для всех с этого утра», — заявил Иван Петров на условиях анонимности."),
        ("tr", 'İsmini vermek istemeyen Ayşe Yılmaz, "Burası bugünden itibaren herkese açık olacaktır" dedi.'),
        ("fa", "محمد رضایی که نخواست نامش فاش شود گفت: «این جا از امروز برای همه باز است»."),
        ("uk", f"{UK}, — заявив Іван Петренко на умовах анонімності."),
        ("he", f"{HE}, אמר אבי כהן, שסירב להזדהות, בעילום שם."),
        ("ur", f"احمد خان نے نام ظاہر نہ کرنے کی شرط پر کہا کہ {UR}۔"),
    ],
)
def test_nobody_is_named_where_the_sentence_says_that_the_speaker_will_not_be(language: str, sentence: str) -> None:
    assert speaker(language, sentence) is None


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        pytest.param(f"{UK}, — заявив Іван Петренко.", "Іван Петренко", id="speech, verb, name"),
        pytest.param(f"{UK}, — сказала міський голова Олена Коваль.", "міський голова Олена Коваль", id="her office"),
        pytest.param(f"Іван Петренко заявив: {UK}.", "Іван Петренко", id="name, verb, speech"),
        pytest.param(f"{UK}, — за словами Олени Коваль.", "Олени Коваль", id="according to"),
        pytest.param(
            f"{UK}, — зазначив Іван Петренко під час зустрічі.", "Іван Петренко", id="the occasion is no name"
        ),
        pytest.param(f"{UK}, — сказав він.", None, id="a pronoun"),
        pytest.param(f"{UK}, — повідомила поліція.", None, id="an office alone"),
        pytest.param(f"Іван Петренко не сказав: {UK}.", None, id="denied"),
    ],
)
def test_in_ukrainian_the_speaker_is_named_or_nobody_is(sentence: str, name: str | None) -> None:
    assert speaker("uk", sentence) == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        pytest.param(f"{HE}, אמר אבי כהן.", "אבי כהן", id="speech, verb, name"),
        pytest.param(f"ראש העירייה אבי כהן אמר: {HE}.", "ראש העירייה אבי כהן", id="office, name, verb, speech"),
        pytest.param(f"אבי כהן אמר בישיבת המועצה: {HE}.", "אבי כהן", id="an occasion between verb and speech"),
        pytest.param(f"אבי כהן מסר כי {HE}.", "אבי כהן", id="a particle before the speech"),
        pytest.param(f'דובר צה"ל, דניאל לוי, מסר: {HE}.', "דניאל לוי", id="an abbreviation tears no marks"),
        pytest.param(f"{HE}, אמר אבי כהן במהלך הביקור.", "אבי כהן", id="the occasion is no name"),
        pytest.param(f"{HE}, לדברי אבי כהן.", "אבי כהן", id="according to"),
        pytest.param(f"במליאה החדשה אמר אבי כהן: {HE}.", None, id="what stands before a verb that its subject follows"),
        pytest.param(f"{HE}, אמר השר.", None, id="an office alone"),
        pytest.param(f'{HE}, אמר יו"ר הוועדה.', None, id="an office with an abbreviation"),
        pytest.param(f"הוא אמר: {HE}.", None, id="a pronoun"),
        pytest.param(f"אבי כהן לא אמר: {HE}.", None, id="denied"),
        pytest.param('דובר צה"ל אמר היום שכל כוחות ארה"ב כבר יצאו.', None, id="two abbreviations make no speech"),
    ],
)
def test_in_hebrew_the_speaker_is_named_or_nobody_is(sentence: str, name: str | None) -> None:
    assert speaker("he", sentence) == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        pytest.param(f"احمد خان نے کہا کہ {UR}۔", "احمد خان", id="name, verb, speech"),
        pytest.param(f"وزیر خارجہ احمد خان نے کہا: {UR}۔", "وزیر خارجہ احمد خان", id="office and name"),
        pytest.param(f"احمد خان نے پریس کانفرنس میں بتایا کہ {UR}۔", "احمد خان", id="an occasion before the verb"),
        pytest.param(f"لاہور میں بات کرتے ہوئے احمد خان نے کہا کہ {UR}۔", "احمد خان", id="an occasion before the name"),
        pytest.param(f"احمد خان کا کہنا تھا کہ {UR}۔", "احمد خان", id="what was his saying"),
        pytest.param(f"{UR}، احمد خان نے کہا۔", "احمد خان", id="the speaker behind"),
        pytest.param(f"انہوں نے کہا کہ {UR}۔", None, id="a pronoun"),
        pytest.param(f"وزیر خارجہ نے کہا کہ {UR}۔", None, id="an office alone"),
        pytest.param(f"احمد خان نے نہیں کہا کہ {UR}۔", None, id="denied"),
        pytest.param(f"ذرائع نے بتایا کہ {UR}۔", None, id="sources"),
    ],
)
def test_in_urdu_the_speaker_is_named_or_nobody_is(sentence: str, name: str | None) -> None:
    assert speaker("ur", sentence) == name


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param('דובר צה"ל מסר', [], id="before the last letter"),
        pytest.param('שני דו"חות ומנכ"לית', [], id="before an ending"),
        pytest.param('כתב ב"הארץ" היום', ["הארץ"], id="behind a letter written onto the word they are marks"),
        pytest.param('הוא אמר: "צה"ל יצא".', ['צה"ל יצא'], id="inside a speech"),
    ],
)
def test_a_straight_mark_inside_a_hebrew_word_is_no_quotation_mark(text: str, parts: list[str]) -> None:
    found = quotations(text)
    assert found is not None
    assert [text[one.start : one.end] for one in found] == parts
