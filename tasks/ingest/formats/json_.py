"""JSON: one article as an object, several as a list, or a list inside a known holder (JSON Feed, @graph, results)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from tasks.ingest.encoding import Binary, Decoded, decode
from tasks.ingest.formats import jsonl
from tasks.ingest.gaps import gap
from tasks.ingest.hints import merged, plain
from tasks.ingest.parsed import Parsed
from tasks.ingest.records import FIELDS, articles, parsed
from tasks.model import Gap, Hints

SUFFIXES = (".json", ".jsonld")


def parse(data: bytes, where: str) -> Iterator[Parsed | Gap]:
    """Give a document for every object that carries a text, numbered where there are several."""
    decoded = decode(data)
    if isinstance(decoded, Binary):
        yield gap("binary file", where, f"It is not JSON but {decoded.what}.")
        return
    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        if _is_object(decoded.text.lstrip().split("\n", 1)[0]):
            yield from jsonl.parse(data, where)  # JSON Lines under the wrong name
            return
        yield gap("unreadable", where, f"It is not valid JSON: {error}.")
        return
    places = [list(articles(one)) for one in (value if isinstance(value, list) else [value])]
    if not any(places):
        yield gap("no text", where, f"It holds no text under a name that is read: {FIELDS}.")
        return
    outlet = plain(value.get("title")) if isinstance(value, dict) and places[0] != [value] else ""  # of a JSON Feed
    for made in _numbered(places, where, decoded, alone=isinstance(value, dict)):
        yield replace(made, hints=merged(made.hints, Hints(outlet=outlet))) if isinstance(made, Parsed) else made


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _numbered(
    places: list[list[Mapping[str, Any]]], where: str, decoded: Decoded, *, alone: bool
) -> Iterator[Parsed | Gap]:
    """Number documents by their place in the list; one after another where a place holds several."""
    nested = any(len(inner) > 1 for inner in places)
    count = 0
    for place, inner in enumerate(places, 1):
        if not inner:
            yield gap("no text", f"{where}#{place}", "It holds no text under a name that is read.")
        for one in inner:
            count += 1
            number = None if alone and not nested else count if nested else place
            yield parsed(one, number=number, encoding=decoded.encoding, confidence=decoded.confidence)
