"""What the items of pairs share: sums over the terms that both hold, channel by channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.dedupe.large.columns import Rows, firsts, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.columns import Ints

    Floats = NDArray[np.float64]

PAIRS = 20_000  # summed at once: bounds the memory


class Meeting:
    """The channels of items side by side in one vocabulary, so that an item meets each partner once for all of them."""

    def __init__(self, channels: Sequence[Rows], values: Sequence[Floats]) -> None:
        """Lay the terms out.

        Args:
            channels: the terms of each item.
            values: of each term of each channel.
        """
        import numpy as np

        self._values = np.concatenate(values)
        self._met = np.zeros(len(self._values))  # the values of the terms that one item holds; all others at nought
        self._sizes = np.stack([rows.sizes for rows in channels], axis=1)
        rows = _woven(channels, self._sizes, np.cumsum([0, *map(len, values)]))
        self._flat, self._starts = rows.flat, rows.starts.tolist()

    def shared(self, ones: Ints, twos: Ints) -> Iterator[tuple[Ints, Floats]]:
        """Give places of pairs, which are ordered by `ones`, and a row of sums for each; every place comes once."""
        order = _by_last(ones, twos)
        for start in range(0, len(order), PAIRS):
            places = order[start : start + PAIRS]
            yield places, self._sums(ones[places], twos[places])

    def _sums(self, ones: Ints, twos: Ints) -> Floats:
        import numpy as np

        flat, begin, width = self._flat, self._starts, self._sizes.shape[1]
        sizes = self._sizes[twos]
        ends, sums = np.concatenate(([0], np.cumsum(sizes))), np.empty(sizes.shape)
        first = firsts(ones).tolist()
        others = twos.tolist()
        for start, end in zip(first, [*first[1:], len(ones)], strict=True):
            one = int(ones[start])
            mine = flat[begin[one] : begin[one + 1]]
            self._met[mine] = self._values[mine]
            near = [flat[begin[two] : begin[two + 1]] for two in others[start:end]]
            near.append(flat[-1:])  # one term more, so that the last channel may be empty
            met = self._met.take(np.concatenate(near))
            self._met[mine] = 0
            bounds = ends[start * width : end * width + 1]
            sums[start:end] = np.add.reduceat(met, bounds - bounds[0])[:-1].reshape(-1, width)
        return np.where(sizes, sums, 0.0)


def _by_last(ones: Ints, twos: Ints) -> Ints:
    """Order pairs by the last partner of their one.

    Members of a story mostly have the last of them in common. One after another they find their terms in the caches of
    the processor, which halves the time of 44,000 articles.
    """
    import numpy as np

    starts = np.append(firsts(ones), len(ones))
    order = np.argsort(twos[starts[1:] - 1], kind="stable")
    return Rows(np.arange(len(ones)), starts).take(order).flat


def _woven(channels: Sequence[Rows], sizes: Ints, first: Ints) -> Rows:
    """Put the channels of each item one after another, the terms of each channel numbered on from the one before."""
    import numpy as np

    woven = np.zeros(int(sizes.sum()) + 1, dtype=np.intp)  # what numpy takes by; it would copy narrower ones each time
    ends = np.cumsum(sizes.ravel()).reshape(sizes.shape)
    for place, rows in enumerate(channels):
        starts = ends[:, place] - sizes[:, place]
        for places, some in parts(rows):
            shift = starts[places] - some.starts[:-1]  # from the place in its channel to the place among all
            at = np.arange(len(some.flat)) + np.repeat(shift, sizes[places, place])
            woven[at] = some.flat + first[place]
    return Rows(woven, np.concatenate(([0], ends[:, -1])))
