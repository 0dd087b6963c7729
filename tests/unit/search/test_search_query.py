"""Reading a query: words, phrases, and what narrows it."""

import datetime as dt
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import UsageError
from tasks.search import Query, named, read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("ceasefire talks", {"parts": ("ceasefire", "talks")}, id="words"),
        pytest.param('"a b" «ج د» “e f” g', {"parts": ("a b", "ج د", "e f", "g")}, id="phrases in any marks"),
        pytest.param("from:2025", {"since": dt.date(2025, 1, 1)}, id="from a year on: its first day"),
        pytest.param("to:2024-02", {"until": dt.date(2024, 2, 29)}, id="to a month: its last day"),
        pytest.param("to:2025-6-9", {"until": dt.date(2025, 6, 9)}, id="a day without its zeros"),
        pytest.param(
            "من:٢٠٢٥-٠٥ إلى:٢٠٢٥", {"since": dt.date(2025, 5, 1), "until": dt.date(2025, 12, 31)}, id="in Arabic"
        ),
        pytest.param("from:2025 from:2026", {"since": dt.date(2026, 1, 1)}, id="the last of two days counts"),
        pytest.param('outlet:"Al Jazeera" OUTLET:bbc', {"outlets": ("Al Jazeera", "bbc")}, id="outlets"),
        pytest.param("lang:AR", {"languages": ("ar",)}, id="a language in capitals"),
        pytest.param("http://x.y note:z", {"parts": ("http://x.y", "note:z")}, id="what is no field is a word"),
        pytest.param("from: 2025", {"parts": ("from:", "2025")}, id="a field with nothing behind it is a word"),
        pytest.param("", {}, id="nothing"),
    ],
)
def test_a_query_says(text: str, said: dict[str, Any]) -> None:
    assert read(text) == Query(**said)


@pytest.mark.parametrize(
    "text", ["from:x", "to:2025-13", "from:2025-02-30", "to:0000", "from:20255", "from:2025-1-1-1"]
)
def test_a_day_that_is_none_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(UsageError, match=r"is not a day. Write (from|to):2026-11-22"):
        read(text)


@pytest.mark.parametrize(
    ("name", "asked", "is_it"),
    [
        ("Al Jazeera", "jazeera", True),
        ("Al-Jazeera English", "al jazeera", True),
        ("Al Jazeera", "jaz", False),
        ("الجزيرة نت", "الجزيرة", True),
        ("Der Spiegel", "DER SPIEGEL", True),
        ("", "x", False),
        ("x", "…", False),
    ],
)
def test_an_outlet_is_asked_for_by_whole_words_of_its_name(name: str, asked: str, is_it: bool) -> None:
    assert named(name, [asked]) is is_it
    assert named(name, [])


@given(text=st.text(st.characters(exclude_categories=()), max_size=30) | st.text('"«»:from to٢0-', max_size=14))
def test_whatever_is_typed_is_read_or_refused_by_name(text: str) -> None:
    with suppress(UsageError):
        assert len(read(text).parts) <= 32
