"""Call feedparser so that one bad place costs one entry, not the feed.

feedparser raises on some broken feeds (character references beyond Unicode or to half a character, elements closed
that were never opened), and drops letters that RSS 0.91 names by its document type ("&eacute;"). Such references are
mended beforehand; where it still raises, each entry is parsed alone.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from html.entities import name2codepoint
from typing import Any

_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,40})|([0-9]{1,40}))(?![0-9a-fA-F]);?")
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_HEAD = 2000  # bytes in which a document type stands
_OPENING = re.compile(rb"<(item|entry)[\s>]")
_RAISED = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)  # all seen from it


def parsed(data: bytes, headers: Mapping[str, str], most: int) -> tuple[Mapping[str, Any], bool]:
    """Give feedparser's result and whether something had to be left out of it.

    Args:
        data: the feed, from memory: a string would make it look for a file or an address.
        headers: of the response, names in lower case.
        most: entries that are tried one by one, at most.
    """
    mended = _REFERENCE.sub(_mended, data)
    if b"<!doctype" in data[:_HEAD].lower():
        mended = _NAMED.sub(_numbered, mended)
    try:
        return _feedparser(mended, headers), False
    except _RAISED:
        return _one_by_one(mended, headers, most), True


def _feedparser(data: bytes, headers: Mapping[str, str]) -> Mapping[str, Any]:
    import feedparser

    result: Mapping[str, Any] = feedparser.parse(
        io.BytesIO(data), response_headers=dict(headers), sanitize_html=False, resolve_relative_uris=False
    )
    return result


def _one_by_one(data: bytes, headers: Mapping[str, str], most: int) -> Mapping[str, Any]:
    """Parse the head alone, then the head's beginning with each entry in turn; what raises is left out."""
    starts = [found.start() for found in _OPENING.finditer(data)][: most + 1]
    head = data[: starts[0]] if starts else data
    try:
        about = dict(_feedparser(head, headers))
    except _RAISED:
        about = {}
    opening = re.match(rb"(?:\s|<\?[^>]*>|<![^>]*>)*<[^>]{0,4000}>", head)
    root = opening[0] if opening else b'<rss version="2.0">'
    entries: list[Any] = []
    for start, end in zip(starts, [*starts[1:], len(data)], strict=False):
        try:
            entries += _feedparser(root + data[start:end], headers).get("entries") or []
        except _RAISED:
            continue
    return {**about, "entries": entries, "bozo": True}


def _numbered(found: re.Match[bytes]) -> bytes:
    """Give the letter that HTML names so by its number, which XML knows without a document type."""
    name = found[1].decode()
    code = None if name in _OF_XML else name2codepoint.get(name)
    return b"&#%d;" % code if code else found[0]


def _mended(found: re.Match[bytes]) -> bytes:
    """Let a reference stand if there is such a character, else put the replacement character's in its place."""
    code = int(found[1], 16) if found[1] else int(found[2])
    return found[0] if code < 0xD800 or 0xE000 <= code <= 0x10FFFF else b"&#xFFFD;"
