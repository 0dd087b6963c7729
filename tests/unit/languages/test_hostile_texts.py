"""Texts made to be slow: time must grow with length, not with its square."""

from __future__ import annotations

import time

import pytest

from tasks.languages import get, identify

LENGTH = 60_000  # code points; what grows with the square takes minutes here
MOST = 5.0  # CPU seconds, tens of times what it takes


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("... ", id="pauses"),
        pytest.param("a. ", id="initials"),
        pytest.param('" . ', id="stops between quotes"),
        pytest.param(". »", id="closing quotes"),
        pytest.param("10 may ", id="dates"),
        pytest.param("مايو ", id="months"),
        pytest.param("10/", id="half dates"),
        pytest.param("1 ", id="digits"),
        pytest.param("خمسة وعشرون ", id="number words"),
        pytest.param("a'", id="apostrophes"),
        pytest.param("( ", id="brackets"),
        pytest.param(" ", id="blanks"),
    ],
)
@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_long_text_takes_time_in_proportion(code: str, unit: str) -> None:
    text, language = unit * (LENGTH // len(unit)), get(code)
    start = time.process_time()
    language.sentences(text)
    language.keys(text)
    language.mentions(text)
    language.numbers(text)
    language.opening(text)
    language.skeletons(text)
    language.furniture(text[:300])
    language.parse_date(text[:200])
    identify(text)
    assert time.process_time() - start < MOST
