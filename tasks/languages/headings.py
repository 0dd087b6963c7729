"""Which of a story's titles may head it: a statement before a question, and none that the summary has overtaken.

A title counts as overtaken where it counts other dead than the summary, and where no sentence of its text was chosen:
then the summary tells what came of it. The story's own lead goes before all others that are left, then the title of
the text that tells most of the summary.

What chooses sentences and what chooses the headline must see this alike: the sentence under the headline bears it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.languages import registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tasks.languages.language import Language
    from tasks.model import ArticleId


_MOST = 100  # sentences of a summary


def heading(
    titles: Sequence[tuple[str, str]], told: Iterable[tuple[str, str]], *, quoted: Sequence[int] = ()
) -> int | None:
    """Give the place of the title that heads a story; None where all are empty.

    Args:
        titles: Language and title of each article, the one to be preferred first.
        told: Language and text of each chosen sentence.
        quoted: How many of the chosen sentences the text of each article has; empty where that is not known.

    """
    known = [place for place, (_, title) in enumerate(titles) if title]
    if len(known) < 2:
        return next(iter(known), None)
    dead, stated = _counted(told)

    def faults(place: int) -> tuple[bool, bool, bool, int, int]:
        code, title = titles[place]
        language = registry.get(code)
        mine = language.state(title).dead
        tells = quoted[place] if quoted else 1
        rank = -tells if place else -len(titles) * _MOST
        return bool(mine and dead and not mine & (dead | stated)), asks(title, language), not tells, rank, place

    return min(known, key=faults, default=None)


def copies(texts: Sequence[Sequence[ArticleId]], names: Sequence[ArticleId], chosen: Sequence[ArticleId]) -> list[int]:
    """Give for each article how many of the chosen sentences, given as their articles, are from a copy of its text."""
    home = {name: number for number, text in enumerate(texts) for name in text}
    return [sum(home[one] == home[name] for one in chosen) for name in names]


def asks(title: str, language: Language) -> bool:
    """Tell whether a title asks: by its mark, or by its first word where it has none («لماذا», "why")."""
    if title.rstrip(" \"'”’»)").endswith(("?", "؟", "？", "\u037e")):
        return True
    return bool(words := language.terms(title)) and words[0] in language.asking


def _counted(told: Iterable[tuple[str, str]]) -> tuple[frozenset[str], frozenset[str]]:
    states = [registry.get(code).state(text) for code, text in told]
    return (
        frozenset(number for state in states for number in state.dead),
        frozenset(number for state in states for number in state.numbers),
    )
