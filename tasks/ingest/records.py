"""Articles in JSON objects: under whatever names people, feeds, WordPress and schema.org give the parts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from tasks.ingest.hints import hints_of, plain, whole
from tasks.ingest.parsed import Parsed

TEXT_NAMES = ("text", "body", "content", "article", "articlebody", "article_text", "fulltext", "full_text")
HTML_NAMES = ("content_html", "html", "body_html")
LAST_NAMES = ("content_text", "description", "summary")  # an excerpt, taken where nothing better is there
FIELDS = ", ".join((*TEXT_NAMES, *HTML_NAMES, *LAST_NAMES))
_HOLDERS = ("items", "articles", "entries", "posts", "results", "data", "@graph", "documents", "docs", "mainentity")
_MARKUP = re.compile(
    r"</?(?:p|div|br|span|a|h[1-6]|ul|ol|li|img|figure|blockquote|article|html|body|strong|em)\b[^<>]*>"
)
_DEEPEST = 4


def articles(value: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Give every object in a JSON value that carries a text, in order; lists and known holders are looked into."""
    if isinstance(value, list):
        for one in value:
            yield from articles(one, depth + 1) if depth < _DEEPEST else ()
    elif isinstance(value, Mapping):
        low = {key.lower(): held for key, held in value.items()}
        inner = [low[name] for name in _HOLDERS if isinstance(low.get(name), list | dict)]
        if text_of(value)[1] and not (inner and depth == 0 and not _has_body(low)):
            yield value
        elif depth < _DEEPEST:
            for held in inner:
                yield from articles(held, depth + 1)


def _has_body(low: Mapping[str, Any]) -> bool:
    return any(_written(low.get(name)) for name in (*TEXT_NAMES, *HTML_NAMES))


def text_of(value: Mapping[str, Any]) -> tuple[Literal["text", "html"], str]:
    """Give the article's text under the first name that holds one, and whether it is markup."""
    low = {key.lower(): held for key, held in value.items()}
    for name in (*TEXT_NAMES, *HTML_NAMES, *LAST_NAMES):
        text = _written(low.get(name))
        if text.strip():
            return ("html" if name in HTML_NAMES or _MARKUP.search(text) else "text"), text
    return "text", ""


def _written(value: object) -> str:
    """Give a text that is a string, a list of paragraphs, or an object around one (WordPress: {"rendered": …})."""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return whole("\n".join(value))
    if isinstance(value, Mapping):
        inner = (value.get(name) for name in ("rendered", "html", "text", "value", "@value"))
        return next((whole(text) for text in inner if isinstance(text, str)), "")
    return ""


def parsed(value: Mapping[str, Any], *, number: int | None, encoding: str, confidence: float) -> Parsed:
    """Make the document of one object that carries a text."""
    kind, text = text_of(value)
    said = {key: held for key, held in value.items() if not (isinstance(held, str) and held is text)}
    if isinstance(said.get("title"), Mapping):
        said["title"] = html.unescape(plain(said["title"]))  # WordPress writes titles as HTML
    return Parsed(
        kind=kind,
        content=text.replace("\r\n", "\n").replace("\r", "\n"),
        hints=hints_of(said),
        number=number,
        encoding=encoding,
        confidence=confidence,
    )
