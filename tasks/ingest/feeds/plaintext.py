"""The text in a feed's HTML, roughly: to measure and compare it, never to show it. Linear in its length."""

from __future__ import annotations

import html
import re

_SILENT = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
_LOUD = re.compile(r"</(?:script|style)\b", re.IGNORECASE)
_BREAK = re.compile(
    r"<(?:/?(?:p|div|li|ul|ol|h[1-6]|blockquote|tr|table|section|article|figure|footer)|br|hr)\b[^<>]*>", re.IGNORECASE
)
_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_WORTH = 3  # Latin letters that such a sign is worth, by and large: it says a word in one or two


def lines_of(markup: str) -> list[str]:
    """Give the lines of text, without scripts and styles, on single spaces and without blank ones."""
    if "<" in markup:
        first, *rest = _SILENT.split(markup)
        for piece in rest:
            end = _LOUD.search(piece)
            first += "<" + piece[end.start() :] if end else ""
        markup = _TAG.sub("", _BREAK.sub("\n", first))
    text = html.unescape(markup) if "&" in markup else markup
    return [line for part in text.split("\n") if (line := " ".join(part.split()))]


def text_of(markup: str) -> str:
    """Give the text on one line."""
    return " ".join(lines_of(markup))


def length(text: str) -> int:
    """Give the length of a text as if it were written in Latin letters."""
    return len(text) + (_WORTH - 1) * len(_DENSE.findall(text))
