"""Letters and sounds of stories in several languages as columns: the vectors of `profiles`, bit for bit.

Sums of squares are exact (`fsum`) and sums over a story's texts run in their order, as there; only where they stand
differs. So whoever compares two stories need not know which way they were read.
"""

from __future__ import annotations

from itertools import chain, pairwise
from math import fsum, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from tasks.dedupe.large.columns import Rows
from tasks.dedupe.lazy import Lazy
from tasks.dedupe.marks import GRAM, SHORTEST
from tasks.dedupe.profiles import Channel
from tasks.dedupe.weights import PSEUDO, RARE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.columns import Ints
    from tasks.dedupe.marks import Reader
    from tasks.dedupe.profiles import Texts, Vector

    Floats = NDArray[np.float64]


class Words(NamedTuple):
    """The words of a window's texts, numbered over all languages."""

    held: Rows  # of each text
    story: Ints  # of each text, ascending
    language: Ints  # of each text, by number
    spelt: list[str]  # in Latin letters, by number
    sounds: list[str]

    @classmethod
    def of(cls, texts: Texts, readers: Mapping[str, Reader]) -> Words:
        """Number the words of stories' texts."""
        import numpy as np

        begin: dict[str, int] = {}
        spelt: list[str] = []
        sounds: list[str] = []
        for language, reader in readers.items():
            begin[language] = len(spelt)
            spelt += reader.spelt
            sounds += reader.sounds
        spoken = [mine[0].language for mine in texts for _ in mine]
        said = [readers[article.language].words(article) for mine in texts for article in mine]
        many = list(map(len, said))
        shifts = np.repeat([begin[language] for language in spoken], many)
        numbers = {language: number for number, language in enumerate(readers)}
        return cls(
            held=Rows(np.fromiter(chain.from_iterable(said), dtype=np.int64) + shifts, np.cumsum([0, *many])),
            story=np.repeat(np.arange(len(texts)), list(map(len, texts))),
            language=np.array([numbers[language] for language in spoken]),
            spelt=spelt,
            sounds=sounds,
        )


class Columns(Channel):
    """The vectors of all stories by one channel, one after another."""

    def __init__(self, rows: Rows, values: Floats, names: Sequence[str]) -> None:
        super().__init__(len(rows), self._vector)
        self.rows = rows  # marks of each story, ascending
        self.values = values  # parallel to the marks
        self.names = names  # of the marks

    def _vector(self, at: int) -> Vector:
        mine = slice(self.rows.starts[at], self.rows.starts[at + 1])
        names = map(self.names.__getitem__, self.rows.flat[mine].tolist())
        return dict(zip(names, self.values[mine].tolist(), strict=True))

    def between(self, languages: Ints) -> Columns:
        """Give what of it stories of two languages have in common, the marks numbered anew; lengths stay."""
        import numpy as np

        spoken = int(languages.max(initial=0)) + 1
        met = np.unique(self.rows.flat * np.int64(spoken) + languages[self.rows.owners]) // spoken
        fit = np.bincount(met, minlength=len(self.names)) > 1
        kept = fit[self.rows.flat]
        rows = picked(self.rows, kept, np.cumsum(fit) - 1)
        return Columns(rows, self.values[kept], [self.names[mark] for mark in np.flatnonzero(fit).tolist()])

    def places(self, stories: Ints) -> Ints:
        """Give the places of the marks of some stories, in their order."""
        import numpy as np

        return Rows(np.arange(len(self.values)), self.rows.starts).take(stories).flat


def picked(rows: Rows, kept: NDArray[np.bool_], numbers: Ints) -> Rows:
    """Give rows with only the values that are `kept`, numbered anew."""
    import numpy as np

    return Rows(numbers[rows.flat[kept]], np.concatenate(([0], np.cumsum(kept)))[rows.starts])


def sounding(words: Words) -> Columns:
    """Give the stories by the sounds of their words; a lower number is a name that sorts before."""
    import numpy as np

    names = sorted({sound for sound in words.sounds if len(sound) >= SHORTEST})
    numbers = {sound: number for number, sound in enumerate(names)}
    heard = [numbers.get(sound, -1) for sound in words.sounds]
    starts = np.cumsum([0, *(number >= 0 for number in heard)])
    return _columns(words, Rows(np.array([number for number in heard if number >= 0], dtype=np.int64), starts), names)


