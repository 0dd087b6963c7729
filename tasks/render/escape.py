"""What stands between a hostile text and a page: controls out, Markdown specials escaped, links by scheme.

HTML itself is escaped by Jinja (`looks.py` turns that on for every HTML and XML template). Everything here is
applied to each value that a template prints, so that no template can forget it.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal
from urllib.parse import quote, unquote, urlsplit

Direction = Literal["rtl", "ltr"]

SCHEMES = frozenset({"http", "https"})
FSI, PDI, RLM, LRM = "\u2068", "\u2069", "\u200f", "\u200e"

# Embeddings, overrides and isolates reach past the value they stand in: one U+202E in a title turns the rest of
# a plain-text line round. They are invisible, so the words stay as the source wrote them. LRM and RLM may stay.
_BIDI = "\u202a-\u202e\u2066-\u2069"
_BLANK = "\t-\r\x85\u2028\u2029"
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_BLANKS = re.compile(f"[{_BLANK}]")
_HIDDEN = re.compile(f"[{_BIDI}{_CONTROL}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNCALM = re.compile(f"[{_BIDI}{_CONTROL}{_BLANK}\ud800-\udfff]")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LETTERS = re.compile(r"[^\W\d_]+")
# Hebrew, Arabic, Syriac, Thaana, N'Ko and their extensions; letters only, digits have no direction of their own
_RIGHT = re.compile(
    "(?:(?=[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff])[^\\W\\d_])+"
)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
_MARKDOWN_START = re.compile(r"^(\s*)([-+=:]|\d{1,9}(?=[.)]))")


class Ready(str):
    """Text that is already escaped for the format at hand."""

    __slots__ = ()


def calm(text: str) -> str:
    """Put `text` on one line without control characters, bidi controls or broken code points; words unchanged."""
    if text.isprintable() or not _UNCALM.search(text):  # what is printable holds none of these; most texts are
        return text
    return _SURROGATE.sub("\ufffd", _HIDDEN.sub("", _BLANKS.sub(" ", text)))


def xml(text: str) -> str:
    """Calm `text` for XML, which may not hold U+FFFE and U+FFFF either, not even as references."""
    return calm(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


@lru_cache(maxsize=4096)  # a page asks of each text several times; some 2 MB
def direction(text: str, default: Direction = "ltr") -> Direction:
    """Say which way a text runs: by the majority of its first 400 letters, so that one foreign name turns nothing.

    The letters decide, not the language code: sources state wrong codes, and unknown languages have a script too.
    """
    head = text[:400]
    letters = sum(map(len, _LETTERS.findall(head)))
    right = sum(map(len, _RIGHT.findall(head)))
    if 2 * right == letters:
        return default
    return "rtl" if 2 * right > letters else "ltr"


def along(text: str, page: Direction) -> bool:
    """Tell whether a text runs the page's way from end to end, so that nothing round it can reorder it.

    In a page that runs right to left a digit does not: numbers take their direction from what stands beside them.
    """
    letters = sum(map(len, _LETTERS.findall(text)))
    right = sum(map(len, _RIGHT.findall(text)))
    if page == "ltr":
        return right == 0
    return right == letters > 0 and not any(map(str.isdigit, text))


def web(url: str) -> str:
    """Give `url` fit for an attribute where it is a whole http or https address, else nothing."""
    text = url.strip()
    if any(character <= " " or character in "\x7f\\" for character in text):
        return ""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES or not host:
        return ""
    written = quote(_BARE_PERCENT.sub("%25", text), safe="%/:?#[]@!$&'()*+,;=~-._")
    # what a strict reader (of EPUB) refuses: a "%" that encodes nothing, brackets that hold no host, a second "#"
    head, mark, rest = written.partition("]") if parts.netloc.rpartition("@")[2].startswith("[") else ("", "", written)
    path, hashed, fragment = rest.replace("[", "%5B").replace("]", "%5D").partition("#")
    return head + mark + path + hashed + fragment.replace("#", "%23")


def readable(url: str) -> str:
    """Give a web address as one would type it, its letters not as percent signs; nothing where it is none.

    For paper alone: what a reader types is encoded by the browser again. Blanks stay encoded, so that it has an end.
    """
    text = unquote(web(url), errors="replace")
    return web(url) if "\ufffd" in text else re.sub(r"\s", lambda blank: quote(blank[0]), text)


def markdown(text: str) -> Ready:
    """Escape what Markdown, inline HTML and mathematics would read as marks."""
    escaped = _MARKDOWN.sub(r"\\\1", calm(text))
    return Ready(_MARKDOWN_START.sub(_guard, escaped))


def _guard(match: re.Match[str]) -> str:
    """Keep a line from becoming a list, a heading or a definition; a numeral is guarded behind its digits."""
    return match[1] + (match[2] + "\\" if match[2][0].isdigit() else "\\" + match[2])


def markdown_run(text: str, run: Direction, page: Direction) -> Ready:
    """Escape for Markdown, isolated where the text runs against the page."""
    return markdown(text) if run == page else Ready(f'<bdi dir="{run}">{markdown(text)}</bdi>')


def target(url: str) -> Ready:
    """Write a link's target so that no character of it can end the link."""
    return Ready(quote(url, safe="%/:?#@!$&+,;=~-._"))


def isolated(text: str, page: Direction) -> str:
    """Wrap a run of the other direction in isolates, so that it cannot reorder what stands round it."""
    return f"{FSI}{text}{PDI}" if direction(text, page) != page else text


def lines(
    text: str, page: Direction, *, width: int = 76, first: str = "", rest: str = "", run: Direction | None = None
) -> Ready:
    """Break a paragraph of plain text into lines, each with a direction mark before it and isolates where foreign.

    Args:
        text: One paragraph.
        page: The direction of the whole page.
        width: Characters a line at most, where words allow it.
        first: What the first line begins with.
        rest: What the other lines begin with.
        run: The direction of the paragraph, where it is known; else its letters decide.
    """
    mark = RLM if page == "rtl" else ""
    wide = width - max(len(first), len(rest))
    broken = textwrap.wrap(calm(text), wide, break_long_words=False, break_on_hyphens=False) or [""]
    foreign = (run or direction(text, page)) != page
    made = [f"{FSI}{line}{PDI}" if foreign else line for line in broken]
    return Ready("\n".join(mark + (rest if index else first) + line for index, line in enumerate(made)))


def row(parts: Iterable[str], page: Direction, *, width: int = 76, first: str = "", rest: str = "") -> Ready:
    """Set facts side by side with a dot between, each isolated where it runs the other way; break between facts."""
    made: list[str] = []
    for part in (isolated(calm(str(text)), page) for text in parts if text):
        if made and len(made[-1]) + len(part) + 3 <= width - len(rest):
            made[-1] += f" · {part}"
        else:
            made.append(part)
    mark = RLM if page == "rtl" else ""
    return Ready("\n".join(mark + (rest if index else first) + line for index, line in enumerate(made)))
