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
    from collections.abc import Iterable, Mapping, Sequence

    from tasks.dedupe.numbering import Numbered
    from tasks.languages import Language


def briefs(made: Numbered, language: Language) -> tuple[tuple[array[int], ...], tuple[array[int], ...]]:
    """Give the words and the grams of every item as it would be as a headline."""
    held = frequencies(made.brief_words)
    plain = readings(held, held, made.stems, {stem: number for number, stem in enumerate(made.stems)}, language)
    words = tuple(as_read(mine, plain) for mine in made.brief_words)
    return words, made.spell(words)


def as_read(words: array[int], plain: Mapping[int, int]) -> array[int]:
    """Give words in their plainer form."""
    return array("i", sorted({plain.get(stem, stem) for stem in words})) if plain else words


def readings(
    asked: Iterable[int],
    held: Mapping[int, int],
    stems: Sequence[str],
    numbers: Mapping[str, int],
    language: Language,
) -> dict[int, int]:
    """Give the plainer stem, by number, of each that has one; none in a language whose stems need no vocabulary.

    Args:
        asked: the stems to be read.
        held: how many items hold each stem.
        stems: by their numbers.
        numbers: by their stems.
        language: whose rules they are read by.
    """
    affixes = language.rules.affixes
    if affixes is None:
        return {}
    found: dict[int, int] = {}
    for number in asked:
        stem = stems[number]
        if not stem[:1].isdigit():
            least = max(1, held.get(number, 0))
            known = [numbers[form] for form in plainer(stem, affixes) if form in numbers]
            likely = [rest for rest in known if rest != number and held.get(rest, 0) >= least]
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
