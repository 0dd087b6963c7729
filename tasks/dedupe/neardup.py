"""One text or two: reprints are told from independent reports by their runs of three words.

A reprint is cut, retitled and touched up: nearly every run of the shorter text stands in the longer one. Two reports
on one event share few runs, a rewrite of a wire text about a third. A text whose figures differ is a new version, not
a reprint: a market's close or the weather is written from one mould every day.
"""

from __future__ import annotations

from functools import cache
from itertools import repeat
from operator import add, mul
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterable, Mapping, Sequence

HELD = 0.8  # share of the shorter text's runs: a word changed in thirty costs a tenth of them
LEAST = 12  # runs: fewer say nothing, then only equal texts are one
CUT = 0.25  # of the longer text's length at least: a sentence quoted whole is no reprint
FIGURES = 0.25  # of the shorter text's numbers may be missing from the longer one


class Runs(Protocol):
    """The runs of three stems of some items."""

    def count(self, item: int) -> int:
        """Count the different runs of an item."""

    def shared(self, one: int, two: int) -> int:
        """Count the runs that two items share."""


def texts(
    items: Sequence[int],
    stems: Mapping[int, array[int]],
    keys: Mapping[int, str],
    figures: frozenset[int],
    *,
    runs: Runs | None = None,
    before: Iterable[Sequence[Sequence[int]]] = (),
) -> list[list[int]]:
    """Part the items of a story into distinct texts, longest text first, ties by item.

    Args:
        items: the story's items.
        stems: each item's stems in order of text.
        keys: what equal texts share: the content key of an article, the folded title of a headline.
        figures: the numbers that stand for figures.
        runs: the runs of three of these items, where plain Python is too slow.
        before: stories of some of these items and of no others, as they were parted by themselves.
    """
    runs = runs or _Runs(stems)
    numbers = cache(lambda item: frozenset(stems[item]) & figures)
    known = _Before(before, stems)
    found: list[list[int]] = []
    for item in sorted(items, key=lambda item: _rank(stems, item)):
        for text in found:
            first = text[0]
            same = known.same(first, item)
            if same is None:
                same = keys[first] == keys[item] or _reprint(runs, item, first, numbers)
            if same:
                text.append(item)
                break
        else:
            found.append([item])
    return found


def _rank(stems: Mapping[int, array[int]], item: int) -> tuple[int, int]:
    return -len(stems[item]), item


class _Before:
    """What is known of items from how the stories that they were in before are parted."""

    def __init__(self, stories: Iterable[Sequence[Sequence[int]]], stems: Mapping[int, array[int]]) -> None:
        self._home: dict[int, tuple[int, int]] = {}  # of each item its story, and the place of its text there
        self._firsts: set[int] = set()
        for story, parts in enumerate(stories):
            texts = sorted(sorted((_rank(stems, item), item) for item in part) for part in parts)
            self._firsts.update(text[0][1] for text in texts)
            self._home.update((item, (story, place)) for place, text in enumerate(texts) for _, item in text)

    def same(self, first: int, item: int) -> bool | None:
        """Tell whether an item was found to be a reprint of one that began a text; None where it was not asked.

        It was asked of the text that it is in, and of those before this one.
        """
        one, two = self._home.get(first), self._home.get(item)
        if one is None or two is None or first not in self._firsts or one[0] != two[0] or one[1] > two[1]:
            return None
        return one[1] == two[1]


class _Runs:
    """The runs of three stems of some items, as sets."""

    def __init__(self, stems: Mapping[int, array[int]]) -> None:
        self._width = 1 + max(max(mine, default=0) for mine in stems.values())
        self._held = cache(lambda item: self._of(stems[item]))

    def _of(self, stems: Sequence[int]) -> frozenset[int]:
        """Give the runs, each as one number: sets find it quicker than a tuple. Stems are below the width."""
        pairs = map(add, map(mul, stems, repeat(self._width)), stems[1:])
        return frozenset(map(add, map(mul, pairs, repeat(self._width)), stems[2:]))

    def count(self, item: int) -> int:
        return len(self._held(item))

    def shared(self, one: int, two: int) -> int:
        return len(self._held(one) & self._held(two))


def _reprint(runs: Runs, short: int, long: int, numbers: Callable[[int], frozenset[int]]) -> bool:
    count = runs.count(short)
    if count < max(LEAST, CUT * runs.count(long)) or runs.shared(short, long) < HELD * count:
        return False
    figures = numbers(short)
    return len(figures - numbers(long)) <= FIGURES * len(figures)
