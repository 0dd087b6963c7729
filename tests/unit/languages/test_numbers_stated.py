"""Numbers in one spelling."""

from __future__ import annotations

import pytest

from tasks.languages import get


@pytest.mark.parametrize(
    ("code", "text", "numbers"),
    [
        pytest.param("ar", "٣٠ شخصا وثلاثة آخرين", {"30", "3"}, id="Arabic digits and a word after and"),
        pytest.param("ar", "خمسة وعشرون قتيلا", {"25"}, id="five and twenty"),
        pytest.param("ar", "خمسة آلاف وثلاثمئة وعشرون", {"5320"}, id="thousands, hundreds and tens"),
        pytest.param("ar", "آلاف القتلى", set(), id="thousands of dead is no number"),
        pytest.param("ar", "3 آلاف", {"3000"}, id="three thousands is"),
        pytest.param("ar", "3.5 مليون و 3,500,000", {"3500000"}, id="one number in two spellings"),
        pytest.param("ar", "أحد عشر", {"11"}, id="a number of two words"),
        pytest.param("ar", "ثلاثة أو أربعة", {"3", "4"}, id="or parts numbers"),
        pytest.param("ar", "٣٫٥", {"3.5"}, id="the Arabic decimal mark"),
        pytest.param("en", "twenty-five and three hundred wounded"[:11], {"25"}, id="a hyphen joins"),
        pytest.param("en", "one hundred and five", {"105"}, id="and joins"),
        pytest.param("en", "a hundred thousand", {"100000"}, id="scales multiply"),
        pytest.param("en", "5 or 6 people at 10:30", {"5", "6", "10", "30"}, id="times part at the colon"),
        pytest.param("en", "1,234.50", {"1234.5"}, id="English thousands and decimals"),
        pytest.param("en", "version 1.2.3", set(), id="a version is no number"),
        pytest.param("fr", "vingt-cinq morts, trois cents blessés", {"25", "300"}, id="French"),
        pytest.param("fr", "un homme", set(), id="an article is no number"),
        pytest.param("de", "fünfundzwanzig Tote, 10.000 und 3,5", {"25", "10000", "3.5"}, id="German"),
        pytest.param("es", "doscientas treinta y cinco", {"235"}, id="Spanish"),
        pytest.param("ru", "двадцать пять, три тысячи, 5 млн", {"25", "3000", "5000000"}, id="Russian"),
        pytest.param("tr", "yirmi beş kişi, üç yüz bin", {"25", "300000"}, id="Turkish"),
        pytest.param("fa", "بیست و پنج نفر", {"25"}, id="Persian"),
        pytest.param("xx", "007", {"7"}, id="leading noughts say nothing"),
    ],
)
def test_a_text_states_the_numbers(code: str, text: str, numbers: set[str]) -> None:
    assert get(code).numbers(text) == numbers
