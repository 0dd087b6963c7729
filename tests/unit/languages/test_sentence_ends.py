"""Where sentences end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.languages import codes, get

if TYPE_CHECKING:
    from pathlib import Path


def split(code: str, text: str) -> list[str]:
    return [text[start:end] for start, end in get(code).sentences(text)]


@pytest.mark.parametrize(
    ("code", "text", "sentences"),
    [
        pytest.param("ar", "قال د. حفيظ ذلك. ثم غادر.", 2, id="a doctor's title does not end a sentence"),
        pytest.param("ar", "استمر الصراع.وجاء الرد.", 2, id="a stop glued between two Arabic words ends one"),
        pytest.param("ar", "زيارة مدير مكتبه.. هل تنجح؟", 1, id="two dots before an Arabic word are a pause"),
        pytest.param("ar", "هل نجح؟؟ ؟؟", 1, id="question marks parted by a space stay together"),
        pytest.param("ar", "جاء الوفد؛ ثم غادر، ولم يعد.", 1, id="semicolon and comma never end a sentence"),
        pytest.param("ar", 'قال "القائد "الجديد" للصحيفة. وغادر.', 2, id="unbalanced quotes are not paired"),
        pytest.param("ar", "بلغ النمو 3.5 نقطة.", 1, id="a point between digits is a decimal point"),
        pytest.param("ar", "ذكرت بي.بي.سي ذلك", 1, id="the dots inside a station's name end nothing"),
        pytest.param("ar", "ذكرت قناة إيه.بي.سي ذلك", 1, id="nor do those inside a longer one"),
        pytest.param("en", "Dr. Okafor met the U.S. envoy at 3 p.m. on Monday.", 1, id="English abbreviations"),
        pytest.param("en", "He lives in the U.S. The house is old.", 2, id="an abbreviation before The may end one"),
        pytest.param("en", "It was plan B. The rest left.", 2, id="a letter after a small word may end one"),
        pytest.param("en", "John F. The singer came.", 1, id="an initial after a name does not"),
        pytest.param("en", '"Will it work?" he asked. It did.', 2, id="a quoted question goes on in lower case"),
        pytest.param("en", "It was late.The bus had gone.", 2, id="a forgotten space in English"),
        pytest.param("en", "See example.com for more.", 1, id="an address is one word"),
        pytest.param("en", "Wait ... what? Yes.", 2, id="dots before a small letter are a pause"),
        pytest.param("de", "Am 10. Mai kam z.B. der Rat. Gut.", 2, id="German ordinals and abbreviations"),
        pytest.param("fr", "« Il part ! » Puis il rit.", 2, id="a French closing quote after a space stays"),
        pytest.param("tr", "10. yılında açıldı. Bitti.", 2, id="Turkish ordinals"),
        pytest.param("ru", "Это стоит 5 млн. руб. и больше. Всё.", 2, id="Russian units"),
        pytest.param("zh", "第一句。第二句没有句号", 2, id="Chinese needs no spaces and no last stop"),
        pytest.param("ja", "「行く。」彼は言った。終わり。", 3, id="a Japanese stop closes with its bracket"),
        pytest.param("ja", "「行く。」と彼は言った。終わり。", 2, id="a Japanese quotation goes on with its verb"),
        pytest.param("el", "Τι έγινε; Κανείς δεν ξέρει.", 2, id="Greek asks with a semicolon"),
        pytest.param("en", "They came; They saw.", 1, id="nobody else does"),
        pytest.param("de", "In der Hauptstr. Ecke Markt. Gut.", 2, id="the end of a German word may be abbreviated"),
        pytest.param("es", "EE. UU. Firmó ayer.", 1, id="an abbreviation of two parts with a space"),
        pytest.param("ar", "اختفت الرحلة إم.إتش 370 هناك.", 1, id="the names of letters round a dot are a name"),
        pytest.param("fa", "جلسه تمام شد.نماینده رفت.", 2, id="a short verb may have a stop glued to it"),
        pytest.param("hi", "यह पहला है। यह दूसरा है।", 2, id="the danda ends a sentence"),
        pytest.param("th", "สวัสดีครับ วันนี้อากาศดี", 1, id="Thai has no stops"),
        pytest.param("xx", "Alfa beta. Gama delta.", 2, id="an unknown language goes by base rules"),
    ],
)
def test_a_line_has_so_many_sentences(code: str, text: str, sentences: int) -> None:
    assert len(split(code, text)) == sentences, split(code, text)


def test_hard_arabic_lines_split_as_an_editor_would(data: Path) -> None:
    text = (data / "sentences" / "arabic_news.txt").read_text("utf-8")
    assert split("ar", text) == (data / "sentences" / "arabic_news.expected.txt").read_text("utf-8").splitlines()


def test_hard_lines_of_many_languages_split_as_marked(data: Path) -> None:
    code, wrong = "", []
    for line in (data / "hard_sentences.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            code = line.strip("[]")
        elif line and not line.startswith("#"):
            found = split(code, line.replace("|", ""))
            if found != [part.strip() for part in line.split("|")]:
                wrong.append((code, found))
    # a number that an abbreviation points to and an ordinal look alike in Turkish
    assert wrong == [("tr", ["Bkz. s. 12 ve md. 3. Açıkça yazıyor."])]


def test_a_closing_quote_belongs_to_the_sentence_before() -> None:
    assert split("en", 'He said "go." They went.')[0] == 'He said "go."'


@pytest.mark.parametrize(
    ("code", "text", "first"),
    [
        pytest.param("en", "LONDON (Reuters) - The bank cut its rate again. It fell.", "The bank", id="with an agency"),
        pytest.param("en", "WASHINGTON — The bank cut its rate again.", "The bank", id="in capitals alone"),
        pytest.param("fr", "PARIS, 6 juin - La banque a abaissé son taux.", "La banque", id="with its day"),
        pytest.param("es", "Lima, 4 mar (EFE).- El banco bajó otra vez su tasa.", "El banco", id="with a stop"),
        pytest.param("ar", "بيروت 11 يونيو (رويترز) - خفض المصرف سعر الفائدة مرة أخرى.", "خفض", id="Arabic"),
        pytest.param("de", "Kiel (dpa) – Die Bank hat den Zins erneut gesenkt.", "Die Bank", id="German"),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(code: str, text: str, first: str) -> None:
    dateline, sentence, *_ = split(code, text)
    assert sentence.startswith(first)
    assert text.startswith(dateline)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The minister (who was ill) - and his wife - left the town.", id="an aside"),
        pytest.param("NATO - a short history.", id="too little behind it"),
        pytest.param("The A - B line was shut on Monday for two hours.", id="no capitals"),
    ],
)
def test_what_only_looks_like_a_dateline_stays(text: str) -> None:
    assert split("en", text) == [text]


@settings(deadline=None, max_examples=200)
@given(st.sampled_from((*codes(), "zh", "th", "xx")), st.text(alphabet=st.sampled_from('اب.؟! \n"«»ab1C。…٣\u200f،-(')))
def test_sentences_cover_all_that_is_not_blank_in_order_and_stripped(code: str, text: str) -> None:
    covered, end = "", 0
    for span in get(code).sentences(text):
        assert end <= span.start < span.end <= len(text)
        piece = text[span.start : span.end]
        assert piece == piece.strip()
        assert text[end : span.start].strip() == ""
        assert "\n" not in piece
        covered, end = covered + piece, span.end
    assert text[end:].strip() == ""
    assert "".join(covered.split()) == "".join(text.split())


@settings(deadline=None, max_examples=200)
@given(st.text())
def test_any_text_whatever_can_be_split(text: str) -> None:
    assert "".join("".join(split("ar", text)).split()) == "".join(text.split())
