"""Lines broken at a column, and characters that are only there to be obeyed."""

from __future__ import annotations

import pytest

from tasks.extract.clean import TITLE_LENGTH, clean_title
from tasks.extract.wrapping import unwrap

PROSE = "أعلنت السلطات المحلية في المدينة اليوم أن فرق الإنقاذ وصلت إلى المناطق المتضررة من السيول صباحا."

WRAPPED = """Rescue teams reached the flooded villages on Sunday morning after two
days of heavy rain, and officials in the valley said that most of the
families had been found unhurt in the upper storeys of their houses.

The river had risen by four metres within a few hours, which nobody in
the region remembers ever having seen, and two bridges of the old road
were carried away before anyone could close them to traffic.
  Farmers now count their losses. The harvest of this year was still in
the fields, and the ministry promised help within two weeks at most."""


def test_lines_broken_at_a_column_are_joined() -> None:
    paragraphs = unwrap(WRAPPED)
    assert [paragraph.split()[0] for paragraph in paragraphs] == ["Rescue", "The", "Farmers"]
    assert " ".join(paragraphs) == " ".join(WRAPPED.split())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n".join([PROSE] * 8), id="paragraphs on one line each"),
        pytest.param("\n".join(f"Item number {n} of the list" for n in range(12)), id="a list of short lines"),
        pytest.param("\n".join("a headline " * (3 + n % 5) + "ends here" for n in range(12)), id="a list of headlines"),
        pytest.param("\n".join(WRAPPED.split("\n")[:4]), id="too few lines to tell"),
        pytest.param("Short lines.\n" * 10, id="lines that are sentences"),
    ],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    assert unwrap(text) == [line for line in text.split("\n") if line]


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        pytest.param("A <b>bold</b> title", "A bold title", id="tags go"),
        pytest.param("Fish &amp; chips", "Fish & chips", id="entities are read"),
        pytest.param("&lt;script&gt;alert(1)&lt;/script&gt; News", "alert(1) News", id="tags written as entities go"),
        pytest.param("5 < 6 and 7 > 3", "5 < 6 and 7 > 3", id="signs of arithmetic stay"),
        pytest.param("One\r\nline\u2028only\x0bhere", "One line only here", id="line breaks become spaces"),
        pytest.param("Turned \u202eround\u202c and \u2067back\u2069", "Turned round and back", id="bidi controls go"),
        pytest.param("\ufeffMark\u200e \u200fand\x00 \x07bell", "Mark and bell", id="marks and controls go"),
        pytest.param("می\u200cخواهند", "می\u200cخواهند", id="a joiner that belongs to spelling stays"),
        pytest.param("half \ud83d a pair", "half \ufffd a pair", id="half a character is shown as lost"),
        pytest.param("soft\u00adhyphen\u00a0space", "softhyphen space", id="soft hyphens go, odd spaces are plain"),
        pytest.param("word " * 100, ("word " * 60).strip(), id="what is too long is cut after a word"),
        pytest.param("x" * 400, "x" * TITLE_LENGTH, id="or anywhere in one long word"),
        pytest.param("  ", "", id="nothing"),
    ],
)
def test_a_title_is_one_line_of_words(raw: str, title: str) -> None:
    assert clean_title(raw) == title
