"""What the search page's script knows of words: the tables of `tasks/languages`, written out for it."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from typing import Any

from tasks import __version__
from tasks.languages import endings, folding, get, kinship, stops, terms, words
from tasks.search.query import FIELDS, MOST_PARTS

FORM = "2"  # of the index's files: 2, since those of a day say what an article without an outlet is called


@lru_cache(maxsize=1)
def _casefold() -> dict[str, str]:
    """Give what casefold makes of the letters of which lower case makes something else: JavaScript has no casefold."""
    letters = [chr(code) for code in range(0x2000)]  # beyond them NFKC does the same
    return {letter: letter.casefold() for letter in letters if letter.casefold() != letter.lower()}


def base() -> dict[str, Any]:
    """Give what holds for every language."""
    return {
        "form": FORM,  # files of another form, or
        "version": __version__,  # of another version, are all written anew
        "letters": {chr(code): letter for code, letter in folding.LETTERS.items()},
        "out": "".join(sorted(folding.OUT)),
        "marks": [list(span) for span in folding.MARKS],
        "casefold": _casefold(),
        "unspaced": words.UNSPACED,
        "vowels": words.MARKS,
        "special": words.SPECIAL,
        "ordinals": sorted(terms.ORDINAL),
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
        "endings": endings.endings(found.rules),
        "affixes": {**asdict(affixes), "shortest": kinship.SHORTEST} if affixes else None,
    }
