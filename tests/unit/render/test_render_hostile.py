"""Hostile words in every field of a briefing: they are printed as words, in every format."""

from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from tasks.model import Evidence, Gap, Headline, Span, ThreadId, ThreadView, When
from tasks.render.escape import FSI, PDI, calm

PAYLOADS = (Path(__file__).parents[2] / "data" / "render" / "payloads.txt").read_text(encoding="utf-8").splitlines()
NAMES = ("daily/2031-03-04.html", "article")


def hostile(kit: Any, payload: str) -> tuple[Any, Any]:
    """Make a day whose every text field holds `payload`."""
    made = kit.article(payload, title=calm(payload) or "x", language="en", outlet=payload)
    made = replace(made, where=f"seeds/{payload}", url=payload, authors=(payload,), sentences=(Span(0, len(payload)),))
    other = replace(kit.article("نص ثان.", title=""), language=payload)
    listed = (kit.item(made, 1, notes=(payload,)), replace(kit.item(other, 2), file=payload, language=payload))
    thread = ThreadId("ab" * 8)
    when = When(year=2031, month=3, day=3, evidence="text", quote=payload, start=0, end=1)
    story = kit.entry(
        made,
        other,
        articles=(replace(listed[0], when=when), listed[1]),
        when=when,
        language=payload,
        summary=(kit.excerpt(made, 0, other),),
        thread=thread,
        why=Evidence(threshold=0.2, score=0.3, terms=(payload,), names=(payload,), dates=(payload,)),
    )
    head = Headline(text=made.title, article=made.id, source="title")
    minor = kit.article("نص ثالث.", title=calm(payload) or "x")
    briefing = kit.briefing(
        story,
        title=payload,
        noted=(kit.entry(minor),),
        threads=(ThreadView(id=thread, names=(payload,), stories=((story.id, head, when),)),),
        gaps=(Gap(kind=payload, what=payload, why=payload, remedy=payload),),
    )
    return briefing, (made, other, minor)


class _Shape(HTMLParser):
    """The elements and attribute names of a page, without any of its words."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[tuple[str, str]] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {(tag, name) for name, _ in attrs} | {(tag, "")}
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]

    handle_startendtag = handle_starttag


def shape(pages: dict[str, bytes]) -> tuple[set[tuple[str, str]], list[str]]:
    reader = _Shape()
    for path, content in pages.items():
        if path.endswith(".html"):
            reader.feed(content.decode())
    return reader.seen, reader.links


@pytest.fixture(scope="module")
def tame() -> Callable[[Any], set[tuple[str, str]]]:
    kept: dict[str, set[tuple[str, str]]] = {}

    def seen(kit: Any) -> set[tuple[str, str]]:
        if not kept:
            briefing, articles = hostile(kit, "https://tame.example/words")
            kept["seen"] = shape(kit.pages(briefing, *articles, formats=("html",)))[0]
        return kept["seen"]

    return seen


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_add_no_element_no_attribute_and_no_link(kit: Any, tame: Any, payload: str) -> None:
    briefing, articles = hostile(kit, payload)
    pages = kit.pages(briefing, *articles, formats=("html",))
    seen, links = shape(pages)
    assert seen <= tame(kit)
    assert all(link.startswith(("#", "articles/", "../", "https://tame.example/")) for link in links)
    for path, content in pages.items():
        kit.parsed(content)
        assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(content.decode()), path


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_are_words_in_markdown(kit: Any, payload: str) -> None:
    briefing, articles = hostile(kit, payload)
    made = kit.pages(briefing, *articles)["daily/2031-03-04.md"].decode()
    _, front, body = made.split("---\n", 2)
    assert front.count("\n") == 4
    allowed = {"<bdi", "</bdi>", "<div", "</div>"}
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(body):
        for part in token.children or [token]:
            if part.type in {"html_block", "html_inline"}:
                assert all(one.startswith(tuple(allowed)) for one in part.content.split("\n") if one), part.content
            assert part.type not in {"image", "code_inline", "fence", "s_open", "table_open"}
            assert str(part.attrGet("href") or "articles/").startswith("articles/")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_stay_within_their_line_in_plain_text(kit: Any, payload: str) -> None:
    briefing, articles = hostile(kit, payload)
    for line in kit.pages(briefing, *articles, formats=("txt",))["daily/2031-03-04.txt"].decode().split("\n"):
        assert line.count(FSI) == line.count(PDI), line
        assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\r\x1b") & set(line), line


def test_a_title_of_three_hundred_characters_is_printed_whole(kit: Any) -> None:
    title = "رصيف" * 75
    made = kit.article("نص.", title=title)
    pages = kit.pages(kit.briefing(kit.entry(made)), made)
    assert all(title in pages[path].decode() for path in pages if path.endswith(("04.html", ".md", ".txt", ".json")))


def test_half_characters_in_a_file_name_break_no_page(kit: Any) -> None:
    made = replace(kit.article("نص.", title="عنوان"), where="seeds/\udcff.txt")
    for content in kit.pages(kit.briefing(kit.entry(made)), made).values():
        content.decode("utf-8")


def test_an_article_of_a_megabyte_is_rendered_whole(kit: Any) -> None:
    made = kit.article("\n".join(f"جملة رقم {n} عن الرصيف الجديد." for n in range(30_000)), title="طويل")
    page = kit.pages(kit.briefing(kit.entry(made)), made, formats=("html",))[f"daily/articles/{made.id}.html"].decode()
    assert page.count("<span id=") == 30_000