def lettered(words: Words, stories: Sequence[int]) -> Columns:
    """Give some of the stories by the letters of their words; of the others nothing is told.

    Weights count all texts, but most letters stand in no story that is compared, where a language is rare.
    """
    import numpy as np

    padded = np.frombuffer(("".join(f" {spelt} " for spelt in words.spelt) + " " * GRAM).encode(), dtype=np.uint8)
    sizes = np.array(list(map(len, words.spelt))) + 2
    many = np.where(sizes > 2, np.maximum(1, sizes - GRAM + 1), 0)  # none of an empty word
    starts = np.concatenate(([0], np.cumsum(many)))
    at = np.arange(starts[-1]) + np.repeat(np.cumsum(sizes) - sizes - starts[:-1], many)
    code = np.zeros(len(at), dtype=np.int64)
    for place in range(GRAM):
        code = code * 256 + padded[at + place]  # " a " reads on into a second space, which no other gram has
    known, numbers = np.unique(code, return_inverse=True)
    codes: list[int] = known.tolist()
    names = Lazy(len(codes), lambda mark: codes[mark].to_bytes(GRAM, "big").decode().replace("  ", " "))
    told = np.zeros(int(words.story[-1]) + 1, dtype=bool)
    told[stories] = True
    return _columns(words, Rows(numbers, starts), names, told)


def _columns(words: Words, marks: Rows, names: Sequence[str], told: NDArray[np.bool_] | None = None) -> Columns:
    """Weigh the marks of words, and give each story, or those `told`, the mean of its texts' vectors."""
    import numpy as np

    width = max(1, len(names))
    if told is not None:
        mine = np.zeros(width, dtype=bool)
        mine[marks.take(words.held.take(np.flatnonzero(told[words.story])).flat).flat] = True
        marks = picked(marks, mine[marks.flat], np.arange(width))
    taken = marks.take(words.held.flat)
    keys = np.sort(np.repeat(words.held.owners, taken.sizes) * width + taken.flat)
    text, mark = np.divmod(keys[np.diff(keys, prepend=-1) > 0], width)
    weights = _weights(words.language, text, mark, width)
    if told is not None:
        kept = told[words.story[text]]
        text, mark = text[kept], mark[kept]
    squares = np.array([weight**2 for weight in weights])
    values = np.array(weights)[mark] / _lengths(squares[mark], text, len(words.story))[text]
    story, mark, sums = added(words.story[text] * width + mark, values, width)
    texts = np.bincount(words.story)
    lengths = np.where(texts > 1, _lengths(sums * sums, story, len(texts)), 1.0)  # of one text it has a length of one
    return Columns(Rows.parted(story, mark, len(texts)), sums / lengths[story], names)


def added(keys: Ints, values: Floats, width: int) -> tuple[Ints, Ints, Floats]:
    """Add up the values of each key in their order; give the keys, ascending, parted by `width`, and the sums."""
    import numpy as np

    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    new = np.diff(keys, prepend=-1) > 0
    one, two = np.divmod(keys[new], width)
    return one, two, np.bincount(np.cumsum(new) - 1, weights=values[order]).astype(np.float64)


def _weights(language: Ints, text: Ints, mark: Ints, width: int) -> list[float]:
    """Weigh each mark by the language in which most texts have it."""
    import numpy as np

    spoken = int(language.max(initial=0)) + 1
    times = np.bincount(language[text] * width + mark, minlength=spoken * width).reshape(spoken, width)
    whole = np.bincount(language) + PSEUDO
    share = np.where(times > 0, (times + PSEUDO * RARE) / whole[:, np.newaxis], 0.0).max(axis=0)
    return [-log(part) if part else 0.0 for part in share.tolist()]


def _lengths(squares: NDArray[np.float64], owner: Ints, count: int) -> Floats:
    """Give the root of each owner's squares, exactly summed; they lie by owner."""
    import numpy as np

    ends, listed = np.searchsorted(owner, np.arange(count + 1)).tolist(), squares.tolist()
    return np.array([sqrt(fsum(listed[start:end])) or 1.0 for start, end in pairwise(ends)])
