"""What the search page's script knows of words: the tables of `tasks/languages`, written out for it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from tasks.languages import folding, get, kinship, language, stops, words
from tasks.search.query import FIELDS, MOST_PARTS

# casefold makes of these what lower case and NFKC do not; JavaScript has no casefold
_CASEFOLD = {char: char.casefold() for char in "ßẞςŉǰΐΰև" if char.casefold() != char.lower()}


def base() -> dict[str, Any]:
    """Give what holds for every language."""
    return {
        "letters": {chr(code): letter for code, letter in folding.LETTERS.items()},
        "out": "".join(sorted(folding.OUT)),
        "marks": [list(span) for span in folding.MARKS],
        "casefold": _CASEFOLD,
        "unspaced": words.UNSPACED,
        "vowels": words.MARKS,
        "special": words.SPECIAL,
        "ordinals": sorted(language.ORDINAL),
        "fields": FIELDS,
        "most": MOST_PARTS,
    }


def rules(code: str) -> dict[str, Any]:
    """Give what holds for one language; `affixes` is null where stems come with the index."""
    found = get(code)
    affixes = found.rules.affixes
    return {
        "code": code,
        "direction": found.direction,
        "kept": found.rules.kept,
        "dotless": found.rules.dotless,
        "elided": list(found.rules.elided),
        "tails": list(found.rules.tails),
        "stops": " ".join(sorted(stops.stops(found.rules))),
        "affixes": {**asdict(affixes), "shortest": kinship.SHORTEST} if affixes else None,
    }
