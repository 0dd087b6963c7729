"""What a snowball stemmer makes of the ends of words, as a table: for the search page's script, which has no stemmer.

The stemmer itself is asked: each ending that it knows is put behind a few made-up words, and what it makes of most of
them is noted. The script uses the table only for words that no text of a month has, and only where it leads to a stem
that one has.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from tasks.languages import stems

if TYPE_CHECKING:
    from tasks.languages.rules import Rules

# a stem of one, two and three syllables, so that no rule on the length of what precedes keeps all of them back
_PROBES = {
    "latin": ("prolt", "barnid", "toramel", "kantorin", "velasimet"),
    "cyrillic": ("пролт", "барнид", "торамел", "канторин", "веласимет"),
}


@lru_cache(maxsize=32)
def endings(rules: Rules) -> dict[str, str]:
    """Give ending → what the stemmer puts in its place, sorted; empty where the language has no snowball stemmer."""
    probes = _PROBES.get(rules.script)
    if not rules.stemmer or probes is None:
        return {}
    found: dict[str, str] = {}
    for ending in _known(rules.stemmer):
        made = Counter(
            stem[len(probe) :] for probe in probes if (stem := stems.stem(probe + ending, rules)).startswith(probe)
        )
        (best, many) = made.most_common(1)[0] if made else (ending, 0)
        if best != ending and many * 2 > len(probes):
            found[ending] = best
    return found


def _known(name: str) -> list[str]:
    """Give the endings that a stemmer's own tables name, and each letter they are made of."""
    listed = stems.tables(name)
    return sorted({*listed, *"".join(listed)})
