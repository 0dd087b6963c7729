"""Pages: their text, what their heads say, and what hostile ones may cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from tasks.extract import extract
from tasks.extract.page import Page, Reading, read_page
from tasks.extract.reading import read, read_pages
from tasks.extract.tags import LARGEST
from tasks.model import Article, Document, Gap, Hints
from tasks.sandbox import Failure

Made = Callable[..., Article]
Refused = Callable[..., Gap]

SENTENCES = [
    f"Rescue team number {number} reached its village on Sunday after two days of rain, officials said."
    for number in range(12)
]
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def page(body: str, head: str = "<title>Teams reach the valley</title>") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def test_a_page_becomes_its_article(made: Made, stored: Callable[[str], str]) -> None:
    article = made(stored("flood_ar.html"), kind="html", where="flood.html")
    assert article.text == stored("flood_ar.txt").rstrip("\n")
    assert article.title == "وصول فرق الإنقاذ إلى وادي الزهور"
    assert article.authors == ("سالم بن عمر",)
    assert article.outlet == "صحيفة الشاطئ"
    assert article.url == "https://www.shore.example/news/2024/03/flood"
    assert article.published.iso == "2024-03-17T09:30+02:00"
    assert article.published.evidence == "metadata"
    assert article.language == "ar"
    assert [one.reason for one in article.extraction.dropped] == ["read also"]
    assert article.extraction.method == "trafilatura fast"
    assert article.extraction.notes == ()


def test_a_page_in_windows_1256_that_has_been_decoded_is_not_decoded_again(
    made: Made, stored: Callable[[str], str]
) -> None:
    bytes_ = stored("flood_ar.html").replace('charset="utf-8"', 'charset="windows-1256"').encode("windows-1256")
    article = made(bytes_.decode("windows-1256"), kind="html", encoding="windows-1256", confidence=0.99)
    assert article.text == stored("flood_ar.txt").rstrip("\n")


def test_what_the_source_says_goes_before_what_the_page_says(made: Made, stored: Callable[[str], str]) -> None:
    said = Hints(
        title="عنوان المصدر", authors=("كاتب",), published="2024-03-20", url="https://shore.example/a", outlet="المصدر"
    )
    article = made(stored("flood_ar.html"), kind="html", hints=said)
    assert (article.title, article.authors, article.outlet) == ("عنوان المصدر", ("كاتب",), "المصدر")
    assert (article.published.iso, article.url) == ("2024-03-20", "https://shore.example/a")


@pytest.fixture(scope="module")
def hostile() -> dict[str, Reading | Failure]:
    pages = {
        "deep": page("<div>" * 1000 + BODY + "</div>" * 1000),
        "too deep": page("<div>" * 3000 + BODY + "</div>" * 3000),
        "many tags": page("<b>x</b>" * 60_000 + BODY),
        "too large": page(BODY + "<!--" + "x" * LARGEST + "-->"),
        "cells": page("<table><tr>" + "<td>x</td>" * 40_000 + "</tr></table>" + BODY),
        "data": page(BODY, '<title>Teams</title><script type="application/ld+json">' + "[" * 100_000 + "</script>"),
        "unclosed": page(BODY + "<script>" * 20_000 + "<!--" * 20_000),
        "asides": page(BODY + "<aside></nav>" * 150_000),
        "plain": page(BODY),
    }
    now = datetime.fromisoformat("2026-11-22T06:00+00:00")
    documents = [
        Document(source="t", where=name, kind="html", content=content, first_seen=now)
        for name, content in pages.items()
    ]
    readings: Iterator[Reading | Failure] = read_pages(documents, now=now, cpu_seconds=4)
    return dict(zip(pages, readings, strict=True))


@pytest.mark.parametrize(
    ("name", "method", "notes"),
    [
        pytest.param("deep", "trafilatura fast", (), id="a thousand levels deep are read as any"),
        pytest.param("too deep", "paragraphs", ("nested text lost",), id="three thousand are read without a tree"),
        pytest.param("many tags", "paragraphs", ("simple reading",), id="so is a page of 60,000 tags"),
        pytest.param("too large", "paragraphs", ("simple reading", "cut"), id="and one of 5 million characters"),
        pytest.param("cells", "paragraphs", ("simple reading",), id="and one on which the library hangs"),
        pytest.param("data", "trafilatura fast", (), id="data nested without end is passed over"),
        pytest.param("unclosed", "trafilatura fast", (), id="what is never closed does no harm"),
        pytest.param("asides", "paragraphs", ("simple reading",), id="nor do parts beside it, one in another"),
        pytest.param("plain", "trafilatura fast", (), id="a page beside such is read as ever"),
    ],
)
def test_a_hostile_page_is_read_within_limits(
    hostile: dict[str, Reading | Failure], name: str, method: str, notes: tuple[str, ...]
) -> None:
    reading = hostile[name]
    assert isinstance(reading, Reading)
    assert (reading.method, reading.notes) == (method, notes)
    assert set(SENTENCES) <= set(reading.lines)


def test_a_page_that_cannot_be_read_at_all_is_a_gap(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    failed = iter([Failure(reason="cpu", detail="10 s")])
    monkeypatch.setattr("tasks.extract.reading.read_pages", lambda *_, **__: failed)
    gap = refused(page(BODY), kind="html", where="a.html")
    assert (gap.kind, gap.what) == ("extraction failed", "a.html")
    assert "10 s" in gap.why


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(
            page("<ul>" + "<li><a href=/x>Short link</a></li>" * 40 + "</ul>"), "no article found", id="links"
        ),
        pytest.param(page("<div id=app></div>"), "no article found", id="a page that a script fills"),
        pytest.param(page(""), "no article found", id="nothing"),
        pytest.param("", "too short", id="an empty file"),
    ],
)
def test_a_page_without_an_article_is_a_gap(refused: Refused, content: str, kind: str) -> None:
    assert refused(content, kind="html").kind == kind


def test_a_page_of_one_short_sentence_is_an_article(made: Made) -> None:
    assert made(page("<p>The mayor opened the bridge.</p>"), kind="html").text == "The mayor opened the bridge."


def test_html_that_is_no_page_is_all_article(made: Made) -> None:
    article = made(
        "<p>Short &amp; <b>sweet</b>.</p><ul><li>One</li><li>Two</li></ul><script>x()</script>",
        kind="html",
        hints=Hints(title="A feed item"),
    )
    assert article.text == "Short & sweet.\n- One\n- Two"
    assert article.extraction.method == "feed text"


def test_pages_and_texts_come_out_in_the_order_they_went_in(document: Callable[..., Document], now: datetime) -> None:
    documents = [
        document(page(BODY.replace("Rescue", word)) if number % 2 else BODY.replace("Rescue", word), where=word,
                 kind="html" if number % 2 else "text")
        for number, word in enumerate(["North", "South", "East", "West"])
    ]  # fmt: skip
    assert [article.where for article in extract(documents, now=now).articles] == ["North", "South", "East", "West"]


def test_a_page_is_read_the_same_in_whatever_company(document: Callable[..., Document], now: datetime) -> None:
    one = document(page(BODY), kind="html", where="one.html")
    others = [document(page(BODY + "<p>" + word * 20 + "</p>"), kind="html") for word in ("Rain ", "Sun ")]
    (alone,) = extract([one], now=now).articles
    assert alone in extract([*others, one, *others], now=now).articles


def test_a_page_without_a_date_stays_without_one(made: Made) -> None:
    article = made(page(BODY + "<p>The bridge was built on 17 March 2024 and fell two years later.</p>"), kind="html")
    assert article.published.precision == "unknown"
    assert "no date" in article.extraction.notes


@pytest.mark.parametrize(
    ("fast", "full", "method", "notes"),
    [
        pytest.param(SENTENCES, SENTENCES[:1], "trafilatura fast", (), id="the fast reading where it has the text"),
        pytest.param(SENTENCES[:3], SENTENCES, "trafilatura full", (), id="the full one where it missed most of it"),
        pytest.param(["Label"] * 400, SENTENCES, "trafilatura full", (), id="or where it took labels for the text"),
        pytest.param([], SENTENCES, "trafilatura full", (), id="or found nothing"),
        pytest.param(SENTENCES[:3], SENTENCES[:4], "trafilatura full", ("thin",), id="what stays thin is called so"),
        pytest.param([], [], "paragraphs", ("simple reading",), id="where both find nothing, paragraphs are taken"),
    ],
)
def test_the_reading_taken_is(  # noqa: PLR0917 -- one row of the table is one call
    monkeypatch: pytest.MonkeyPatch,
    now: datetime,
    fast: list[str],
    full: list[str],
    method: str,
    notes: tuple[str, ...],
) -> None:
    found = {True: "\n".join(fast), False: "\n".join(full)}
    monkeypatch.setattr("tasks.extract.page._extracted", lambda tree, *, fast: found[fast])  # noqa: ARG005 -- its face
    reading = read_page(Page(content=page(BODY), url="", now=now))
    assert (reading.method, reading.notes) == (method, notes)


def test_the_same_paragraphs_on_many_pages_are_read_every_time(now: datetime) -> None:
    asked = Page(content=page(BODY), url="", now=now)
    assert len({read_page(asked).lines for _ in range(6)}) == 1


def test_reading_without_a_tree_keeps_what_a_page_says(now: datetime) -> None:
    reading = read(Page(content=page("<i>x</i>" * 60_000 + BODY), url="", now=now))
    assert reading.head.title == "Teams reach the valley"
    assert list(reading.lines) == SENTENCES
