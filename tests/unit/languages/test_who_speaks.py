"""Who says what a sentence quotes, as it names them; nobody where that is not certain."""

import pytest

from tasks.languages import get
from tasks.languages.quotations import quotations

OPEN = "“It is open for everyone from today,”"
AR = "«هذا الرصيف مفتوح للجميع منذ صباح اليوم»"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("He said: “It is open.”", ["It is open."], id="curled marks"),
        pytest.param("„Offen“, sagte er.", ["Offen"], id="German marks"),
        pytest.param("»Offen«, sagte er.", ["Offen"], id="guillemets turned inward"),
        pytest.param("« Ouvert », a-t-il dit.", [" Ouvert "], id="guillemets with spaces"),
        pytest.param("「開いた」と語った。", ["開いた"], id="brackets"),
        pytest.param('قال إن "مكتب "المدينة" مفتوح".', ['مكتب "المدينة" مفتوح'], id="straight marks in straight marks"),
        pytest.param("قال ”الرصيف مفتوح“.", ["الرصيف مفتوح"], id="curled marks turned round"),
        pytest.param('في حديثه لـ"صوت المرفأ".', ["صوت المرفأ"], id="a mark behind a written-on preposition"),
        pytest.param("It is open.", [], id="no marks"),
        pytest.param("He said: “It is open.", None, id="a mark that nothing closes"),
        pytest.param("It is open,” he said.", None, id="a mark that nothing opens"),
    ],
)
def test_words_between_marks_are_found(text: str, parts: list[str] | None) -> None:
    found = quotations(text)
    assert (None if found is None else [text[one.start : one.end] for one in found]) == parts


