"""How things are called: ids made of content, and spans of text."""

from __future__ import annotations

import hashlib
from typing import NamedTuple, NewType

DocumentKey = NewType("DocumentKey", str)
ArticleId = NewType("ArticleId", str)
StoryId = NewType("StoryId", str)
ThreadId = NewType("ThreadId", str)

ID_LENGTH = 16  # hex digits: 64 bits, no clash expected below a billion articles


def digest(*parts: str) -> str:
    """Give the 16 hex digits by which texts are known, of SHA-256 over `parts` with a separator between."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


def file_of(where: str) -> str:
    """Give the path under the workspace that an article was read from; "" for one from an address."""
    return "" if "://" in where else where


def called(*, outlet: str, file: str, url: str, article: str) -> str:
    """Name a source as a reader would: the outlet, else the file, else the host, else the article's id."""
    host = url.split("/")[2] if url.count("/") >= 2 else ""
    return outlet or file.rsplit("/", 1)[-1] or host or article


class Span(NamedTuple):
    """A slice of a text, in code points, end exclusive."""

    start: int
    end: int
