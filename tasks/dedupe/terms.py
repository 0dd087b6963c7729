"""What an article is compared by: four sets of terms, numbered once for a run.

Words are the stems of title and whole text, lead those of title and the text's first stems, grams the character
4-grams of title and first stems, names the consonant skeletons of what looks like a name: one for all its spellings.
Sets, not counts: counted terms rank long texts a little better, but their scale runs off with length, so that no one
threshold would serve headlines and articles alike.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tasks.languages import Language
    from tasks.model import Article

GRAM = 4  # letters; 3 to 5 together are no better at three times the cost
LEAD = 60  # stems of the text beside the title: with the whole text alone saudi's pairwise F1 falls by 4
SPELT = 150  # stems of the text that give grams: 500 do no better at twice the cost, and carry the seeds less well
BRIEF = 25  # stems of the text that stand in for a headline: 92/87 on half-cut basil against 80/67 with the whole text
SHORTEST = 3  # letters of a name
READ = 50_000  # letters of a text: a book among the news must not cost a minute


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The numbered terms of one article; `brief` forms are what it would be as a headline."""

    stems: array[int]  # of the text, in order, repeated as it repeats them
    short: bool  # a headline, or so little text that it is no longer than the brief form of an article
    words: array[int]  # this and what follows: ascending, each once
    lead: array[int]
    grams: array[int]
    names: array[int]
    title: array[int]  # the stems of the title
    headed: array[int]  # the names in the title
    brief_words: array[int]
    brief_grams: array[int]


class Numbering:
    """Hands out the numbers of one language's terms, in order of first meeting.

    Feed it articles in an order that does not depend on arrival, so that the numbers do not either.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._capitals = language.direction == "ltr"
        self._counting = counting(language)
        self._words: dict[str, int] = {}
        self._grams: dict[str, int] = {}
        self._spelt: list[tuple[int, ...]] = []  # the grams of each word
        self._names: dict[str, int] = {}
        self._called: dict[str, tuple[int, ...]] = {}
        self._heard: list[tuple[int, ...]] = []  # the skeletons of each word

    def terms(self, article: Article, title: str) -> Terms:
        """Number the terms of `article`, whose title without its outlet's tail is `title`."""
        text = article.text[:READ]
        stems = self._number(self._keys(f"{title}\n{text}"))
        start = len(self._keys(title)) if title else 0
        words = _distinct(stems)
        grams = self._spell(stems[: start + SPELT])
        short = len(stems) - start <= BRIEF
        names = self._capitalised(f"{title}\n{text}")
        return Terms(
            stems=array("i", stems[start:]),
            short=short,
            words=words,
            lead=words if short else _distinct(stems[: start + LEAD]),
            grams=grams,
            names=self._name(stems, names),
            title=_distinct(stems[:start]),
            headed=self._name(stems[:start], names.intersection(self._language.words(title)) if names else names),
            brief_words=words if short else _distinct(stems[: start + BRIEF]),
            brief_grams=grams if short else self._spell(stems[: start + BRIEF]),
        )

    def known(self) -> tuple[str, ...]:
        """Give the stems by their numbers."""
        return tuple(self._words)

    def _keys(self, text: str) -> list[str]:
        """Give the stems that tell one text from another."""
        return [stem for stem in self._language.keys(text) if stem not in self._counting]

    def _number(self, stems: Sequence[str]) -> list[int]:
        numbers = self._words
        for stem in stems:
            if stem not in numbers:
                numbers[stem] = len(numbers)
                self._spelt.append(self._cut(stem))
                self._heard.append(() if self._capitals else self._hear(stem))
        return [numbers[stem] for stem in stems]

    def _cut(self, stem: str) -> tuple[int, ...]:
        """Number the 4-grams of `stem` between spaces; a shorter one is its own gram."""
        padded = f" {stem} "
        grams = self._grams
        cuts = [padded[at : at + GRAM] for at in range(max(1, len(padded) - GRAM + 1))]
        return tuple(grams.setdefault(cut, len(grams)) for cut in cuts)

    def _spell(self, stems: Iterable[int]) -> array[int]:
        spelt = self._spelt
        return array("i", sorted({gram for stem in set(stems) for gram in spelt[stem]}))

    def _capitalised(self, text: str) -> frozenset[str]:
        """Give the words with a capital that the text writes small nowhere: what opens a sentence is no name."""
        if not self._capitals:
            return frozenset()
        written = frozenset(self._language.words(text))
        common = {word.capitalize() for word in written if word[0].islower()}
        return frozenset(word for word in written if word[0].isupper()) - common

    def _name(self, stems: Iterable[int], names: frozenset[str]) -> array[int]:
        """Number the names: skeletons of capitalised words, or of every stem where a script has no capitals."""
        if not self._capitals:
            return array("i", sorted({name for stem in set(stems) for name in self._heard[stem]}))
        return array("i", sorted({name for word in sorted(names) for name in self._call(word)}))

    def _call(self, word: str) -> tuple[int, ...]:
        """Number the skeletons of a capitalised word, or the word where it has too few consonants for one."""
        found = self._called.get(word)
        if found is None:
            found = self._hear(word) or self._hear_whole(self._language.fold(word))
            self._called[word] = found
        return found

    def _hear(self, text: str) -> tuple[int, ...]:
        names = self._names
        return tuple(names.setdefault(skeleton, len(names)) for skeleton in self._language.skeletons(text))

    def _hear_whole(self, folded: str) -> tuple[int, ...]:
        if len(folded) < SHORTEST or self._language.is_stop(folded):
            return ()
        return (self._names.setdefault(folded, len(self._names)),)


@lru_cache(maxsize=64)
def counting(language: Language) -> frozenset[str]:
    """Give the stems of number words and weekdays, which say nothing of what a text is about.

    A large window learns that by counting. In a small one "nine" and "Monday" look as rare as a name, and two short
    texts about a bridge and a museum become one story.
    """
    rules = language.rules
    return frozenset(stem for word in (*rules.numbers, *rules.dates.weekdays) for stem in language.keys(word, ()))


def _distinct(stems: Iterable[int]) -> array[int]:
    return array("i", sorted(set(stems)))
