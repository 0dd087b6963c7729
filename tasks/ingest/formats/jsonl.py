"""JSON Lines: one article a line; a bad line is told by its number and the others are read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tasks.ingest.encoding import Binary, Decoded, decode
from tasks.ingest.gaps import gap
from tasks.ingest.parsed import Parsed
from tasks.ingest.records import FIELDS, articles, parsed
from tasks.model import Gap

SUFFIXES = (".jsonl", ".ndjson")
HOPELESS = 1000  # lines without a good one among them, after which the rest is not tried


def parse(data: bytes, where: str) -> Iterator[Parsed | Gap]:
    """Give a document a line, numbered by its line from 1; blank lines are passed over."""
    decoded = decode(data)
    if isinstance(decoded, Binary):
        yield gap("binary file", where, f"It is not JSON Lines but {decoded.what}.")
        return
    good = bad = 0
    for number, line in enumerate(decoded.text.split("\n"), 1):
        if not line.strip():
            continue
        for made in _line(line, where, number, decoded):
            good, bad = good + isinstance(made, Parsed), bad + isinstance(made, Gap)
            if bad > HOPELESS and not good:
                yield gap("unreadable", where, f"None of its first {HOPELESS} lines gives an article.")
                return
            yield made


def _line(line: str, where: str, number: int, decoded: Decoded) -> Iterator[Parsed | Gap]:
    """Give what one line holds: its article, and a gap for whatever is wrong with it."""
    place = f"{where}#{number}"
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield gap("bad line", place, f"The line is not valid JSON: {error}.")
        return
    found = list(articles(value)) if isinstance(value, dict) else []
    if not found:
        yield gap("no text", place, f"The line holds no text under a name that is read: {FIELDS}.")
        return
    yield parsed(found[0], number=number, encoding=decoded.encoding, confidence=decoded.confidence)
    if len(found) > 1:  # a line has one number, and so has an article
        yield gap("bad line", place, f"The line holds {len(found):,} articles; only the first is read.")
