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


def lines_of(markup: str) -> list[str]:
    """Give the lines of text, without scripts and styles, on single spaces and without blank ones."""
    text = _unescaped(_TAG.sub("", _BREAK.sub("\n", _loud(markup))) if "<" in markup else markup)
    return [line for part in text.split("\n") if (line := " ".join(part.split()))]


def text_of(markup: str) -> str:
    """Give the text on one line."""
    return " ".join(lines_of(markup))


def words_of(markup: str) -> str:
    """Give the text to compare it with another: every tag is a space. Takes half the time."""
    return " ".join(_unescaped(_TAG.sub(" ", _loud(markup)) if "<" in markup else markup).split())


def _loud(markup: str) -> str:
    """Take scripts and styles out."""
    first, *rest = _SILENT.split(markup)
    return first + "".join([piece[end.start() :] for piece in rest if (end := _LOUD.search(piece))])


def _unescaped(text: str) -> str:
    return html.unescape(text) if "&" in text else text
