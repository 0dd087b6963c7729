"""Which stories of two languages are worth a score, found with numpy: the pairs of `partners.candidates`, bit for bit.

Of the language that most texts are in, only stories are looked at that share a telling sound with another language.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tasks.dedupe.large.columns import Rows
from tasks.dedupe.large.crossing import Words, added, lettered, sounding
from tasks.dedupe.large.likening import worded
from tasks.dedupe.lazy import Lazy
from tasks.dedupe.partners import APART, COMMON, FILED, PARTNERS, nearness
from tasks.dedupe.profiles import CHANNELS, LETTERS, SOUNDS, Marked
from tasks.dedupe.weights import DIGITS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tasks.dedupe.large.columns import Ints
    from tasks.dedupe.large.crossing import Columns
    from tasks.dedupe.large.spoken import Spoken
    from tasks.dedupe.marks import Reader
    from tasks.dedupe.partners import Pair
    from tasks.dedupe.profiles import Channel, Profile, Texts

    Floats = NDArray[np.float64]

MEETINGS = 1_000_000  # of stories under a sound, looked at together: 50 million bytes


class Encounters:
    """The stories of a window, and which of them are compared."""

    def __init__(self, texts: Texts, spoken: Mapping[str, Spoken]) -> None:
        readers = {language: one.reader for language, one in spoken.items()}
        self._words = Words.of(texts, spoken)
        self._sounds = sounding(self._words, pointing(self._words))
        self._letters: Columns | None = None
        self.channels = Lazy(len(CHANNELS), lambda channel: self._read(texts, readers, channel))

    def asked(self, profiles: Sequence[Profile]) -> list[Pair]:
        """Give the pairs that a score can be expected of; by letters no other stories can be compared from now on."""
        import numpy as np

        found = candidates(profiles, self._sounds)
        if not found:
            return []
        compared = np.zeros(len(profiles), dtype=bool)
        compared[np.array(found)] = True
        self._letters = lettered(self._words, compared)
        languages = _languages(profiles)
        return worded(found, self._letters.between(languages), self._sounds.between(languages))

    def _read(self, texts: Texts, readers: Mapping[str, Reader], channel: int) -> Channel:
        if channel == LETTERS and self._letters is not None:
            return self._letters
        return self._sounds if channel == SOUNDS else Marked(texts, readers, channel)


def pointing(words: Words) -> NDArray[np.bool_]:
    """Tell which stories may share a sound that points: whoever has one that says most of a story in a rarer language.

    Of two stories one at least is not in the language that most texts are in. Where few are not, few stories of this
    one need be read for what they sound like.
    """
    import numpy as np

    most = int(np.bincount(words.language).argmax())
    told = np.ones(int(words.story[-1]) + 1, dtype=bool)
    told[words.story[words.language == most]] = False
    sounds = np.zeros(len(words.names) + 1, dtype=bool)  # the last is that of words without
    rare = sounding(words, told)
    known = {name: number for number, name in enumerate(words.names)}
    sounds[[known[rare.names[sound]] for sound in np.unique(_telling(rare).sound).tolist()]] = True
    told[words.story[words.rows.owners[sounds[words.sounds][words.rows.flat]]]] = True
    return told


class _TellingSounds(NamedTuple):
    """The sounds that say most of stories, the strongest first, story after story."""

    story: Ints
    sound: Ints
    weight: Floats


def candidates(profiles: Sequence[Profile], sounds: Columns) -> list[Pair]:
    """Give the pairs worth a score: of each story, in each other language, those whose rarer sounds it shares most."""
    import numpy as np

    language = _languages(profiles)
    one, two, shared = _sharing(_filed(_telling(sounds), language), language)
    near = _near(profiles, one, two)
    one, two, shared = one[near], two[near], shared[near]
    order = np.lexsort((two, -shared, language[two], one))
    one, two = one[order], two[order]
    first = np.flatnonzero(np.diff(one * (language.max() + 1) + language[two], prepend=-1))
    rank = np.arange(len(one)) - np.repeat(first, np.diff(first, append=len(one)))
    one, two = one[rank < PARTNERS], two[rank < PARTNERS]
    pairs = np.unique(np.minimum(one, two) * len(profiles) + np.maximum(one, two))
    return [divmod(pair, len(profiles)) for pair in pairs.tolist()]


def _languages(profiles: Sequence[Profile]) -> Ints:
    """Number the languages of stories."""
    import numpy as np

    numbers = {language: number for number, language in enumerate(dict.fromkeys(one.language for one in profiles))}
    return np.array([numbers[one.language] for one in profiles])


def _telling(sounds: Columns) -> _TellingSounds:
    """Give the sounds that say most of each story; ties go to the name that sorts before."""
    import numpy as np

    story = sounds.rows.owners
    weight = np.array([round(value, DIGITS) for value in sounds.values.tolist()])
    order = np.lexsort((sounds.rows.flat, -weight, story))
    rank = np.arange(len(story)) - sounds.rows.starts[:-1][story]
    order = order[rank < FILED]
    return _TellingSounds(story[order], sounds.rows.flat[order].astype(np.int64), weight[order])


def _filed(telling: _TellingSounds, language: Ints) -> _TellingSounds:
    """Keep the sounds that may point: not too common, and said in more than one language."""
    import numpy as np

    held = np.bincount(telling.sound, minlength=1)
    spoken = np.unique(telling.sound * (language.max() + 1) + language[telling.story]) // (language.max() + 1)
    fit = (held[telling.sound] <= COMMON) & (np.bincount(spoken, minlength=len(held))[telling.sound] > 1)
    return _TellingSounds(telling.story[fit], telling.sound[fit], telling.weight[fit])


def _sharing(telling: _TellingSounds, language: Ints) -> tuple[Ints, Ints, Floats]:
    """Give each story with each of another language that shares a sound, and how much they share.

    What two share is summed in the order of the first one's sounds.
    """
    import numpy as np

    order = np.argsort(telling.sound, kind="stable")  # under each sound the stories ascend
    width = int(telling.sound.max(initial=0)) + 2
    under = Rows(order, np.searchsorted(telling.sound[order], np.arange(width)))
    found = [_met(telling, under, part, language) for part in _stretches(telling.story, under.sizes[telling.sound])]
    one, two, shared = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return one, two, shared


def _stretches(story: Ints, meetings: Ints) -> list[slice]:
    """Part the sounds of stories, between two stories, where they meet enough to be looked at together."""
    import numpy as np

    met, ends = np.concatenate(([0], np.cumsum(meetings))), np.flatnonzero(np.diff(story, append=-1)) + 1
    bounds, last = [0], 0
    for end in ends.tolist():
        if last > bounds[-1] and met[end] - met[bounds[-1]] > MEETINGS:
            bounds.append(last)
        last = end
    return [slice(start, end) for start, end in pairwise([*bounds, len(story)])]


def _met(telling: _TellingSounds, under: Rows, part: slice, language: Ints) -> tuple[Ints, Ints, Floats]:
    """Give what `_sharing` gives, of some stories; `under` are the places in `telling` of each sound."""
    import numpy as np

    there = under.take(telling.sound[part])
    mine, theirs = there.owners + part.start, there.flat
    other = np.flatnonzero(language[telling.story[mine]] != language[telling.story[theirs]])
    mine, theirs = mine[other], theirs[other]
    both = telling.weight[mine] * telling.weight[theirs]
    return added(telling.story[mine] * len(language) + telling.story[theirs], both, len(language))


def _near(profiles: Sequence[Profile], one: Ints, two: Ints) -> NDArray[np.bool_]:
    """Tell which pairs are near enough in time; by what their texts state where one has no date of publication."""
    import numpy as np

    published = np.array([np.nan if profile.published is None else profile.published for profile in profiles])
    near: NDArray[np.bool_] = np.abs(published[one] - published[two]) < APART
    for at in np.flatnonzero(np.isnan(published[one] - published[two])).tolist():
        near[at] = nearness(profiles[one[at]], profiles[two[at]]) > 0
    return near
