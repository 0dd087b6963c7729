"""Lists of feeds: read whatever reader wrote them, written so that nothing is lost, refused where they are a trap."""

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.errors import UsageError
from tasks.opml import OpmlList, Outline, read_opml, write_opml

CASES = Path(__file__).parents[2] / "data" / "opml"
BOMB = """<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<opml version="2.0"><body><outline text="&b;" xmlUrl="https://a.example/"/></body></opml>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<opml version="2.0"><body><outline text="x"/></body></opml>"""
ELSEWHERE = """<?xml version="1.0"?><!DOCTYPE opml SYSTEM "http://127.0.0.1:9/x.dtd">
<opml version="2.0"><head><title>&a;</title></head><body/></opml>"""


def body(inner: str) -> bytes:
    return f'<opml version="2.0"><head/><body>{inner}</body></opml>'.encode()


def nested(depth: int) -> bytes:
    return body("<outline text='a'>" * depth + "</outline>" * depth)


def test_a_list_of_another_reader_is_read_with_all_it_says() -> None:
    found = read_opml((CASES / "reader.opml").read_bytes())
    assert found.attributes == (("version", "2.0"), ("xmlns:frss", "https://reader.example/opml"))
    assert found.head == (
        ("title", "اشتراكاتي"),
        ("dateCreated", "Sun, 22 Nov 2026 06:00:00 GMT"),
        ("ownerName", "ليلى"),
    )
    told = [
        (tuple(one.title for one in above), outline.title, outline.get("xmlUrl")) for above, outline in found.walk()
    ]
    assert told == [
        ((), "News", ""),
        (("News",), "ليبيا", ""),
        (("News", "ليبيا"), "وكالة الساحل", "https://coast.example/ar?a=1&b=2"),
        (("News",), "The Harbour", "https://harbour.example/feed"),
        ((), "No folder", "https://alone.example/rss"),
        ((), "A note without a feed", ""),
    ]
    harbour = next(outline for _, outline in found.walk() if outline.title == "The Harbour")
    assert dict(harbour.attributes)["frss:priority"] == "important"
    assert harbour.get("xmlurl") == "https://harbour.example/feed"


def test_a_list_is_written_as_it_was_read() -> None:
    text = (CASES / "reader.opml").read_bytes()
    assert write_opml(read_opml(text)) == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "it is empty", id="nothing"),
        pytest.param(b" \n ", "it is empty", id="blanks"),
        pytest.param(b"feed list", "it is not XML", id="plain text"),
        pytest.param(b'{"version": "https://jsonfeed.org/version/1"}', "it is not XML", id="JSON"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "it is not XML", id="a picture"),
        pytest.param(b"\x00\x00\x00", "it is not XML", id="zeros"),
        pytest.param(b"<!DOCTYPE html><html><body><p>Hi</p></body></html>", "a web page", id="a web page"),
        pytest.param(b"<HTML><body>", "a web page", id="a web page that is not well-formed"),
        pytest.param(b"<rss version='2.0'><channel/></rss>", "it is a feed", id="a feed"),
        pytest.param(b"<feed xmlns='http://www.w3.org/2005/Atom'/>", "it is a feed", id="an Atom feed"),
        pytest.param(b"<plist/>", "another kind (<plist>)", id="XML of another kind"),
        pytest.param(
            body("<outline text='a'>"), "line 1, column 54: it is not well-formed", id="an outline not closed"
        ),
        pytest.param(b'<opml><body><outline text="a & b"/>', "not well-formed", id="a bare ampersand"),
        pytest.param(b"<opml><body><outline a='1' a='2'/></body></opml>", "duplicate", id="one attribute twice"),
        pytest.param(b"<opml><body>", "no element found", id="a list cut short"),
        pytest.param(b"<opml><body>\xff</body></opml>", "not well-formed", id="bytes that are no letters"),
        pytest.param(b"<?xml version='1.0' encoding='none-such'?><opml/>", "not", id="an encoding nobody knows"),
        pytest.param(b"<?xml version='1.0' encoding='shift_jis'?><opml/>", "encoding", id="one of several bytes"),
        pytest.param(BOMB.encode(), "entities of its own", id="an entity bomb"),
        pytest.param(OUTSIDE.encode(), "entities of its own", id="an entity that is a file"),
        pytest.param(ELSEWHERE.encode(), "entities of its own", id="an entity from elsewhere"),
        pytest.param(nested(51), "more than 50 deep", id="too deep"),
        pytest.param(nested(200_000), "more than 50 deep", id="far too deep"),
        pytest.param(body("<outline/>" * 100_001), "more than 100000 outlines", id="too many"),
        pytest.param(b"<opml>" + b" " * 20_000_000, "larger than", id="too large"),
    ],
)
def test_what_is_no_list_is_told_in_words(data: bytes, said: str) -> None:
    began = time.process_time()
    with pytest.raises(UsageError, match="the list cannot be read") as refused:
        read_opml(data)
    assert said in str(refused.value)
    assert refused.value.exit_code == 2
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("\ufeff<opml><body><outline text='é'/></body></opml>".encode(), "é", id="a byte order mark"),
        pytest.param(
            b"\n\n<?xml version='1.0'?><opml><body><outline text='e'/></body></opml>", "e", id="blanks before"
        ),
        pytest.param("<opml><body><outline text='خبر'/></body></opml>".encode("utf-16"), "خبر", id="UTF-16"),
        pytest.param(
            "<?xml version='1.0' encoding='windows-1256'?><opml><body><outline text='خبر'/></body></opml>".encode(
                "windows-1256"
            ),
            "خبر",
            id="windows-1256",
        ),
        pytest.param(b"<OPML><BODY><OUTLINE TEXT='e'/></BODY></OPML>", "e", id="capital letters"),
        pytest.param(b"<!DOCTYPE opml><opml><body><outline title='e'/></body></opml>", "e", id="a bare document type"),
        pytest.param(b"<opml><body><outline text=' ' title='e'/></body></opml>", "e", id="a title for an empty text"),
        pytest.param(
            b"<opml><body><x><outline text='z'/></x><outline text='e'/></body></opml>", "e", id="elements not known"
        ),
    ],
)
def test_lists_that_are_a_little_odd(data: bytes, text: str) -> None:
    assert [outline.title for _, outline in read_opml(data).walk()] == [text]


