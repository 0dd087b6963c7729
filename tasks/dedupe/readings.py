"""What the texts of a window spell, read where a story or a thread has to be explained, and only once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tasks.dedupe import evidence
from tasks.dedupe.candidates import ALL_PAIRS
from tasks.dedupe.large.carrying import Carrying
from tasks.dedupe.large.spelling import spelt
from tasks.dedupe.lexicon import TAUGHT, Lexicon, Taught, taught
from tasks.dedupe.rules import rules
from tasks.dedupe.wording import Reader, Wording
from tasks.languages import get
from tasks.languages.arabic_forms import inflected, plain
from tasks.model import digest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from tasks.dedupe.large.spelling import Acting
    from tasks.dedupe.scoring import Window
    from tasks.dedupe.wording import Spellings

TYPOS = 3  # items of a large window that hold a word for it to be known: somebody misspells every name


class Readings:
    """The wordings of one window."""

    def __init__(self, window: Window) -> None:
        """Count the words of the articles that tables count."""
        self.window = window
        self.size = window.counted
        self.held = window.held()
        self._language = get(window.articles[0].language)
        self._numbers = window.known.vocabulary.numbers if window.known else {}
        self._numbers = self._numbers or dict(zip(window.stems, range(len(window.stems)), strict=True))
        least = 1 if self.size <= ALL_PAIRS else TYPOS
        past = window.past
        counted = window.articles[: self.size]
        self.taught = Taught(past.nouns, past.standing) if past else taught(counted, self._language)
        self._lexicon = Lexicon(self._language, self.taught, _Known(self._numbers, self.held, least))
        self._reader = Reader(self._language, self._lexicon)
        self._spelt = past.spelt if past else None
        self.acting: dict[tuple[int, ...], Spellings] = dict(past.acting) if past else {}  # by a story's first prints
        titles = (article.title for article in counted[:TAUGHT])  # they teach; origins know them without tails
        self._base = digest(rules(), *window.origins[: self.size], *titles)
        self._read: dict[int, Wording] = {}
        self.holding: dict[str, int] = dict(past.holding) if past else {}  # of words, how many counted articles
        self.names: dict[str, bool] = dict(past.names) if past else {}  # whether what looks like one is a name

    def wordings(self, items: Iterable[int], wanted: Collection[str] = ()) -> list[Wording]:
        """Give the wording of each item: its names, and how it spells the `wanted` stems.

        An item is read once, so ask for stems first: those of the one story that it is in.
        """
        items = list(items)
        unread = [item for item in items if item not in self._read]
        if self._spelt:
            asked = {self._numbers[stem]: stem for stem in wanted if stem in self._numbers}
            self._read |= {item: self._spelt.wording(item, asked) for item in unread if item in self._spelt.places}
            unread = [item for item in unread if item not in self._spelt.places]
        articles = [self.window.articles[item] for item in unread]
        self._read.update(zip(unread, self._reader.wordings(articles, wanted), strict=True))
        return [self._read[item] for item in items]

    def spelt(self, acting: Acting) -> bytes:
        """Put by what the texts spell that were read, and the names `acting` in stories."""
        return spelt(self._read, self._lexicon, self._numbers, acting)

    def made_of(self, items: Sequence[int], read: int) -> str:
        """Give the digest of all that these items can tell, of which the first `read` are read.

        That is their keys' origins (language, title, text, rules), their titles and sentences as they are read, and
        the articles that are counted, by the origins of theirs.
        """
        chosen = [self.window.articles[item] for item in items[:read]]
        titles = (article.title for article in chosen)
        ends = (",".join(f"{start}-{end}" for start, end in article.sentences) for article in chosen)
        return digest(self._base, *(self.window.origins[item] for item in items), *titles, *ends)

    def carried(self, items: Sequence[int]) -> dict[str, float]:
        """Weigh the stems that these items share and that carry most."""
        if self.window.known:
            return self._carrying.terms(self.window.known.columns.words, items)
        rows = [self.window.words[item] for item in items]
        return evidence.terms(rows, self.held, self.size, self.window.stems)

    @cached_property
    def _carrying(self) -> Carrying:
        return Carrying(self.held, self.size, self.window.stems)

    def holders(self, word: str) -> int:
        """Count the items of the window that hold a word."""
        if word not in self.holding:
            stems = self._language.keys(word, ())
            self.holding[word] = max((self.held[self._numbers[s]] for s in stems if s in self._numbers), default=0)
        return self.holding[word]

    def stems(self, name: str) -> frozenset[str]:
        """Give the stems of a name."""
        return frozenset(self._language.keys(name, ()))

    def headed(self, items: Iterable[int]) -> frozenset[str]:
        """Give the stems of the headlines of these items."""
        titles = " ".join(self.window.articles[item].title for item in items)
        return frozenset(self._language.keys(titles, self._numbers))

    def is_name(self, name: str) -> bool:
        """Tell whether what looks like a name is one: no month or day, which are told as dates, and no Arabic verb."""
        if name not in self.names:
            said = self._language.mentions(name) or (self._language.code == "ar" and self._is_inflected(name))
            self.names[name] = not said
        return self.names[name]

    def _is_inflected(self, name: str) -> bool:
        return any(inflected(plain(word), self.taught.standing) for word in name.split())


class _Known:
    """The stems that some items hold."""

    def __init__(self, numbers: Mapping[str, int], held: Sequence[int], least: int) -> None:
        self._numbers, self._held, self._least = numbers, held, least

    def __contains__(self, stem: object) -> bool:
        number = self._numbers.get(stem) if isinstance(stem, str) else None
        return number is not None and self._held[number] >= self._least
