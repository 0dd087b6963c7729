"""Take Markdown's marks away so that sentences read as printed: what a renderer would show, as plain text.

No renderer: links and emphasis become their words, pictures and comments go, paragraphs become single lines.
Tables and nested lists stay as they are typed.
"""

from __future__ import annotations

import html
import re

_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_HEADING = re.compile(r"\s{0,3}#{1,6}(?:\s+(.*?))?(?:\s+#+)?\s*$")
_FIRST = re.compile(r"\s{0,3}#\s+(.*?)(?:\s+#+)?\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-{2,})\s*$")
_RULE = re.compile(r"\s{0,3}([-*_])(\s*\1){2,}\s*$")
_OWN_LINE = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+|\s*\|| {4}|\t")  # list items, tables, code: not joined
_DEFINITION = re.compile(r"\s{0,3}\[[^\]]{1,200}\]:\s+\S+.*$")
_INLINE = (
    (re.compile(r"!\[[^\[\]]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])"), ""),  # pictures
    (re.compile(r"\[([^\[\]\n]{0,1000})\]\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})?\)"), r"\1"),
    (re.compile(r"\[([^\[\]\n]{1,1000})\]\[[^\]\n]{0,200}\]"), r"\1"),
    (re.compile(r"\[\^[^\]\n]{1,50}\]"), ""),  # marks of footnotes
    (re.compile(r"<((?:https?://|mailto:)[^\s<>]{1,2000})>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>\n]{0,500}>"), ""),  # the little HTML that Markdown may hold
    (re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s\\])\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_\\])(_{1,3})(?=[^\s_])([^_\n]{1,1000}?)(?<=[^\s\\])\1(?![\w_])"), r"\2"),
    (re.compile(r"~~([^~\n]{1,1000})~~"), r"\1"),
    (re.compile(r"(`{1,2})([^`\n]{1,1000})\1"), r"\2"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)


def first_heading(text: str) -> tuple[str, str]:
    """Part a text into its opening heading of the first level and the rest; ("", text) where it opens otherwise."""
    lines = text.lstrip("\n").split("\n", 2)
    found = _FIRST.match(lines[0])
    if found:
        return found[1], "\n".join(lines[1:])
    if len(lines) > 1 and lines[0].strip() and re.match(r"\s{0,3}=+\s*$", lines[1]):
        return lines[0].strip(), "\n".join(lines[2:])
    return "", text


def unmarked(text: str) -> str:
    """Give the text that a reader would see, one line a paragraph."""
    blocks: list[list[str]] = []
    for line in _lines(text):
        if line is None:
            blocks.append([])
        elif blocks and blocks[-1] and not _OWN_LINE.match(line) and not blocks[-1][-1].endswith("\n"):
            blocks[-1].append(line.strip(" \t"))
        elif line.strip():
            blocks.append([line])
    spoken = [_spoken(" ".join(block).strip("\n").rstrip()) for block in blocks]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(spoken)).strip()


def _lines(text: str) -> list[str | None]:
    """Give the lines without marks of structure; None parts paragraphs, a line end keeps a line from its next."""
    out: list[str | None] = []
    fenced = False
    for raw in _without_comments(text).split("\n"):
        if _FENCE.match(raw):
            fenced = not fenced
            out.append(None)
        elif fenced:
            out.append(raw + "\n")
        else:
            out.extend(_structure(raw, after_text=bool(out and out[-1])))
    return out


def _structure(raw: str, *, after_text: bool) -> list[str | None]:
    if raw[:1].isalpha() and not raw.endswith((" ", "\\")):
        return [raw]  # most lines: nothing of structure begins or ends so
    line = re.sub(r"^\s{0,3}(?:>\s?)+", "", raw)
    heading = _HEADING.match(line)
    if heading:
        return [None, heading[1] or "", None]
    if not line.strip() or _RULE.match(line) or _DEFINITION.match(line) or (after_text and _UNDERLINE.match(line)):
        return [None]
    hard = line.endswith(("  ", "\\"))
    return [line.rstrip().removesuffix("\\") + ("\n" if hard else "")]


def _without_comments(text: str) -> str:
    """Cut out HTML comments; one that never ends takes the rest, as in a browser."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        kept.append(text[at:start])
        end = text.find("-->", start)
        at = end + 3 if end >= 0 else len(text)
    return "".join(kept) + text[at:]


def _spoken(block: str) -> str:
    for mark, words in _INLINE:
        block = mark.sub(words, block)
    return html.unescape(block)