def test_ten_thousand_feeds_are_read_and_written_in_a_moment() -> None:
    feeds = tuple(
        Outline(attributes=(("text", f"خبر {n}"), ("xmlUrl", f"https://h{n}.example/feed"))) for n in range(10_000)
    )
    given_ = OpmlList(outlines=(Outline(attributes=(("text", "All"),), outlines=feeds),))
    began = time.process_time()
    assert read_opml(write_opml(given_)) == given_
    assert time.process_time() - began < 5


def test_a_prefix_that_nobody_declared_is_declared() -> None:
    given_ = OpmlList(outlines=(Outline(attributes=(("text", "a"), ("frss:x", "1"))),))
    assert b'xmlns:frss="urn:opml:frss"' in write_opml(given_)


def test_what_xml_cannot_say_is_left_out() -> None:
    given_ = OpmlList(
        head=(("not a name", "x"), ("title", "a\x00b\ud800")),
        outlines=(Outline(attributes=(("text", "a\x1bb\ufffe"), ('"><x', "y"), ("x²", "z"), ("été", "ok"))),),
    )
    found = read_opml(write_opml(given_))
    assert found.head == (("title", "ab"),)
    assert found.outlines[0].attributes == (("text", "ab"), ("été", "ok"))


LETTERS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters="\t\n\r", exclude_characters="\ufffe\uffff"
)
SAID = st.text(LETTERS, max_size=12)
NAMES = st.sampled_from(["text", "title", "xmlUrl", "htmlUrl", "type", "category", "frss:x", "isOpen", "été"])
ATTRIBUTES = st.dictionaries(NAMES, SAID, max_size=5).map(lambda said: tuple(said.items()))
OUTLINES = st.recursive(
    st.builds(Outline, attributes=ATTRIBUTES),
    lambda inner: st.builds(Outline, attributes=ATTRIBUTES, outlines=st.lists(inner, max_size=4).map(tuple)),
    max_leaves=15,
)
LISTS = st.builds(
    OpmlList,
    attributes=st.just((("version", "2.0"), ("xmlns:frss", "https://reader.example/opml"))),
    head=st.lists(st.tuples(st.sampled_from(["title", "ownerName", "x"]), SAID.map(str.strip)), max_size=4).map(tuple),
    outlines=st.lists(OUTLINES, max_size=4).map(tuple),
)


@settings(deadline=None, max_examples=100)
@given(given_=LISTS)
def test_a_list_that_is_written_and_read_is_the_same(given_: OpmlList) -> None:
    assert read_opml(write_opml(given_)) == given_


@settings(deadline=None, max_examples=300)
@given(data=st.binary(max_size=60) | st.text(alphabet="<>/opmlbdyutine ='\"&;!-[]?x", max_size=120).map(str.encode))
def test_any_bytes_are_a_list_or_refused_in_words(data: bytes) -> None:
    with suppress(UsageError):
        assert isinstance(read_opml(data), OpmlList)


def test_an_ampersand_that_stands_bare_is_read_as_one() -> None:
    found = read_opml(body('<outline text="R&D &amp; more" xmlUrl="https://a.example/?a=1&b=2"/>'))
    assert [(one.title, one.get("xmlUrl")) for one in found.outlines] == [("R&D & more", "https://a.example/?a=1&b=2")]
