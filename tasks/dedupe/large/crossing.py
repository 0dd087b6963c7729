"""Letters and sounds of stories in several languages as columns: the vectors of `profiles`, bit for bit.

Sums of squares are exact (`fsum`) and sums over a story's texts run in their order, as there; only where they stand
differs. So whoever compares two stories need not know which way they were read.
"""

from __future__ import annotations

from itertools import chain, pairwise
from math import fsum, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from tasks.dedupe.large.columns import Rows
from tasks.dedupe.large.tallies import GRAMS, first, gram, met, once
from tasks.dedupe.lazy import Lazy
from tasks.dedupe.marks import SHORTEST
from tasks.dedupe.profiles import Channel
from tasks.dedupe.weights import PSEUDO, RARE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.columns import Ints
    from tasks.dedupe.large.spoken import Spoken
    from tasks.dedupe.large.tallies import Tally
    from tasks.dedupe.profiles import Texts, Vector

    Floats = NDArray[np.float64]


class Words(NamedTuple):
    """The words of a window's texts, numbered over all languages."""

    rows: Rows  # of each text
    story: Ints  # of each text, ascending
    language: Ints  # of each text, by number
    letters: Sequence[str]  # of each word
    sounds: Ints  # of each word, by number; -1 where it has too few consonants
    names: Sequence[str]  # of the sounds, ascending
    tallies: Sequence[Tally]  # of each language, how many texts hold each gram
    heard: Sequence[Ints]  # and each of the sounds

    @classmethod
    def of(cls, texts: Texts, spoken: Mapping[str, Spoken]) -> Words:
        """Number the words of stories' texts over all languages; `spoken` has those of each in this order."""
        import numpy as np

        numbers = {language: number for number, language in enumerate(spoken)}
        many = np.array(list(map(len, texts)))
        language = np.repeat([numbers[mine[0].language] for mine in texts], many)
        order = np.empty(len(language), dtype=np.int64)
        order[np.argsort(language, kind="stable")] = np.arange(len(language))
        spelt = [one.reader.spelt for one in spoken.values()]
        starts = np.cumsum([0, *map(len, spelt)])
        held = [
            Rows(one.rows.flat + start, one.rows.starts) for one, start in zip(spoken.values(), starts, strict=False)
        ]
        names, places = _named([one.heard.names for one in spoken.values()])
        return cls(
            rows=held[0].plus(*held[1:]).take(order),
            story=np.repeat(np.arange(len(texts)), many),
            language=language,
            letters=list(chain.from_iterable(one.letters for one in spelt)),
            sounds=np.concatenate([at[one.heard.of] for at, one in zip(places, spoken.values(), strict=True)]),
            names=names,
            tallies=[one.tally for one in spoken.values()],
            heard=[_placed(one.tally.sounds, at, len(names)) for at, one in zip(places, spoken.values(), strict=True)],
        )

    def of_stories(self, stories: NDArray[np.bool_]) -> Rows:
        """Give the first words of the texts of some stories, of other texts none."""
        import numpy as np

        return first(self.rows.where(stories[self.story]), np.fromiter(map(bool, self.letters), dtype=bool))


def _named(listed: Sequence[Sequence[str]]) -> tuple[list[str], list[Ints]]:
    """Give the sounds of all languages that have consonants enough, in order, and where each language's are there."""
    import numpy as np

    names = sorted({name for one in listed for name in one if len(name) >= SHORTEST})
    numbers = dict(zip(names, range(len(names)), strict=True))
    return names, [np.array([numbers.get(name, -1) for name in one], dtype=np.int64) for one in listed]


def _placed(tally: Ints, places: Ints, width: int) -> Ints:
    """Give a tally by other numbers."""
    import numpy as np

    made = np.zeros(width, dtype=np.int64)
    made[places[places >= 0]] = tally[places >= 0]
    return made


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
        return Columns(rows, self.values[kept], _some(self.names, np.flatnonzero(fit)))

    def places(self, stories: Ints) -> Ints:
        """Give the places of the marks of some stories, in their order."""
        import numpy as np

        return Rows(np.arange(len(self.values)), self.rows.starts).take(stories).flat


def _some(names: Sequence[str], numbers: Ints) -> Sequence[str]:
    """Give some names, each made when it is asked for."""
    return Lazy(len(numbers), lambda at: names[int(numbers[at])])


def picked(rows: Rows, kept: NDArray[np.bool_], numbers: Ints) -> Rows:
    """Give rows with only the values that are `kept`, numbered anew."""
    import numpy as np

    return Rows(numbers[rows.flat[kept]], np.concatenate(([0], np.cumsum(kept)))[rows.starts])


def sounding(words: Words, stories: NDArray[np.bool_]) -> Columns:
    """Give some stories by the sounds of their words; a lower number is a name that sorts before."""
    rows = words.of_stories(stories)
    text, mark = once(rows.owners, words.sounds[rows.flat], len(words.names), least=0)
    return _columns(words, text, mark, lambda used: [tally[used] for tally in words.heard], words.names)


def lettered(words: Words, stories: NDArray[np.bool_]) -> Columns:
    """Give some stories by the letters of their words: most letters stand in no story that is compared."""
    text, mark = met(words.of_stories(stories), words.letters)
    return _columns(words, text, mark, lambda used: [tally.of(used) for tally in words.tallies], Lazy(GRAMS, gram))


def _columns(
    words: Words, text: Ints, mark: Ints, tallies: Callable[[Ints], Sequence[Ints]], names: Sequence[str]
) -> Columns:
    """Weigh the marks of texts, and give each story the mean of its texts' vectors; the marks are numbered anew."""
    import numpy as np

    used = np.flatnonzero(np.bincount(mark, minlength=1))
    mark = np.searchsorted(used, mark)
    weights = _weights(words.language, tallies(used))
    squares = np.array([weight**2 for weight in weights])
    values = np.array(weights)[mark] / _lengths(squares[mark], text, len(words.story))[text]
    story, mark, sums = added(words.story[text] * max(1, len(used)) + mark, values, max(1, len(used)))
    texts = np.bincount(words.story)
    lengths = np.where(texts > 1, _lengths(sums * sums, story, len(texts)), 1.0)  # of one text it has a length of one
    return Columns(Rows.parted(story, mark, len(texts)), sums / lengths[story], _some(names, used))


def added(keys: Ints, values: Floats, width: int) -> tuple[Ints, Ints, Floats]:
    """Add up the values of each key in their order; give the keys, ascending, parted by `width`, and the sums."""
    import numpy as np

    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    new = np.diff(keys, prepend=-1) > 0
    one, two = np.divmod(keys[new], width)
    return one, two, np.bincount(np.cumsum(new) - 1, weights=values[order]).astype(np.float64)


def _weights(language: Ints, tallies: Sequence[Ints]) -> list[float]:
    """Weigh each mark by the language in which most texts have it."""
    import numpy as np

    times, whole = np.array(tallies), np.bincount(language, minlength=len(tallies)) + PSEUDO
    share = np.where(times > 0, (times + PSEUDO * RARE) / whole[:, np.newaxis], 0.0).max(axis=0)
    return [-log(part) if part else 0.0 for part in share.tolist()]


def _lengths(squares: NDArray[np.float64], owner: Ints, count: int) -> Floats:
    """Give the root of each owner's squares, exactly summed; they lie by owner."""
    import numpy as np

    ends, listed = np.searchsorted(owner, np.arange(count + 1)).tolist(), squares.tolist()
    return np.array([sqrt(fsum(listed[start:end])) or 1.0 for start, end in pairwise(ends)])
