"""What stands between a hostile text and a page."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tasks.render.escape import FSI, PDI, RLM, Direction, calm, direction, lines, markdown, readable, row, target, web
from tasks.render.fragment import at_sentence

ANY = st.text(max_size=120)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\u202eb", "ab", id="an override goes"),
        pytest.param("a\u2067b\u2069", "ab", id="isolates go"),
        pytest.param("line\nbreak\tand tab", "line break and tab", id="breaks and tabs become spaces"),
        pytest.param("a\x00\x1b[31mb", "a[31mb", id="control characters go"),
        pytest.param("a\u2028b", "a b", id="Unicode line breaks become spaces"),
        pytest.param("\udcff", "\ufffd", id="half a character is replaced"),
        pytest.param("a\u200fb\u200c", "a\u200fb\u200c", id="harmless marks and joiners stay"),
    ],
)
def test_calm(text: str, shown: str) -> None:
    assert calm(text) == shown


@pytest.mark.parametrize(
    ("text", "run"),
    [
        pytest.param("NATO يجتمع في بروكسل اليوم", "rtl", id="one Latin name at the start turns nothing"),
        pytest.param("The word كتاب means book", "ltr", id="one Arabic word turns nothing"),
        pytest.param("2031", "ltr", id="digits have no direction of their own"),
        pytest.param("שלום", "rtl", id="Hebrew runs right to left"),
        pytest.param("今日は", "ltr", id="Japanese runs left to right"),
    ],
)
def test_direction_is_that_of_most_letters(text: str, run: str) -> None:
    assert direction(text) == run


def test_direction_without_letters_is_the_pages() -> None:
    assert direction("2031", "rtl") == "rtl"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        pytest.param("https://a.example/b?c=d&e=f#g", "https://a.example/b?c=d&e=f#g", id="a web address stays"),
        pytest.param("HTTP://a.example", "HTTP://a.example", id="upper case is a scheme too"),
        pytest.param("javascript:alert(1)", "", id="a script is no link"),
        pytest.param(" java\nscript:alert(1)", "", id="a script with a break is no link"),
        pytest.param("java\tscript:alert(1)//https://a.example", "", id="a script with a tab is no link"),
        pytest.param("data:text/html,x", "", id="data is no link"),
        pytest.param("file:///etc/passwd", "", id="a file is no link"),
        pytest.param("//a.example/x", "", id="an address without a scheme is no link"),
        pytest.param("https:///x", "", id="an address without a host is no link"),
        pytest.param("https://[::1", "", id="half an address is no link"),
        pytest.param("https://a.example/\\..", "", id="a backslash is no path"),
        pytest.param(
            'https://a.example/"><b>', "https://a.example/%22%3E%3Cb%3E", id="quotes and brackets are encoded"
        ),
        pytest.param("https://a.example/خبر", "https://a.example/%D8%AE%D8%A8%D8%B1", id="Arabic paths are encoded"),
        pytest.param("https://a.example/%D8%AE", "https://a.example/%D8%AE", id="what is encoded already stays"),
        pytest.param("https://a.example/100%", "https://a.example/100%25", id="a percent sign alone is encoded"),
        pytest.param("https://a.example/a#b#c", "https://a.example/a#b%23c", id="an address has one fragment"),
        pytest.param("https://a.example/?a[]=1", "https://a.example/?a%5B%5D=1", id="square brackets are of hosts"),
        pytest.param("https://[2001:db8::1]:8080/a[", "https://[2001:db8::1]:8080/a%5B", id="a host keeps its own"),
    ],
)
def test_links_are_web_addresses_or_nothing(url: str, kept: str) -> None:
    assert web(url) == kept


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        pytest.param("https://a.example/%D8%AE%D8%A8%D8%B1", "https://a.example/خبر", id="letters as letters"),
        pytest.param("https://a.example/a%20b%0A", "https://a.example/a%20b%0A", id="blanks stay encoded"),
        pytest.param("https://a.example/%FF", "https://a.example/%FF", id="bytes that are no letters stay"),
        pytest.param("javascript:x", "", id="what is no web address is nothing"),
    ],
)
def test_an_address_on_paper_can_be_typed(url: str, shown: str) -> None:
    assert readable(url) == shown


@given(url=ANY)
@settings(deadline=None, max_examples=60)
def test_no_link_has_another_scheme_or_can_end_its_attribute(url: str) -> None:
    kept = web(url)
    assert not kept or urlsplit(kept).scheme.lower() in {"http", "https"}
    assert not set(kept) & set('"<> \n\t`')


@given(text=ANY)
@settings(deadline=None, max_examples=60)
def test_escaped_markdown_is_text_and_nothing_else(text: str) -> None:
    (block, *rest) = MarkdownIt("gfm-like", {"linkify": False}).parse(f"X {markdown(text)} Y")[1:2]
    assert not rest
    kinds = {child.type for child in block.children or []}
    assert kinds <= {"text", "text_special"}
    assert "".join(child.content for child in block.children or []) == f"X {calm(text)} Y"


@pytest.mark.parametrize(
    "text", ["# a", "- a", "1. a", "12) a", "> a", "+ a", "= a", "***", "---", "    a", "~~~", "```"]
)
def test_a_text_that_begins_a_line_starts_no_block(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(f"before\n\n{markdown(text).strip()}\n")
    assert [token.type for token in tokens if token.level == 0] == ["paragraph_open", "paragraph_close"] * 2


@given(url=ANY)
@settings(deadline=None, max_examples=60)
def test_a_markdown_link_cannot_be_ended_by_its_target(url: str) -> None:
    tokens = MarkdownIt().parse(f"[x]({target(web(url) or 'articles/a.html')})")
    assert [child.type for child in tokens[1].children or []] == ["link_open", "text", "link_close"]


@given(text=ANY, page=st.sampled_from(["rtl", "ltr"]))
@settings(deadline=None, max_examples=60)
def test_plain_lines_keep_every_word_and_balance_their_isolates(text: str, page: Direction) -> None:
    made = lines(text, page)
    for line in made.split("\n"):
        assert line.startswith(RLM) == (page == "rtl") or not calm(text).strip()
        assert line.count(FSI) == line.count(PDI) <= 1
    bare = re.sub(f"[{FSI}{PDI}{RLM}]", "", made)
    assert bare.split() == calm(text).replace(RLM, "").split()


def test_a_row_isolates_what_runs_the_other_way() -> None:
    assert row(["000.txt", "", "بلا تاريخ"], "rtl") == f"{RLM}{FSI}000.txt{PDI} · بلا تاريخ"


@pytest.mark.parametrize(
    ("url", "sentence", "link"),
    [
        pytest.param(
            "https://a.example/x", "Short one.", "https://a.example/x#:~:text=Short%20one.", id="short: whole"
        ),
        pytest.param(
            "https://a.example/x#part",
            "one two three four five six seven eight nine ten eleven",
            "https://a.example/x#part:~:text=one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven",
            id="long: both ends, behind a fragment that is there",
        ),
        pytest.param(
            "https://a.example/",
            "a-b, c&d",
            "https://a.example/#:~:text=a%2Db%2C%20c%26d",
            id="its own marks are encoded",
        ),
        pytest.param("javascript:x", "Any.", "", id="no web address, no link"),
    ],
)
def test_text_fragments(url: str, sentence: str, link: str) -> None:
    assert at_sentence(url, sentence) == link


@given(sentence=ANY)
@settings(deadline=None, max_examples=60)
def test_a_text_fragment_quotes_words_of_the_sentence(sentence: str) -> None:
    _, _, directive = at_sentence("https://a.example/", sentence).partition(":~:text=")
    for piece in directive.split(",") if directive else []:
        quoted = unquote(piece)
        assert quoted in " ".join(sentence.split()) or any(unicodedata.category(c) == "Cs" for c in sentence)
