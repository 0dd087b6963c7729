"""A page to the lines of its article and what its head says. Runs in a child process, which may be killed for it."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.extract.clean import one_line
from tasks.extract.metadata import Head, read_head
from tasks.extract.naming import letters
from tasks.extract.tags import LARGEST, article_lines, flat_lines
from tasks.extract.walls import Wall, wall

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lxml.html import HtmlElement

FRAGMENT = "feed text"  # the method for HTML that is no page but only an article's text, as feeds carry it
THIN = 0.5  # of the page's running text: below it the fast reading has missed the article (467 pages, dev)
_PARAGRAPH = 40  # characters from which on a block counts as running text
_BLOCKS = ("p", "li", "td", "div", "section", "article", "blockquote", "span")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_WHOLE = re.compile(r"<(?:html|head|body|!doctype)\b", re.IGNORECASE)
_RULER = re.compile(r"\|?(?:\s*:?-{3,}:?\s*\|)+")
_OPENING = 40  # letters by which a paragraph is known
_CHILDREN = 20  # elements inside a block from which on it is more than a paragraph
_HEAD = 200_000  # characters of a page in which its head is looked for when no tree is built of the whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is asked: HTML, its address, and the moment that bounds plausible dates."""

    content: str
    url: str
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read; no lines where no article was found."""

    method: str
    lines: tuple[str, ...]
    head: Head
    notes: tuple[str, ...] = ()
    wall: Wall = ""  # what stands before the article


def read_page(page: Page) -> Reading:
    """Read a page with trafilatura: the fast way, and the full way where that missed more than half of the page."""
    if not _WHOLE.search(page.content[:5000]):
        return Reading(method=FRAGMENT, lines=tuple(article_lines(page.content, whole=True)), head=Head())
    tree, deep = _parse(page.content)
    if tree is None or deep:
        return read_flat(page, note="nested text lost" if deep else "simple reading")
    head = read_head(tree)
    if not head.dates:
        head = head.with_date(_visible_date(tree, page))
    running = _running(tree)
    method, text = "trafilatura fast", _extracted(tree, fast=True)
    if _is_thin(text, running):
        method, text = "trafilatura full", _extracted(tree, fast=False) or text
    if not text:
        return read_flat(page, note="simple reading")
    lines = with_standfirst(_lines(text), tree, head.description)
    notes = ("thin",) if _is_thin(text, running) else ()
    return Reading(method=method, lines=tuple(lines), head=head, notes=notes, wall=_wall(page.content, lines, head))


def read_flat(page: Page, *, note: str) -> Reading:
    """Read a page without a tree, its paragraphs as they stand; `note` says why."""
    content = page.content[:LARGEST]
    tree, _ = _parse(content[:_HEAD].partition("</head>")[0])
    head = read_head(tree) if tree is not None else Head()
    notes = (note, *(("cut",) if len(page.content) > LARGEST else ()))
    lines = article_lines(content)
    return Reading(method="paragraphs", lines=tuple(lines), head=head, notes=notes, wall=_wall(content, lines, head))


def _wall(content: str, lines: Sequence[str], head: Head) -> Wall:
    """Say what stands before the article."""
    return wall(lines, lambda: [line.text for line in flat_lines(content, everything=True)], paid=head.paid)


def _parse(content: str) -> tuple[HtmlElement | None, bool]:
    """Build the tree, and tell whether the page is nested more deeply than the parser follows (2,048 levels)."""
    from lxml import etree, html

    parser = html.HTMLParser(
        collect_ids=False, default_doctype=False, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        tree = html.document_fromstring(_DECLARATION.sub("", content), parser=parser)
    except (etree.ParserError, ValueError):  # nothing but blanks or comments
        return None, False
    return tree, any("xcessive depth" in entry.message for entry in parser.error_log)


def _extracted(tree: HtmlElement, *, fast: bool) -> str:
    """Give the article's text as trafilatura sees it, "" where it sees none.

    `deduplicate` stays off: it remembers across pages, and gives nothing for the fourth with the same text.
    """
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(tree, fast=fast, include_comments=False)
    return str(getattr(found, "text", None) or "")


def _is_thin(text: str, running: int) -> bool:
    """Tell whether a reading has missed the article.

    It has when it holds less than half of the page's running text, or is itself mostly labels.
    """
    prose = sum(len(line) for line in text.split("\n") if len(line) >= _PARAGRAPH)
    return len(text) < THIN * running or 2 * prose <= len(text)


def _running(tree: HtmlElement) -> int:
    """Count the characters of running text on the page: paragraphs that are not mostly links, and other long blocks."""
    total = 0
    for block in tree.iter(*_BLOCKS):
        if block.tag == "p":
            text = one_line(block.text_content())
            linked = sum(len(link.text_content()) for link in block.iter("a"))
            total += len(text) if len(text) >= _PARAGRAPH and 2 * linked < len(text) else 0
        else:
            own = len(" ".join((block.text or "").split()))
            total += own if own >= _PARAGRAPH else 0
    return total


def with_standfirst(lines: list[str], tree: HtmlElement, description: str) -> list[str]:
    """Put the paragraph under the headline back where it was taken for part of the page's head.

    It is known by the page's own description, which quotes its beginning: a block on the page that begins so, is not
    much longer, and is not among the lines yet.
    """
    start = letters(description)[:_OPENING]
    if len(start) < _OPENING or start in letters("".join(lines)):
        return lines
    for element in tree.iter("p", "h2", "h3", "div", "span", "strong", "b"):
        lead = letters((element.text or "")[: 2 * _OPENING])[:_OPENING]
        if not lead or not start.startswith(lead):
            continue
        for block in (element, element.getparent()):  # the paragraph may begin with a word in bold
            text = one_line(block.text_content()) if len(block) < _CHILDREN else ""
            if len(text) <= 3 * len(description) and letters(text).startswith(start):
                return [text, *lines]
    return lines


def _lines(text: str) -> list[str]:
    """Give the lines of extracted text; a row of a table becomes its cells, parted by bars."""
    lines = []
    for line in text.split("\n"):
        plain = one_line(line)
        if plain.startswith("|"):
            plain = (
                ""
                if _RULER.fullmatch(plain)
                else " | ".join(cell for part in plain.split("|") if (cell := part.strip()))
            )
        if plain and plain != "-":
            lines.append(plain)
    return lines


def _visible_date(tree: HtmlElement, page: Page) -> str:
    """Give the day that the page shows in an element meant for dates, or its address holds; never one from prose."""
    from htmldate import find_date

    day = find_date(
        tree, url=page.url or None, original_date=True, extensive_search=False, min_date="1990-01-01", max_date=page.now
    )
    return day or ""
