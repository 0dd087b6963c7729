"""What pages say of themselves, and reading tags without a tree."""

from __future__ import annotations

import pytest
from lxml import html

from tasks.extract.metadata import Head, read_head
from tasks.extract.naming import without_site
from tasks.extract.tags import article_lines, count_tags


def page(body: str, head: str) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def _head(content: str) -> Head:
    return read_head(html.document_fromstring(content))


SHARED = '<meta property="og:title" content="{}">'
SITE = '<meta property="og:site_name" content="The Post">'
DATA = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "title"),
    [
        pytest.param(SITE + SHARED.format("Storm hits - The Post"), "Storm hits", id="without the site's name"),
        pytest.param(SITE + SHARED.format("The Post | Storm hits"), "Storm hits", id="at the front too"),
        pytest.param("<title>Storm &amp; flood</title>", "Storm & flood", id="from the window"),
        pytest.param(SHARED.format("&lt;b&gt;Storm&lt;/b&gt; hits"), "Storm hits", id="without tags"),
        pytest.param(DATA.format('{"@type": "NewsArticle", "headline": "Storm"}'), "Storm", id="from structured data"),
        pytest.param(DATA.format('{"@type": "Article", "headline": "A\nB"}'), "A B", id="with a raw line break"),
        pytest.param(DATA.format("{broken") + "<title>Storm</title>", "Storm", id="broken data is passed over"),
        pytest.param("", "", id="from nothing there is none"),
    ],
)
def test_a_page_is_called(head: str, title: str) -> None:
    assert _head(page("<p>x</p>", head)).title == title


STORM = "Storm hits the northern coast"


@pytest.mark.parametrize(
    ("heading", "shared", "title"),
    [
        pytest.param(STORM, f"{STORM} | Live", STORM, id="the heading, without what is added when shared"),
        pytest.param(STORM, "Storm hits northern coast", STORM, id="the heading where both say about the same"),
        pytest.param(f"Weather: {STORM}", STORM, STORM, id="without a label above"),
        pytest.param("The Daily Post of Somewhere", STORM, STORM, id="not the site's banner"),
    ],
)
def test_a_heading_is_the_title_when_it_says_so(heading: str, shared: str, title: str) -> None:
    assert _head(page(f"<h1>{heading}</h1>", f'<meta property="og:title" content="{shared}">')).title == title


def test_a_title_that_holds_a_dash_keeps_it() -> None:
    assert without_site("Storm - what we know", "The Post") == "Storm - what we know"
    assert without_site("Storm - what we know", "") == "Storm - what we know"


OPEN_GRAPH = '<meta property="article:published_time" content="2024-03-17T09:30Z">'
TIME = '<time datetime="2024-03-17">then</time>'
OTHER = '<time datetime="2023-01-01">before</time>'


@pytest.mark.parametrize(
    ("head", "body", "dates"),
    [
        pytest.param(OPEN_GRAPH, "", ("2024-03-17T09:30Z",), id="the open graph"),
        pytest.param("", TIME, ("2024-03-17",), id="the only marked time"),
        pytest.param("", TIME + OTHER, (), id="not one of many"),
        pytest.param("", f"<article>{TIME}</article>{OTHER}", ("2024-03-17",), id="the first in the one article"),
        pytest.param("", "<p>It happened on 17 March 2024.</p>", (), id="never the text"),
    ],
)
def test_a_page_is_dated_by(head: str, body: str, dates: tuple[str, ...]) -> None:
    assert _head(page(body, head)).dates == dates


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        pytest.param("<p>One<br>two</p>three", ["One", "two", "three"], id="breaks and blocks end lines"),
        pytest.param("a <b>bold</b> word", ["a bold word"], id="inline elements do not"),
        pytest.param("<style>p{}</style><p>x</p><script>if (a<b) y()</script>", ["x"], id="code is no text"),
        pytest.param("<p>1 < 2 and 3 > 2</p>", ["1 < 2 and 3 > 2"], id="signs of arithmetic are text"),
        pytest.param("<!-- <p>no</p> --><p>yes</p>", ["yes"], id="comments are no text"),
        pytest.param("<nav><p>no</p></nav><p>yes</p><footer>no</footer>", ["yes"], id="navigation is no text"),
        pytest.param("<P CLASS=x>&Eacute;t&eacute;</P>", ["Été"], id="entities are read"),
        pytest.param("<ul><li>a</li></ul>", ["- a"], id="items are marked"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_tags_are_read_without_a_tree(content: str, lines: list[str]) -> None:
    assert article_lines(content, whole=True) == lines


def test_tags_are_counted_without_a_tree() -> None:
    assert count_tags("<p>1 < 2</p><br/><!-- x -->") == 2
