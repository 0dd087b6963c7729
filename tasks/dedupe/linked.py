"""A window after linking: its groups, the distinct texts of each, and how the groups stand to each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.dedupe.large import linking
from tasks.dedupe.large.reprints import Runs
from tasks.dedupe.linkage import above, link
from tasks.dedupe.neardup import texts
from tasks.dedupe.order import by_time
from tasks.dedupe.relations import relations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tasks.dedupe.relations import Relations
    from tasks.dedupe.scoring import Window

Texts = tuple[tuple[int, ...], ...]  # first published first; one tuple a text


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The groups of a window, in the order of their lowest items; items and groups go by number."""

    window: Window
    groups: tuple[tuple[int, ...], ...]
    texts: tuple[Texts, ...]  # of each group
    new: Sequence[bool]  # which groups no earlier run found
    within: Mapping[tuple[int, int], float]  # scores of pairs inside a group that is new, the lower item first
    above: Mapping[int, int]  # of each item the sum of these, in units above `UNSCORED`; none where it has no pair
    relations: Relations


def linked(window: Window) -> Linked:
    """Link a window; groups of the past that nothing new touches stay."""
    pairs = window.pairs
    known = window.past.groups if window.past else {}
    if window.known:
        groups = linking.groups(pairs, len(window.articles), tuple(known))
    else:
        joined = link(len(window.articles), zip(pairs.one, pairs.two, pairs.score, strict=True))
        groups = tuple(tuple(sorted(members)) for members in joined.members if members)
    home, sizes = [0] * len(window.articles), list(map(len, groups))
    for place, members in enumerate(groups):
        for item in members:
            home[item] = place
    new = [group not in known for group in groups]
    scored = zip(pairs.one, pairs.two, pairs.score, strict=True)
    within = (
        linking.within(pairs, home, new)
        if window.known
        else {(one, two): score for one, two, score in scored if home[one] == home[two]}
    )
    return Linked(
        window=window,
        groups=groups,
        texts=_texts(window, groups, known),
        new=new,
        within=within,
        above=_above(within),
        relations=(linking.relations if window.known else relations)(pairs, home, sizes),
    )


def _above(within: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Add up for each item the scores of its pairs."""
    found: defaultdict[int, int] = defaultdict(int)
    for (one, two), score in within.items():
        units = above(score)
        found[one] += units
        found[two] += units
    return found


def _texts(
    window: Window, groups: Sequence[tuple[int, ...]], known: Mapping[tuple[int, ...], Texts]
) -> tuple[Texts, ...]:
    """Part each group into distinct texts; those that are `known` are parted already."""
    numerals = window.known.vocabulary.numerals if window.known else range(len(window.stems))
    figures = frozenset(number for number in numerals if window.stems[number][:1].isdigit())
    standing = set(groups)
    gone = {members[0]: members for members in known if members not in standing}  # by their first item

    def parted(members: tuple[int, ...]) -> Texts:
        if members in known:
            return known[members]
        whole = set(members)
        parts = [gone[item] for item in members if item in gone]
        return _distinct(window, members, figures, [known[part] for part in parts if whole.issuperset(part)])

    return tuple(map(parted, groups))


def _distinct(window: Window, members: Sequence[int], figures: frozenset[int], before: Sequence[Texts]) -> Texts:
    """Part a group into distinct texts; `before`: groups, as they were parted, of which it was made."""
    if len(members) == 1:
        return (tuple(members),)

    def when(item: int) -> tuple[object, ...]:
        return by_time(window.articles[item])

    chosen = [window.articles[item] for item in members]
    keys = [article.text if article.text.strip() else article.title.casefold() for article in chosen]
    stems = {item: window.text[item] for item in members}
    runs = Runs(stems, len(window.stems)) if window.known else None
    parts = texts(members, stems, dict(zip(members, keys, strict=True)), figures, runs=runs, before=before)
    return tuple(sorted((tuple(sorted(part, key=when)) for part in parts), key=lambda part: when(part[0])))
