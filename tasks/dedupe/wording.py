"""How the texts of a story spell what they share: words and names for a reader, found again in the clean text.

Only the first part of a text is read: what carries a match stands early and often. What has a name's form (`lexicon`)
is a name where it stands as names do: with its capital inside sentences or, in a script without capitals, seldom at
the head of one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from tasks.dedupe.lexicon import SHORTEST, Lexicon

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Mapping, Sequence

    from tasks.languages import Language
    from tasks.model import Article

READ = 400  # words of a text
CAPITAL = 0.5  # share of its places inside sentences where a name has its capital
OPENS = 0.34  # share of its places at the head of a sentence up to which an Arabic word may be a name


Spellings = dict[str, dict[str, int]]  # key → spelling → times


class Written(NamedTuple):
    """The words of the first part of a text, and how often it has each."""

    words: tuple[str, ...]
    times: tuple[int, ...]


class Occurrences(NamedTuple):
    """How often the first part of a text has each word, as spelt, in order of first meeting."""

    times: Counter[str]
    heads: Counter[str]  # at the head of a sentence
    titled: Counter[str]  # in the title, where capitals and places say nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of one text as spelt, by what they are compared by."""

    words: Spellings = field(default_factory=dict)  # by stem
    names: Spellings = field(default_factory=dict)  # by skeleton, or by folded word
    written: Written | None = None  # all words of what was read; None of what is known from before


def together(wordings: Sequence[Wording]) -> Wording:
    """Put the wordings of several texts into one."""
    made = Wording()
    for wording in wordings:
        for mine, theirs in ((made.words, wording.words), (made.names, wording.names)):
            for key, spellings in theirs.items():
                merged = mine.setdefault(key, {})
                for word, times in spellings.items():
                    merged[word] = merged.get(word, 0) + times
    return made


class Reader:
    """Reads the wording of texts of one language; keeps for the run what it learnt of each word."""

    def __init__(self, language: Language, lexicon: Lexicon) -> None:
        self._language = language
        self._lexicon = lexicon

    def wordings(self, articles: Sequence[Article], wanted: Collection[str] = ()) -> list[Wording]:
        """Read the names of each article, and how it spells the `wanted` stems."""
        read = [self._occurrences(article) for article in articles]
        self._lexicon.learn(set().union(*(one.times for one in read)))
        return [self._wording(one, wanted) for one in read]

    def _wording(self, met: Occurrences, wanted: Collection[str]) -> Wording:
        times = met.times
        written = Written(tuple(times), tuple(times.values()))
        return Wording(words=self._spelt(times, wanted), names=self._names(met), written=written)

    def _occurrences(self, article: Article) -> Occurrences:
        """Count the words of an article's first part."""
        title = self._language.words(article.title)
        read, first = list(title), []
        for start, end in article.sentences:
            if len(read) >= READ:
                break
            words = self._language.words(article.text[start:end])
            read += words
            first += words[:1]
        return Occurrences(Counter(read), Counter(first), Counter(title))

    def _spelt(self, times: Mapping[str, int], wanted: Collection[str]) -> Spellings:
        """Give how a text that has words so many times spells the `wanted` stems."""
        found: Spellings = {}
        stems = self._lexicon.stem
        asked = map(wanted.__contains__, map(stems.__getitem__, times))
        for word, written in compress(times.items(), asked):
            found.setdefault(stems[word] or "", {})[word] = written
        for word in self._lexicon.parts.keys() & times.keys():
            for stem, parts in self._lexicon.parts[word].items():
                if stem in wanted:
                    found.setdefault(stem, {})[word] = parts * times[word]
        return found

    def _names(self, met: Occurrences) -> Spellings:
        """Give the names of a text: prepositions and conjunctions come off where the rest is a word of it."""
        lexicon, times = self._lexicon, met.times
        forms: dict[str, list[str]] = {}
        for word in filter(lexicon.likely.__contains__, times):
            bare = self._bare(word, times) if word in lexicon.bound else word
            if bare in lexicon.names:
                forms.setdefault(bare, []).append(word)
        found: Spellings = {}
        for bare, words in forms.items():
            if written := _written(bare, words, met):
                found.setdefault(lexicon.key(bare), {})[bare] = written
        return found

    def _bare(self, word: str, spelt: Container[str]) -> str:
        """Take prepositions and conjunctions off an Arabic word, where the text has what is left as a word."""
        while len(word) > SHORTEST and word[0] in self._lexicon.clitics and word[1:] in spelt:
            word = word[1:]
        return word


def _written(name: str, words: Sequence[str], met: Occurrences) -> int:
    """Tell how often a text has a word of a name's form, in these `words`; 0 where it does not stand as names do."""
    written = heads = titled = capitals = 0
    for word in words:
        times, opens, entitles = met.times[word], met.heads.get(word, 0), met.titled.get(word, 0)
        written += times
        heads += opens
        titled += entitles
        if word[0].isupper():
            capitals += times - opens - entitles
    inside = written - heads - titled
    acts = 0 < capitals >= CAPITAL * inside if name[0].isupper() else heads <= OPENS * written
    return written if acts else 0
