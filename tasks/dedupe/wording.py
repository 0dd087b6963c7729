"""How the texts of a story spell what they share: words and names for a reader, found again in the clean text.

Only the first part of a text is read: what carries a match stands early and often. A name is told by how it is
written. Where there are capital letters it has one inside its sentences; in Arabic script, which has none, it never
takes the article and seldom opens a sentence, as verbs do.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from tasks.languages import Language
    from tasks.model import Article

READ = 400  # words of a text
SHORTEST = 3  # letters of a name
CAPITAL = 0.5  # share of its places inside sentences where a name has its capital
OPENS = 0.34  # share of its places at the head of a sentence up to which an Arabic word may be a name


@dataclass(slots=True)
class Seen:
    """One word of one text: how often, how often at the head of a sentence or inside, how often with a capital."""

    times: int = 0
    heads: int = 0
    inside: int = 0
    capitals: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of one text as spelt, by what they are compared by."""

    words: dict[str, Counter[str]] = field(default_factory=dict)  # stem → spellings
    names: dict[str, Counter[str]] = field(default_factory=dict)  # skeleton, or folded word → spellings


class Reader:
    """Reads the wording of texts of one language; keeps for the run what it learnt of each word."""

    def __init__(self, language: Language, vocabulary: Container[str]) -> None:
        self._language = language
        self._vocabulary = vocabulary
        self._stems: dict[str, tuple[str, ...]] = {}
        self._bare: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        affixes = language.rules.affixes
        self._articles = affixes.articles if affixes else ()
        self._clitics = affixes.clitics if affixes else ""

    def wording(self, article: Article) -> Wording:
        """Read the words and names of `article`."""
        made = Wording()
        seen: dict[str, Seen] = {}
        for word, place in self._words(article):
            for stem in self._stem(word):
                made.words.setdefault(stem, Counter())[word] += 1
            one = seen.setdefault(self._without_clitic(word), Seen())
            one.times += 1
            one.heads += place == 0
            one.inside += place > 0
            one.capitals += place > 0 and word[0].isupper()
        for word, one in seen.items():
            if self._is_name(word, one):
                made.names.setdefault(self._key(word), Counter())[word] += one.times
        return made

    def _words(self, article: Article) -> Iterator[tuple[str, int]]:
        """Give the words with their place in the sentence; -1 in the title, where capitals and places say nothing."""
        title = self._language.words(article.title)
        yield from ((word, -1) for word in title)
        left = READ - len(title)
        for start, end in article.sentences:
            if left <= 0:
                return
            words = self._language.words(article.text[start:end])
            yield from ((word, place) for place, word in enumerate(words))
            left -= len(words)

    def _stem(self, word: str) -> tuple[str, ...]:
        found = self._stems.get(word)
        if found is None:
            found = self._stems[word] = tuple(self._language.keys(word, self._vocabulary))
        return found

    def _without_clitic(self, word: str) -> str:
        """Take a preposition or conjunction off an Arabic word, where what is left is a known word."""
        found = self._bare.get(word)
        if found is None:
            found = word
            while len(found) > SHORTEST and found[0] in self._clitics and self._fold(found[1:]) in self._vocabulary:
                found = found[1:]
            self._bare[word] = found
        return found

    def _is_name(self, word: str, seen: Seen) -> bool:
        if len(word) < SHORTEST or not word[0].isalpha() or self._language.is_stop(self._fold(word)):
            return False
        if word[0].lower() != word[0].upper():
            return bool(seen.capitals) and seen.capitals >= CAPITAL * seen.inside and word[0].isupper()
        folded = self._fold(word)
        taken = any(article + folded in self._vocabulary or folded.startswith(article) for article in self._articles)
        return bool(self._articles) and not taken and seen.heads <= OPENS * seen.times

    def _key(self, word: str) -> str:
        """Give what spellings of one name have in common."""
        found = self._keys.get(word)
        if found is None:
            skeletons = self._language.skeletons(word) if hasattr(self._language, "skeletons") else []
            found = self._keys[word] = "".join(skeletons) or self._fold(word)
        return found

    def _fold(self, word: str) -> str:
        return self._language.fold(word)
