"""Articles in the form of headlines, as headlines are compared: by words and letters that the window makes plain.

A text is its own vocabulary: clitics come off where it has the rest as a word. A headline has eight words and nothing
to go by, so that «بطوكيو» and «طوكيو» would meet in no headline. Here the window is the vocabulary: a stem is read as
the plainer one where at least as many items hold that. A clitic is rarer than the word it stands before; where it is
not, as with «وزير» and «زير», it is none.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from tasks.dedupe.weights import frequencies
from tasks.languages.stems import plainer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tasks.dedupe.numbering import Numbered
    from tasks.languages import Language


def briefs(made: Numbered, language: Language) -> tuple[tuple[array[int], ...], tuple[array[int], ...]]:
    """Give the words and the grams of every item as it would be as a headline."""
    words = made.brief_words
    plain = readings(words, made.stems, language)
    if plain:
        words = tuple(array("i", sorted({plain.get(stem, stem) for stem in mine})) for mine in words)
    return words, made.spell(words)


def readings(words: Sequence[array[int]], stems: Sequence[str], language: Language) -> Mapping[int, int]:
    """Give the plainer stem, by number, of each that has one; none in a language whose stems need no vocabulary."""
    affixes = language.rules.affixes
    if affixes is None:
        return {}
    held, numbers = frequencies(words), {stem: number for number, stem in enumerate(stems)}
    found: dict[int, int] = {}
    for number, times in held.items():
        if not stems[number][:1].isdigit():
            known = (numbers[rest] for rest in plainer(stems[number], affixes) if rest in numbers)
            likely = [rest for rest in known if rest != number and held[rest] >= times]
            if likely:
                found[number] = min(likely, key=lambda rest: (-held[rest], rest))
    return {number: _end(number, found) for number in found}


def _end(number: int, found: Mapping[int, int]) -> int:
    """Follow readings of readings: «وبطوكيو», «بطوكيو», «طوكيو»."""
    met = {number}
    while (rest := found.get(number, number)) not in met:
        met.add(rest)
        number = rest
    return number
