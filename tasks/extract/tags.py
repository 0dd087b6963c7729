"""Read HTML without building a tree: for pages that are too large, too deep or too hostile for one, and for fragments.

Linear in the length of the page whatever its nesting. Runs in a child process.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from tasks.extract.clean import one_line

LARGEST = 5_000_000  # characters of a page that are read
MOST_TAGS = 50_000  # a tree of more costs the libraries minutes
_OPENING = re.compile(r"<[A-Za-z]")
_TAG = re.compile(r"(/?)([A-Za-z][A-Za-z0-9]*)[^>]*>")
_SILENT = frozenset(
    {"script", "style", "template", "noscript", "svg", "iframe", "select", "button", "textarea", "title"}
)
_ASIDE = frozenset({"nav", "footer", "aside", "form", "figcaption", "menu"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
     "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)  # fmt: skip
_PROSE = 40  # characters below which a line outside <p> is taken for furniture
_LEVELS = 100  # of parts beside the article, one in another: a page that opens them without end costs no more
_ENOUGH = 200  # characters in <p> from which on they are the article


class Line(NamedTuple):
    """A line of a page: its text, and the block element that holds it ("" for none)."""

    text: str
    block: str


def count_tags(page: str) -> int:
    """Count the opening tags."""
    return sum(1 for _ in _OPENING.finditer(page))


def flat_lines(page: str, *, everything: bool = False) -> list[Line]:
    """Give the text of a page as lines, without scripts, styles, navigation, footers, forms and captions.

    Args:
        page: HTML.
        everything: only scripts, styles and what else is not text are left out.
    """
    lines: list[Line] = []
    words: list[str] = []
    block = ""
    silent = ""  # the element whose content is not text
    aside: list[str] = []
    comment = False

    def end() -> None:
        text = one_line(html.unescape("".join(words)))
        words.clear()
        if text and (everything or not aside):
            lines.append(Line(text, block))

    first, *pieces = page.split("<")
    words.append(first)
    for piece in pieces:
        if comment or piece.startswith("!--"):
            comment = "-->" not in piece
            words.append("" if comment or silent else piece.partition("-->")[2])
            continue
        found = _TAG.match(piece)
        if found is None:
            words.append("" if silent or piece[:1] in {"!", "?", "/"} else "<" + piece)
            continue
        closing, name, rest = found[1] == "/", found[2].lower(), piece[found.end() :]
        if silent:
            silent = "" if closing and name == silent else silent
            words.append("" if silent else rest)
        elif name in _SILENT:
            silent = "" if closing else name
            words.append(rest if closing else "")
        else:
            if name not in _INLINE:
                end()
                if name in _ASIDE:
                    _turn(aside, name, closing=closing)
                block = "" if closing or name == "br" else name
            words.append(rest)
    end()
    return lines


def _turn(aside: list[str], name: str, *, closing: bool) -> None:
    """Step into or out of a part of the page that is beside the article; more levels than any page has are one."""
    if not closing:
        if len(aside) < _LEVELS:
            aside.append(name)
    elif name in aside:
        del aside[len(aside) - 1 - aside[::-1].index(name) :]


def article_lines(page: str, *, whole: bool = False) -> list[str]:
    """Give the lines of a page that are likely the article: its paragraphs and the headings among them.

    Args:
        page: HTML.
        whole: the page is a fragment that holds nothing but the article; every line is kept.
    """
    lines = flat_lines(page)
    marked = [f"- {line.text}" if line.block == "li" else line.text for line in lines]
    if whole:
        return marked
    paragraphs = [number for number, line in enumerate(lines) if line.block == "p"]
    if sum(len(lines[number].text) for number in paragraphs) < _ENOUGH:
        return [line for line in marked if len(line) >= _PROSE]
    inside = range(paragraphs[0], paragraphs[-1] + 1)
    kept = {"p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote"}
    return [marked[number] for number in inside if lines[number].block in kept and _is_prose(lines[number])]


def _is_prose(line: Line) -> bool:
    return line.block != "li" or len(line.text) >= _PROSE
