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


class Span(NamedTuple):
    """A slice of a text, in code points, end exclusive."""

    start: int
    end: int
