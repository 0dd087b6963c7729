"""Feeds of every format in one shape: nothing lost that is there, no date that cannot be true, no crash."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.ingest.feeds import Feed, parse_feed
from tasks.ingest.feeds.moments import EARLIEST, moment
from tasks.ingest.feeds.parse import LARGEST, Body, parse_body, parse_walled
from tasks.model import Gap
from tasks.sandbox import Sandbox

INPUTS = Path(__file__).parents[2] / "data" / "ingest" / "feeds"
EXPECTED = INPUTS.with_name("feeds.expected")
ADDRESS = "https://journal.example/feed"
NOW = datetime(2026, 3, 5, tzinfo=UTC)
ARABIC = "أعلنت بلدية المدينة صباح اليوم افتتاح الجسر الجديد أمام حركة السير بعد عامين من أعمال الترميم"


def rss(items: str, head: str = "") -> bytes:
    return f'{head}<rss version="2.0"><channel><title>T</title>{items}</channel></rss>'.encode()


@pytest.mark.parametrize("path", sorted(INPUTS.iterdir()), ids=lambda path: path.name)
def test_a_feed_gives_what_stands_beside_it(path: Path) -> None:
    made = asdict(parse_feed(path.read_bytes(), base=ADDRESS, now=NOW))
    expected = json.loads((EXPECTED / f"{path.name}.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(made, default=str)) == expected


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \n\t", "empty", id="white space"),
        pytest.param(b"<!DOCTYPE html><html><body><p>Hello</p></body></html>", "not a feed", id="a page"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(100), "not a feed", id="a picture"),
        pytest.param(b'{"title": "x"}', "not a feed", id="JSON that is no feed"),
        pytest.param(b'{"items": 3}', "not a feed", id="JSON with odd items"),
        pytest.param(b"[1, 2]", "not a feed", id="a JSON list"),
        pytest.param(b'{"items": [', "not a feed", id="JSON cut off"),
        pytest.param(b" " * LARGEST + b"<rss/>", "too large", id="ten megabytes"),
    ],
)
def test_what_is_no_feed_says_so(data: bytes, problem: str) -> None:
    assert parse_feed(data) == Feed(problems=(problem,))


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("Sat, 07 Sep 2002 00:00:01 GMT", "2002-09-07T00:00:00+00:00"),
        ("Sun, 11 Feb 2024 08:30:00 +0200", "2024-02-11T06:30:00+00:00"),
        ("2024-02-11T08:30:05.123+02:00", "2024-02-11T06:30:05.123000+00:00"),
        ("2024-02-11", "2024-02-11T00:00:00+00:00"),
        ("1707640205", "2024-02-11T08:30:05+00:00"),
        ("1707640205000", "2024-02-11T08:30:05+00:00"),
        ("11 février 2024", "2024-02-11T00:00:00+00:00"),
        ("2024-02-30", None),
        ("-0001-12-31T10:14:55Z", None),
        ("Thu, 04 Jul 1776 18:30:02 GMT", None),
        ("0103-12-13T18:30:02Z", None),
        ("2099-01-01T00:00:00Z", None),
        ("2026-03-06T00:00:00Z", "2026-03-06T00:00:00+00:00"),
        ("2026-03-06T00:00:01Z", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_date_is_read_exactly_or_not_at_all(printed: str, iso: str | None) -> None:
    found = moment(printed, language="fr", now=NOW)
    assert (found.isoformat() if found else None) == iso


@pytest.mark.parametrize(
    ("printed", "parsed", "iso"),
    [
        pytest.param("2024年1月1日", (2024, 11, 1, 0, 0, 0), "2024-01-01", id="a month that feedparser makes up"),
        pytest.param("number 17 of the year", (1704, 6, 7, 2, 0, 0), None, id="a year it makes up"),
        pytest.param("2004. 05. 25 midnightish", (2004, 11, 25, 0, 0, 0), None, id="a month the words do not hold"),
        pytest.param("25. V of 2004, 5", (2004, 5, 25, 0, 0, 0), "2004-05-25", id="words that hold all of it"),
        pytest.param("Thu, 01 Jan 2004 19:48:21 GMT", (2004, 1, 1, 19, 48, 21), "2004-01-01", id="agreement"),
        pytest.param("Thu, 01 Jan 2004 19:48:21 GMT", (2005, 1, 1, 19, 48, 21), "2004-01-01", id="disagreement"),
    ],
)
def test_feedparsers_word_for_a_date_is_checked(printed: str, parsed: Sequence[int], iso: str | None) -> None:
    found = moment(printed, parsed, now=NOW)
    assert (found.date().isoformat() if found else None) == iso


@given(st.text(max_size=40), st.tuples(st.integers(-5, 10000), *[st.integers(0, 70)] * 5))
@settings(deadline=None, max_examples=300)
def test_no_date_leaves_the_plausible_window(printed: str, parsed: tuple[int, ...]) -> None:
    found = moment(printed, parsed, now=NOW)
    assert found is None or EARLIEST <= found <= datetime(2026, 3, 6, tzinfo=UTC)


@pytest.mark.parametrize("reference", ["&#xFFFFFFF;", "&#x110000;", "&#55555;", "&#xD800;", "&#99999999999999999999;"])
def test_a_reference_to_no_character_costs_that_character(reference: str) -> None:
    feed = parse_feed(rss(f"<item><title>One {reference} two</title></item><item><title>Next</title></item>&broken;"))
    assert [entry.title for entry in feed.entries] == ["One \ufffd two", "Next"]


def test_an_entry_that_breaks_feedparser_is_left_out_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from tasks.ingest.feeds import salvage

    real = salvage._feedparser

    def breaks(data: bytes, headers: dict[str, str]) -> object:
        if b"BREAK" in data:
            raise KeyError("where")
        return real(data, headers)

    monkeypatch.setattr(salvage, "_feedparser", breaks)
    items = "".join(f"<item><title>{title}</title></item>" for title in ("One", "BREAK", "Three"))
    feed = parse_feed(rss(items, '<?xml version="1.0"?>\n'))
    assert [entry.title for entry in feed.entries] == ["One", "Three"]
    assert (feed.title, feed.version) == ("T", "rss20")
    assert "entries dropped" in feed.problems


def test_undeclared_windows_1256_is_read_right() -> None:
    body = f'<rss version="2.0"><channel><item><title>{ARABIC}</title></item></channel></rss>'.encode("cp1256")
    assert parse_feed(body).entries[0].title == ARABIC


@pytest.mark.parametrize("name", ["utf-7", "unicode_escape", "raw_unicode_escape", "idna", "punycode"])
def test_a_codec_that_is_no_text_encoding_is_not_followed(name: str) -> None:
    title = r"+ADw-script+AD4- \x3cscript\x3e"
    feed = parse_feed(rss(f"<item><title>{title}</title></item>", f'<?xml version="1.0" encoding="{name}"?>'))
    assert feed.entries[0].title == title
    served = parse_feed(
        rss(f"<item><title>{title}</title></item>"), headers={"Content-Type": f"text/xml; charset={name}"}
    )
    assert served.entries[0].title == title


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x"])
def test_only_web_addresses_come_out(address: str) -> None:
    feed = parse_feed(rss(f"<link>{address}</link><item><title>x</title><link>{address}</link></item>"))
    assert (feed.url, feed.entries[0].url) == ("", "")
    items = json.dumps({"items": [{"id": "1", "url": address}], "home_page_url": address})
    assert parse_feed(items.encode(), base=ADDRESS).entries[0].url == ""


@pytest.mark.parametrize(
    "title", ["<script>alert(1)</script>x", '<img src="x" onerror="alert(1)">x', "<b onclick=x>x</b>"]
)
def test_titles_in_html_lose_their_scripts(title: str) -> None:
    escaped = title.replace("<", "&lt;")
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">{escaped}</title></entry></feed>'
    made = parse_feed(feed.encode()).entries[0].title
    assert "alert" not in made
    assert "onclick" not in made


def test_more_entries_than_anyone_reads_are_counted_not_kept() -> None:
    feed = parse_feed(rss("<item><title>x</title></item>" * 2001))
    assert (len(feed.entries), feed.problems) == (2000, ("too many entries",))


def test_external_entities_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret")
    head = f'<!DOCTYPE rss [<!ENTITY e SYSTEM "file://{tmp_path}/secret.txt">]>'
    assert "secret" not in str(parse_feed(rss("<item><title>&e;</title></item>", head)))


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"<rss><channel><item>", b'{"items": [', b"<feed><entry><title>"])
)
@settings(deadline=None, max_examples=150)
def test_no_bytes_crash_it(data: bytes, before: bytes) -> None:
    feed = parse_feed(before + data)
    assert feed == parse_feed(before + data)
    for entry in feed.entries:
        json.dumps(asdict(entry), default=str).encode()


def test_a_feed_that_runs_away_becomes_a_gap_and_the_next_is_read() -> None:
    good = Body(data=rss("<item><title>Fine</title></item>"), headers={}, base=ADDRESS, now=NOW)
    author = "a@" + "a." * 16_000 + "!"
    quadratic = Body(data=rss(f"<item><author>{author}</author></item>"), headers={})
    with Sandbox(workers=1, cpu_seconds=1, preload=("feedparser",)) as sandbox:
        lost = parse_walled(quadratic, "feed one", sandbox)
        read = parse_walled(good, "feed two", sandbox)
    assert isinstance(lost, Gap)
    assert (lost.kind, lost.what) == ("unreadable", "feed one")
    assert read == parse_body(good)


def test_letters_that_old_feeds_name_by_their_document_type_are_kept() -> None:
    kind = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">'
    items = "<item><title>Caf&eacute; &amp; th&eacute;</title></item><item><title>&Agrave; la une</title></item>"
    assert [entry.title for entry in parse_feed(rss(items, kind)).entries] == ["Café & thé", "À la une"]
