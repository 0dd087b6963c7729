"""OPML to bytes: UTF-8, an outline a line, indented; the same list always gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from xml.parsers import expat

from tasks.opml.values import DEEPEST, Attributes, OpmlList, Outline

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*(?::[A-Za-z_][A-Za-z0-9_.\-]*)?")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPELT = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def write_opml(given: OpmlList) -> bytes:
    """Write a list. What XML has no way to say (most control characters, names that are none) is left out."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<opml{_attributes(_rooted(given))}>",
        "  <head>",
        *(f"    <{name}>{_text(said)}</{name}>" for name, said in given.head if _is_name(name)),
        "  </head>",
        "  <body>",
        *(line for outline in given.outlines for line in _outline(outline, 1)),
        "  </body>",
        "</opml>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _outline(outline: Outline, depth: int) -> Iterator[str]:
    indent = "  " * (depth + 1)
    if depth > DEEPEST or not outline.outlines:
        yield f"{indent}<outline{_attributes(outline.attributes)}/>"
        return
    yield f"{indent}<outline{_attributes(outline.attributes)}>"
    for one in outline.outlines:
        yield from _outline(one, depth + 1)
    yield f"{indent}</outline>"


def _attributes(given: Attributes) -> str:
    """Spell attributes; of two with one name the first counts, since XML allows but one."""
    said = {name: value for name, value in reversed(given) if _is_name(name)}
    ordered = dict.fromkeys(name for name, _ in given if name in said)
    return "".join(f' {name}="{_text(said[name])}"' for name in ordered)


def _text(said: str) -> str:
    return _FORBIDDEN.sub("", said).translate(_SPELT)


def _rooted(given: OpmlList) -> Attributes:
    """Give the attributes of the outermost element, with a version, and every prefix that is used declared."""
    said = {"version": "2.0", **dict(given.attributes)}
    used = {name.partition(":")[0] for _, one in given.walk() for name, _ in one.attributes if ":" in name}
    used |= {name.partition(":")[0] for name, _ in (*given.attributes, *given.head) if ":" in name}
    for prefix in sorted(used - {"xml", "xmlns"}):
        said.setdefault(f"xmlns:{prefix}", f"urn:opml:{prefix}")
    return tuple(said.items())


@lru_cache
def _is_name(name: str) -> bool:
    """Tell whether XML takes `name` for one; what is not plain is asked of the parser that will read it."""
    if _NAME.fullmatch(name):
        return True
    if name.isascii() or name.count(":") > 1 or not name.replace(":", "").isidentifier():
        return False
    try:
        expat.ParserCreate().Parse(f"<{name}/>", True)  # noqa: FBT003 -- expat takes no keywords
    except expat.ExpatError:
        return False
    return True
