"""HTML pages as a browser saves them. The page stays whole; extraction finds the article in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.ingest.encoding import Binary, decode
from tasks.ingest.gaps import gap
from tasks.ingest.head import declared_encoding, head_hints
from tasks.ingest.parsed import Parsed
from tasks.model import Gap

SUFFIXES = (".html", ".htm", ".xhtml")
_TAG = re.compile(r"<[A-Za-z!/]")


def parse(data: bytes, where: str) -> Iterator[Parsed | Gap]:
    """Give the decoded page with what its head says of address, language and outlet."""
    decoded = decode(data, declared=declared_encoding(data))
    if isinstance(decoded, Binary):
        yield gap("binary file", where, f"It is not a page but {decoded.what}.")
        return
    yield Parsed(
        kind="html" if _TAG.search(decoded.text) else "text",  # a text under the wrong name
        content=decoded.text,
        hints=head_hints(decoded.text),
        encoding=decoded.encoding,
        confidence=decoded.confidence,
    )
