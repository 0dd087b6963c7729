"""Stop words: stopwordsiso's lists (MIT) minus the words that carry events.

The borrowed lists hold months, weekdays, numbers and news nouns (Arabic: زيارة، لقاء، مليون، اليوم); the language's own
tables and its `carriers` take those back. Everything is folded as the words are.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tasks.languages.folding import fold
from tasks.languages.words import words

if TYPE_CHECKING:
    from tasks.languages.rules import Rules


@lru_cache(maxsize=1)
def _borrowed() -> dict[str, list[str]]:
    """Read the lists themselves: importing the package costs ten times as much."""
    spec = find_spec("stopwordsiso")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("stopwordsiso is not installed. Install the locked dependencies again")
    lists: dict[str, list[str]] = json.loads((Path(spec.origin).parent / "stopwords-iso.json").read_text("utf-8"))
    return lists


@lru_cache(maxsize=64)
def stops(rules: Rules) -> frozenset[str]:
    """Give the folded stop words of a language; empty where nobody has a list."""

    def folded(entries: tuple[str, ...]) -> set[str]:
        whole = {fold(entry, kept=rules.kept, dotless=rules.dotless).strip() for entry in entries}
        return {entry for entry in whole if entry and len(words(entry)) == 1}

    kept = folded((*rules.carriers, *rules.dates.months, *rules.dates.weekdays, *rules.numbers))
    borrowed = tuple(_borrowed().get(rules.code, ()))
    return frozenset((folded(borrowed) - kept) | folded(rules.more_stops))
