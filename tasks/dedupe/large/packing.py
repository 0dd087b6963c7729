"""Arrays as bytes and back: a line that names them, then the numbers as they lie in memory.

They are read where they lie: of forty million bytes none is copied, and what a run does not ask for costs it nothing.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, overload

from tasks.dedupe.large.sealing import SEAL, opened, sealed

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[Any]

ALIGNED = 8  # bytes, of the largest number: arrays begin at a multiple of it
END = "\n"  # of the line, and of each word: no stem, gram or name holds it


def packed(arrays: Mapping[str, Array], told: Mapping[str, object]) -> bytes:
    """Put arrays, and what else is to be told (as JSON takes it), into sealed bytes."""
    named = {name: [array.dtype.str, list(array.shape)] for name, array in arrays.items()}
    line = json.dumps([named, told], ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    line += b" " * (-(SEAL + len(line) + len(END)) % ALIGNED) + END.encode()
    parts = [line]
    for each in arrays.values():
        raw = each.tobytes()
        parts += [raw, bytes(-len(raw) % ALIGNED)]
    return sealed(*parts)


def unpacked(content: bytes) -> tuple[dict[str, Array], Any]:
    """Give the arrays, for reading only, and what else was told.

    Raises:
        ValueError, TypeError, AttributeError: these are not the bytes that were put by, or bytes of something else.
    """
    import numpy as np

    raw = opened(content)
    start = bytes(raw[: content.index(END.encode(), SEAL) - SEAL])
    named, told = json.loads(start.decode("utf-8", "surrogatepass"))
    at = len(start) + len(END)
    arrays = {}
    for name, (kind, shape) in named.items():
        size = int(np.prod(shape, dtype=np.int64))
        made = np.frombuffer(raw, dtype=kind, count=size, offset=at)
        arrays[name] = made.reshape(shape)
        at += made.nbytes + -made.nbytes % ALIGNED
    if at != len(raw):
        raise ValueError("bytes are left that nobody named")
    return arrays, told


def letters(words: Sequence[str]) -> NDArray[np.uint8]:
    """Put words into an array."""
    import numpy as np

    text = END.join([*words, ""])
    return np.frombuffer(text.encode("utf-8", "surrogatepass"), dtype=np.uint8)


def words(letters: Array) -> list[str]:
    """Give the words back."""
    return letters.tobytes().decode("utf-8", "surrogatepass").split(END)[:-1]


class Listed(Sequence[str]):
    """Words that were put into an array, each made where it is asked for, and once."""

    def __init__(self, letters: Array) -> None:
        import numpy as np

        self._ends = array("q", np.flatnonzero(letters == ord(END)).tobytes())
        self._letters = letters.tobytes()
        self._made: dict[int, str] = {}

    def __len__(self) -> int:
        """Count the words."""
        return len(self._ends)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        """Give a word."""
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        if place not in self._made:
            start = self._ends[place - 1] + 1 if place else 0
            self._made[place] = self._letters[start : self._ends[place]].decode("utf-8", "surrogatepass")
        return self._made[place]
