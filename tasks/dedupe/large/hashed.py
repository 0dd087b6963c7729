"""A set of words that is read where it lies: where a few thousand are looked up, making all of them costs more."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING
from zlib import crc32

from tasks.dedupe.large.packing import Listed, letters

if TYPE_CHECKING:
    from tasks.dedupe.large.naming import Arrays


class Hashed(Collection[str]):
    """Words in the order of their checksums."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        """Read what `hashed` named; KeyError where it is missing, ValueError where it does not fit together."""
        self._listed = Listed(arrays[name])
        self._sums = array("I", arrays[f"{name}-sums"].tobytes())
        if len(self._sums) != len(self._listed):
            raise ValueError("words of which the checksums are missing")

    def __contains__(self, word: object) -> bool:
        """Tell whether a word is among them."""
        if not isinstance(word, str):
            return False
        wanted = _sum(word)
        at = bisect_left(self._sums, wanted)
        while at < len(self._sums) and self._sums[at] == wanted:
            if self._listed[at] == word:
                return True
            at += 1
        return False

    def __iter__(self) -> Iterator[str]:
        """Give one word after another."""
        return iter(self._listed)

    def __len__(self) -> int:
        """Count the words."""
        return len(self._listed)


def hashed(words: Collection[str], name: str) -> Arrays:
    """Put different words into arrays."""
    import numpy as np

    told = sorted((_sum(word), word) for word in words)
    sums = np.array([one for one, _ in told], dtype=np.uintc)
    return {name: letters([word for _, word in told]), f"{name}-sums": sums}


def _sum(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))
