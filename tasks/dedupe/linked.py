"""A window after linking: its groups, the distinct texts of each, and how the groups stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.dedupe.linkage import UNSCORED, link
from tasks.dedupe.neardup import texts
from tasks.dedupe.order import by_time
from tasks.dedupe.relations import relations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tasks.dedupe.relations import Relation
    from tasks.dedupe.scoring import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The groups of a window, in the order of their lowest items; items and groups go by number."""

    window: Window
    groups: tuple[tuple[int, ...], ...]
    texts: tuple[tuple[tuple[int, ...], ...], ...]  # of each group, first published first; one tuple a text
    within: Mapping[tuple[int, int], float]  # scores of pairs inside a group, the lower item first
    across: Mapping[tuple[int, int], Relation]  # between groups, the lower group first

    def score(self, one: int, two: int) -> float:
        """Give the score of two items of one group."""
        return self.within.get((min(one, two), max(one, two)), UNSCORED)

    def mean(self, one: int, two: int) -> float:
        """Give the mean text score between two groups, dates left aside."""
        return self.across[one, two].mean(len(self.groups[one]) * len(self.groups[two]))


def linked(window: Window) -> Linked:
    """Link a window."""
    pairs = window.pairs
    joined = link(len(window.articles), zip(pairs.one, pairs.two, pairs.score, strict=True))
    groups = tuple(tuple(sorted(members)) for members in joined.members if members)
    home = [0] * len(window.articles)
    for place, members in enumerate(groups):
        for item in members:
            home[item] = place
    figures = frozenset(number for number, stem in enumerate(window.stems) if stem[:1].isdigit())
    scored = zip(pairs.one, pairs.two, pairs.score, strict=True)
    return Linked(
        window=window,
        groups=groups,
        texts=tuple(_distinct(window, members, figures) for members in groups),
        within={(one, two): score for one, two, score in scored if home[one] == home[two]},
        across=relations(pairs, home),
    )


def _distinct(window: Window, members: Sequence[int], figures: frozenset[int]) -> tuple[tuple[int, ...], ...]:
    """Part a group into distinct texts."""
    if len(members) == 1:
        return (tuple(members),)

    def when(item: int) -> tuple[object, ...]:
        return by_time(window.articles[item])

    chosen = [window.articles[item] for item in members]
    keys = [article.key if article.text.strip() else article.title.casefold() for article in chosen]
    stems = {item: window.terms[item].stems for item in members}
    parts = texts(members, stems, dict(zip(members, keys, strict=True)), figures)
    return tuple(sorted((tuple(sorted(part, key=when)) for part in parts), key=lambda part: when(part[0])))
