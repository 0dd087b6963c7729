"""Bytes to text: right, or told to be unsure; never silently wrong."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.ingest.charsets import codec_of
from tasks.ingest.detect import judge
from tasks.ingest.encoding import Binary, Decoded, decode

TEXTS = Path(__file__).parents[2] / "data" / "ingest" / "encodings"
WRITTEN_IN = {
    "cp1256": "ar fa fr en",
    "iso8859_6": "ar",
    "cp1251": "ru uk bg",
    "cp1252": "en fr de es pt sv it",
    "cp1254": "tr fr de es en",
    "utf-16-le": "ar fa ru uk bg tr fr de es pt sv it en",
    "utf-16-be": "ar fa ru uk bg tr fr de es pt sv it en",
    "utf-8": "ar fa ru uk bg tr fr de es pt sv it en",
}
POLISH = (
    "Burmistrz ogłosił w poniedziałek, że nowy most zostanie otwarty w przyszłym tygodniu, choć prace jeszcze trwają."
)
RUSSIAN = "Мэр города сообщил в понедельник, что новый мост откроют для движения на следующей неделе."
CHINESE = "市长星期一宣布，新桥将于下周通车，尽管引桥工程尚未完工。"
HEBREW = "ראש העיר הודיע ביום שני כי הגשר החדש ייפתח לתנועה בשבוע הבא, אף שהעבודות עדיין לא הסתיימו."
ARABIC = "أعلنت بلدية المدينة صباح اليوم افتتاح الجسر الجديد أمام حركة السير بعد عامين من أعمال الترميم."


def texts(language: str) -> list[str]:
    return (TEXTS / f"{language}.txt").read_text(encoding="utf-8").strip().split("\n%%\n")


def cases() -> list[tuple[str, str, str]]:
    return [
        (text, codec, f"{language} {number} in {codec}")
        for codec, languages in WRITTEN_IN.items()
        for language in languages.split()
        for number, text in enumerate(texts(language))
    ]


def text_of(data: bytes, declared: str = "") -> Decoded:
    found = decode(data, declared=declared)
    assert isinstance(found, Decoded), found
    return found


@pytest.mark.parametrize(("text", "codec"), [pytest.param(text, codec, id=name) for text, codec, name in cases()])
def test_a_text_of_twenty_words_is_read_right_without_a_declaration(text: str, codec: str) -> None:
    found = text_of(text.encode(codec))
    assert found.text == text
    assert found.confidence >= 0.7


def test_spaces_and_quotes_alone_are_no_utf16() -> None:
    assert text_of(f"{' ' * 20}«{' ' * 9}".encode("cp1252")).text.strip() == "«"


@pytest.mark.parametrize(
    ("text", "written", "read"),
    [
        pytest.param(texts("ar")[0], "cp1256", "cp1251", id="Arabic as Cyrillic"),
        pytest.param(texts("ar")[0], "cp1256", "cp1252", id="Arabic as Latin"),
        pytest.param(texts("ar")[0], "iso8859_6", "cp1256", id="Arabic as the other Arabic"),
        pytest.param(texts("ru")[0], "cp1251", "cp1256", id="Cyrillic as Arabic"),
        pytest.param(texts("ru")[0], "cp1251", "cp1252", id="Cyrillic as Latin"),
        pytest.param(texts("tr")[0], "cp1254", "cp1252", id="Turkish as Western"),
        pytest.param(texts("fr")[0], "cp1252", "cp1251", id="French as Cyrillic"),
        pytest.param(RUSSIAN, "koi8_r", "cp1251", id="one Cyrillic as the other"),
    ],
)
def test_words_read_wrong_are_judged_far_below_words_read_right(text: str, written: str, read: str) -> None:
    assert judge(text) > 0.7
    assert judge(text.encode(written).decode(read, "replace")) < 0.6


@pytest.mark.parametrize("word", ["зБ", "ЗбЗ", "éÉ", "ىا", "ةا", "aб", "ابa"])
def test_a_word_with_a_letter_or_capital_out_of_place_is_no_word(word: str) -> None:
    assert judge(word) < 0.5


def test_hardly_any_right_reading_is_called_uncertain() -> None:
    unsure = [name for text, codec, name in cases() if text_of(text.encode(codec)).confidence < 0.8]
    assert len(unsure) <= len(cases()) / 50


@pytest.mark.parametrize("text", texts("ar"), ids=lambda text: text[:20])
@pytest.mark.parametrize("codec", ["cp1256", "iso8859_6"])
def test_three_words_are_read_right_or_told_unsure(text: str, codec: str) -> None:
    short = " ".join(text.split()[:3])
    found = text_of(short.encode(codec))
    assert found.text == short or found.confidence < 0.8


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        pytest.param(POLISH, "cp1250", id="Central European"),
        pytest.param(RUSSIAN, "koi8_r", id="the other Cyrillic one"),
        pytest.param(RUSSIAN, "cp866", id="Cyrillic of DOS"),
        pytest.param(CHINESE, "gb18030", id="Chinese"),
        pytest.param(HEBREW, "cp1255", id="Hebrew"),
        pytest.param(ARABIC, "cp720", id="Arabic of DOS"),
    ],
)
def test_an_encoding_outside_the_list_is_never_taken_for_sure(text: str, codec: str) -> None:
    found = decode(text.encode(codec))
    assert isinstance(found, Binary) or found.confidence < 0.8


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_not_in_the_text(mark: bytes, codec: str) -> None:
    found = text_of(mark + ARABIC.encode(codec), declared="windows-1251")
    assert (found.text, found.encoding, found.confidence) == (ARABIC, codec, 1.0)


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("UTF8", "utf-8"),
        (" 'Windows-1256' ", "cp1256"),
        ("ISO-8859-1", "cp1252"),
        ("gb2312", "gb18030"),
        ("shift_jis", "cp932"),
        ("utf-7", ""),
        ("unicode_escape", ""),
        ("idna", ""),
        ("rot13", ""),
        ("base64", ""),
        ("", ""),
    ],
)
def test_declared_names_are_followed_only_from_the_list(label: str, codec: str) -> None:
    assert codec_of(label) == codec


def test_a_true_declaration_is_followed_even_past_the_short_list() -> None:
    found = text_of(RUSSIAN.encode("koi8_r"), declared="KOI8-R")
    assert (found.text, found.confidence >= 0.8) == (RUSSIAN, True)


def test_what_says_utf8_and_is_windows_1256_is_read_right_and_told_unsure() -> None:
    found = text_of(ARABIC.encode("cp1256"), declared="utf-8")
    assert (found.text, found.encoding) == (ARABIC, "windows-1256")
    assert found.confidence < 0.8


def test_what_says_windows_1256_and_is_utf8_is_utf8() -> None:
    assert text_of(ARABIC.encode(), declared="windows-1256").text == ARABIC


def test_what_says_latin_1_and_is_windows_1256_is_read_right_and_told_unsure() -> None:
    found = text_of(ARABIC.encode("cp1256"), declared="iso-8859-1")
    assert found.text == ARABIC
    assert found.confidence < 0.8


def test_one_broken_byte_costs_one_letter_and_certainty() -> None:
    data = bytearray(ARABIC.encode())
    data[20] = 0x41
    found = text_of(bytes(data))
    assert found.encoding == "utf-8"
    assert found.confidence < 0.8
    assert found.text.endswith(ARABIC[20:])


def test_a_file_cut_off_inside_a_letter_is_still_utf8() -> None:
    found = text_of(ARABIC.encode()[:-2] + b"\xd8")
    assert found.encoding == "utf-8"
    assert found.confidence < 0.8


@pytest.mark.parametrize("through", ["cp1252", "cp1256"])
def test_mojibake_inside_valid_utf8_is_told(through: str) -> None:
    mangled = ARABIC.encode().decode(through, "ignore")
    assert text_of(mangled.encode()).confidence < 0.8


@pytest.mark.parametrize("language", ["ar", "fa", "ru", "fr", "tr"])
def test_honest_utf8_is_never_taken_for_mojibake(language: str) -> None:
    assert [text_of(text.encode()).confidence for text in texts(language)] == [1.0] * len(texts(language))


def test_line_ends_are_one_kind_and_stray_nuls_go() -> None:
    assert text_of(b"one\r\ntwo\rthree\nfour").text == "one\ntwo\nthree\nfour"
    found = text_of(b"a word \0 and many more words that make it a text")
    assert "\0" not in found.text
    assert found.confidence < 0.8


@pytest.mark.parametrize(
    ("data", "what"),
    [
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF", id="PDF"),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00" + bytes(20), "a ZIP archive or an office document", id="docx"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(20), "a PNG picture", id="PNG"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(20), "a JPEG picture", id="JPEG"),
        pytest.param(bytes(range(256)) * 20, "binary data", id="every byte"),
        pytest.param(bytes(4000), "binary data", id="nothing but NULs"),
    ],
)
def test_binary_is_told_by_its_kind(data: bytes, what: str) -> None:
    assert decode(data) == Binary(what=what)


@given(st.binary(max_size=400), st.sampled_from(["", "utf-8", "windows-1256", "utf-7", "gb2312", "nonsense"]))
@settings(deadline=None, max_examples=300)
def test_no_bytes_crash_it_and_no_text_holds_nul_or_half_letters(data: bytes, declared: str) -> None:
    found = decode(data, declared=declared)
    if isinstance(found, Decoded):
        found.text.encode()
        assert "\0" not in found.text
        assert "\r" not in found.text
        assert 0 <= found.confidence <= 1


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
@settings(deadline=None)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert text_of(text.encode()).text == text.removeprefix("\ufeff")
