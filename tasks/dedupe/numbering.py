"""The numbered terms of a whole window."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tasks.dedupe.terms import Numbering, Terms

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence

    from tasks.model import Keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """The terms of a window."""

    stems: tuple[str, ...]  # by number
    terms: tuple[Terms, ...]
    brief_words: tuple[array[int], ...]  # of all articles in the form of a headline, where one is short; else none
    spell: Callable[[Sequence[array[int]]], tuple[array[int], ...]] = field(compare=False)  # the grams of sets of stems


def numbered(keys: Sequence[Keys]) -> Numbered:
    """Number the terms of articles, given in an order that does not depend on arrival, one after the other."""
    numbering = Numbering()
    terms = tuple(map(numbering.terms, keys))
    return Numbered(
        stems=numbering.known(),
        terms=terms,
        brief_words=tuple(map(numbering.brief, terms)) if any(made.short for made in terms) else (),
        spell=lambda sets: tuple(map(numbering.spell, sets)),
    )