@pytest.mark.parametrize(
    ("language", "sentence", "speaker"),
    [
        pytest.param("ar", f"وقال سالم الوادي: {AR}.", "سالم الوادي", id="verb, name, colon"),
        pytest.param("ar", f"وقالت الوزيرة ليلى الشاطئ إن {AR}.", "الوزيرة ليلى الشاطئ", id="verb, office, name, «إن»"),
        pytest.param("ar", f"وأكّد سالم الوادي {AR}.", "سالم الوادي", id="nothing between name and speech"),
        pytest.param(
            "ar",
            f"وقال مدير الميناء، سالم الوادي، إن {AR}.",
            "مدير الميناء، سالم الوادي",
            id="a name set off by commas",
        ),
        pytest.param("ar", f"وصرح سالم الوادي في بيان صحفي: {AR}.", "سالم الوادي", id="the occasion is no name"),
        pytest.param("ar", f"وأضاف الوادي لـ«صوت المرفأ»: {AR}.", "الوادي", id="nor is the paper spoken to"),
        pytest.param("ar", f"وقال الوادي (48 عاما) الذي يدير الميناء: {AR}.", "الوادي", id="nor an age or a clause"),
        pytest.param("ar", f"وذكرت صحيفة «صوت المرفأ» أن {AR}.", "صحيفة «صوت المرفأ»", id="a name in marks is a name"),
        pytest.param(
            "ar", "وقال سالم الوادي: إن الرصيف مفتوح للجميع منذ صباح اليوم.", "سالم الوادي", id="a colon without marks"
        ),
        pytest.param("ar", f"{AR}، كما قال الوزير سالم الوادي.", "الوزير سالم الوادي", id="the speaker behind"),
        pytest.param("ar", f"وأضاف: {AR}.", None, id="nobody is named"),
        pytest.param("ar", f"وأضاف معاليه: {AR}.", None, id="a title of honour alone"),
        pytest.param("ar", f"وقال مصدر أمني: {AR}.", None, id="a source without a name"),
        pytest.param("ar", f"وقال المتحدث: {AR}.", None, id="an office alone"),
        pytest.param("ar", f"ولم يقل سالم الوادي إن {AR}.", None, id="not said"),
        pytest.param("ar", f"وسأل الرجل الذي قال سالم إن {AR}.", None, id="said in a clause about another"),
        pytest.param("ar", f"وقال سالم الوادي إن {AR}، وأكد كريم الساحل أن العبّارة تعود.", None, id="two who speak"),
        pytest.param("ar", f"وزار سالم الوادي المرفأ، وقال: {AR}.", None, id="the subject of another verb"),
        pytest.param("ar", f"وأعلن بدء العمل على الرصيف مضيفا: {AR}.", None, id="an object is no speaker"),
        pytest.param(
            "ar",
            "وقال سالم الوادي في ورشة عمل «من أجل مرفأ مفتوح للجميع منذ اليوم» إن العبّارة تعود.",
            None,
            id="a title in marks",
        ),
        pytest.param("ar", "وقال سالم الوادي إن «الرصيف» مفتوح.", None, id="one word in marks"),
        pytest.param("ar", f"وقال سالم الوادي: {AR[:-1]}.", None, id="a mark was lost"),
        pytest.param("ar", "وقال سالم الوادي: نعم.", None, id="too little behind a colon"),
        pytest.param("en", f"{OPEN} said Jane Doe.", "Jane Doe", id="speech, verb, name"),
        pytest.param("en", f"{OPEN} Jane Doe said.", "Jane Doe", id="speech, name, verb"),
        pytest.param("en", f"{OPEN} the mayor, Jane Doe, said.", "Jane Doe", id="a name set off by commas, in English"),
        pytest.param("en", "Jane Doe said: “It is open for everyone from today.”", "Jane Doe", id="name, verb, speech"),
        pytest.param(
            "en",
            "Jane Doe, a pilot in the port, told reporters that “it is open for everyone from today”.",
            "Jane Doe, a pilot in the port",
            id="what sets the name off names nobody alone",
        ),
        pytest.param("en", f"{OPEN} according to the Harbour Board.", "the Harbour Board", id="according to"),
        pytest.param("en", f"{OPEN} she said.", None, id="a pronoun"),
        pytest.param("en", f"{OPEN} the mayor said.", None, id="an office alone, in English"),
        pytest.param("en", f"{OPEN} a Harbour Board official said.", None, id="somebody of an office"),
        pytest.param("en", "Police said: “It is open for everyone from today.”", None, id="a capital proves nothing"),
        pytest.param("en", "Jane Doe never said “it is open for everyone from today”.", None, id="denied, in English"),
        pytest.param("en", f"{OPEN} said Jane Doe, “and it stays so for years,” added John Roe.", None, id="two names"),
        pytest.param(
            "en", "The play called “It is open for everyone from today”, Jane Doe said, is good.", None, id="a play"
        ),
        pytest.param("fr", "« Il est ouvert à tous dès ce matin », a déclaré Jeanne Dupont.", "Jeanne Dupont", id="fr"),
        pytest.param("fr", "« Il est ouvert à tous dès ce matin », a-t-il dit.", None, id="fr, a pronoun"),
        pytest.param("de", "„Es ist ab heute für alle Leute offen“, sagte Anna Schmidt.", "Anna Schmidt", id="de"),
        pytest.param("es", "«Está abierto para todos desde hoy mismo», dijo Ana Pérez.", "Ana Pérez", id="es"),
        pytest.param("it", "«È aperto a tutti da questa mattina», ha detto Anna Rossi.", "Anna Rossi", id="it"),
        pytest.param("pt", "“Está aberto a todos desde hoje de manhã”, disse Ana Silva.", "Ana Silva", id="pt"),
        pytest.param("ru", "«Он открыт для всех с этого утра», — заявил Иван Петров.", "Иван Петров", id="ru"),
        pytest.param(
            "tr", 'Ayşe Yılmaz, "Burası bugünden itibaren herkese açık olacaktır" dedi.', "Ayşe Yılmaz", id="tr"
        ),
        pytest.param("fa", "محمد رضایی گفت: «این جا از امروز برای همه باز است».", "محمد رضایی", id="fa"),
        pytest.param("fa", "وی گفت: «این جا از امروز برای همه باز است».", None, id="fa, a pronoun"),
        pytest.param("sw", f"{OPEN} said Jane Doe.", None, id="a language without verbs of speech"),
    ],
)
def test_the_speaker_is_named_or_nobody_is(language: str, sentence: str, speaker: str | None) -> None:
    found = get(language).said(sentence)
    assert (found and sentence[found.speaker.start : found.speaker.end]) == speaker
