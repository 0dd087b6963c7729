"""JSON: one article as an object, several as a list, or a list inside a known holder (JSON Feed, @graph, results)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tasks.ingest.encoding import Binary, decode
from tasks.ingest.gaps import gap
from tasks.ingest.parsed import Parsed
from tasks.ingest.records import FIELDS, articles, parsed, text_of
from tasks.model import Gap

SUFFIXES = (".json", ".jsonld")


def parse(data: bytes, where: str) -> Iterator[Parsed | Gap]:
    """Give a document for every object that carries a text; they are numbered where there are several."""
    decoded = decode(data)
    if isinstance(decoded, Binary):
        yield gap("binary file", where, f"It is not JSON but {decoded.what}.")
        return
    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        yield gap("unreadable", where, f"It is not valid JSON: {error}.")
        return
    found = list(articles(value))
    several = isinstance(value, list) or len(found) > 1
    for number, one in enumerate(found, 1):
        yield parsed(one, number=number if several else None, encoding=decoded.encoding, confidence=decoded.confidence)
    without = [one for one in value if isinstance(one, dict) and not text_of(one)[1]] if isinstance(value, list) else []
    if not found or without:
        count = f"{len(without)} of its {len(value)} objects hold" if found else "It holds"
        yield gap("no text", where, f"{count} no text under a name that is read: {FIELDS}.")
