"""Read the head of an HTML page without parsing the page: what it declares of itself, for hints and decoding.

Regular expressions over a bounded stretch, every repetition bounded: a hostile page costs no more than a long one.
The body is not looked at, and title and date stay with extraction, which sees the whole page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from tasks.ingest.hints import clean_url, tidy
from tasks.model import Hints

_STRETCH = 262_144  # code points: heads of pages carry long style sheets, but not longer ones
_TAG = re.compile(r"<(html|meta|link)\b((?:[^'\"<>]|\"[^\"]{0,4000}\"|'[^']{0,4000}'){0,500})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([^\s=\"'<>/]{1,50})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")
_SKIPPED = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"))
_SAVED = re.compile(r"<!--\s{0,9}(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,9}url:\s?)(\S{1,2000})")
_CHARSET = re.compile(rb"<meta\b[^>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:\-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s{0,99}<\?xml\b[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:\-]{1,40})")


def declared_encoding(data: bytes) -> str:
    """Give the encoding that an HTML or XML file names in its first bytes, or ""."""
    found = _XML.match(data[:1024]) or _CHARSET.search(data[:8192])
    return found[1].decode("ascii", "replace") if found else ""


def head_hints(page: str) -> Hints:
    """Give address, language and outlet as a page's head states them."""
    stretch = page[:_STRETCH]
    said: dict[str, str] = {}
    for tag, attributes in _tags(stretch):
        if tag == "html":
            said.setdefault("lang", attributes.get("lang") or attributes.get("xml:lang", ""))
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            said.setdefault("canonical", attributes.get("href", ""))
        elif tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv", "")
            said.setdefault(name.lower(), attributes.get("content", ""))
    saved = _SAVED.search(stretch[:4096])
    addresses = (said.get("canonical", ""), said.get("og:url", ""), saved[1] if saved else "")
    outlet = said.get("og:site_name", "") or said.get("application-name", "")
    return Hints(
        url=next((good for address in addresses if (good := _own_address(address))), ""),
        language=tidy(said.get("lang", "") or said.get("content-language", "") or _locale(said.get("og:locale", ""))),
        outlet=tidy(outlet),
    )


def _own_address(address: str) -> str:
    """Give a page's own address; "" for a front page, which careless sites name on every page."""
    url = clean_url(address)
    parts = urlsplit(url)
    return url if parts.path.strip("/") or parts.query else ""


def _locale(value: str) -> str:
    return value.replace("_", "-")


def _tags(stretch: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give the tags of the head that matter, with their attributes, outside comments and scripts."""
    text = _visible(stretch)
    body = re.search(r"<body\b", text, re.IGNORECASE)
    for found in _TAG.finditer(text, 0, body.start() if body else len(text)):
        pairs = _ATTRIBUTE.findall(found[2])
        yield found[1].lower(), {name.lower(): html.unescape(a or b or c) for name, a, b, c in reversed(pairs)}


def _visible(stretch: str) -> str:
    """Cut out comments, scripts and styles; one that never ends takes the rest, as in a browser."""
    for start, end in _SKIPPED:
        kept, at, low = [], 0, stretch.lower()
        while (opening := low.find(start, at)) >= 0:
            kept.append(stretch[at:opening])
            closing = low.find(end, opening)
            at = closing + len(end) if closing >= 0 else len(stretch)
        stretch = "".join(kept) + stretch[at:]
    return stretch
