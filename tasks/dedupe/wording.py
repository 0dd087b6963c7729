"""How the texts of a story spell what they share: words and names for a reader, found again in the clean text.

Only the first part of a text is read: what carries a match stands early and often. A name is told by how it is
written. Where there are capital letters it has one inside its sentences. Arabic script has none: there a name takes
neither the article nor a preposition, pronoun or adverb's ending, has not the form of a verbal noun, does not change
its first letter as verbs do, and seldom opens a sentence. Some common words pass: they are shown to a reader, no more.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tasks.languages.stops import stops

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Mapping, Sequence

    from tasks.languages import Language
    from tasks.model import Article

READ = 400  # words of a text
TAUGHT = 2000  # articles that tell which words take an article: nine in ten occurrences of what 10,000 made ones tell
LETTERS = 50_000  # of a text that tell which words take an article: what keys are made of
SHORTEST = 3  # letters of a name
CAPITAL = 0.5  # share of its places inside sentences where a name has its capital
TANWIN = "\u064b"  # the mark of an adverb or object: «داعياً»
PRONOUNS = ("ها", "هم", "هما", "هن", "كم", "نا")  # at the end of a word of six letters or more: «واستقرارها»
VERBAL = re.compile(r"است...|است..ا.|ا.ت.ا.|ان..ا.|ت..ي[^ا]|م.ا..ه")  # «استقبال، اقتحام، انفجار، تعزيز، محاوله», folded
PERSONS = "يتن"  # first letters by which a verb tells its person: «يعكس، تعكس، نعكس»
OPENS = 0.34  # share of its places at the head of a sentence up to which an Arabic word may be a name


Spellings = dict[str, dict[str, int]]  # key → spelling → times


@dataclass(slots=True)
class Seen:
    """One word of one text: how often, how often at the head of a sentence or inside, how often with a capital."""

    times: int = 0
    heads: int = 0
    inside: int = 0
    capitals: int = 0

    def add(self, word: str, told: Told) -> None:
        """Count what a text has under one form of the word."""
        times, heads = told.times[word], told.heads.get(word, 0)
        inside = times - heads - told.titled.get(word, 0)
        self.times += times
        self.heads += heads
        self.inside += inside
        if word[0].isupper():
            self.capitals += inside


class Told(NamedTuple):
    """How often the first part of a text has each word, as spelt, in order of first meeting."""

    times: Counter[str]
    heads: Counter[str]  # at the head of a sentence
    titled: Counter[str]  # in the title, where capitals and places say nothing


class Known(NamedTuple):
    """What a run has learnt of a word, wherever it stands."""

    name: bool  # whether it has the form of a name
    clitic: bool  # whether it may begin with a preposition or conjunction


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of one text as spelt, by what they are compared by."""

    words: Spellings = field(default_factory=dict)  # by stem
    names: Spellings = field(default_factory=dict)  # by skeleton, or by folded word


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

    def __init__(
        self,
        language: Language,
        articles: Sequence[Article],
        stems: Container[str],
        nouns: frozenset[str] | None = None,
    ) -> None:
        """Learn of a window what no word tells by itself.

        Args:
            language: of the texts.
            articles: in which words take an article.
            stems: that are known, for they stand in several of them.
            nouns: the words that take an article, where they were found before.
        """
        self._language = language
        self._stems = stems
        self._stops = stops(language.rules)
        self._folded: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._known: dict[str, Known] = {}
        self._spelling: dict[str, dict[str, int]] = {}  # stem → word → how many of the word's parts have the stem
        self._likely: set[str] = set()  # words that may be names, or hold one behind a clitic: few
        affixes = language.rules.affixes
        self._clitics = affixes.clitics if affixes else ""
        self._articles = affixes.articles if affixes else ()
        self.nouns = self._defined(articles[:TAUGHT]) if nouns is None else nouns

    def _defined(self, articles: Sequence[Article]) -> frozenset[str]:
        """Give the folded words that take an article anywhere in the window: common nouns, and few names."""
        if not self._articles:
            return frozenset()
        pattern = re.compile(rf"\b(?:{'|'.join(self._articles)})(\w{{{SHORTEST},}})")
        spelt: set[str] = set()
        for article in articles:
            spelt.update(article.text[:LETTERS].split())  # a tenth of the letters, for no word holds a space
        found = list(set(pattern.findall(" ".join(spelt))))
        self._fold_all(found)
        return frozenset(map(self._fold, found))

    def wording(self, article: Article, wanted: Collection[str] = ()) -> Wording:
        """Read the names of `article`, and how it spells the `wanted` stems."""
        told = self._told(article)
        times = told.times
        self._fold_all([word for word in times if word not in self._known])
        for word in [word for word in times if word not in self._known]:
            self._learn(word)
        made = Wording(words=self._spelt(times, wanted))
        seen: dict[str, Seen] = {}
        for word in filter(self._likely.__contains__, times):
            known = self._known[word]
            bare = self._bare(word, times) if known.clitic else word
            if known.name if bare is word else (self._known.get(bare) or self._learn(bare)).name:
                seen.setdefault(bare, Seen()).add(word, told)
        for word, one in seen.items():
            if self._acts(word, one):
                made.names.setdefault(self._key(word), {})[word] = one.times
        return made

    def _spelt(self, times: Mapping[str, int], wanted: Collection[str]) -> Spellings:
        """Give how a text that has words so many times spells the `wanted` stems."""
        found: Spellings = {}
        for stem in wanted:
            words = self._spelling.get(stem, {})
            if mine := {word: parts * times[word] for word, parts in words.items() if word in times}:
                found[stem] = mine
        return found

    def _learn(self, word: str) -> Known:
        """Note what a word is, clitics left on: a text that has the bare word too spells it so."""
        folded = self._fold(word)
        if folded.isalpha():  # nothing in it to part: most words
            stems: tuple[str, ...] = () if folded in self._stops else (self._language.stem(folded),)
        else:
            stems = tuple(self._language.keys(word, ()))
        for stem in stems:
            spelling = self._spelling.setdefault(stem, {})
            spelling[word] = spelling.get(word, 0) + 1
        known = Known(name=self._may_name(word, folded), clitic=word[0] in self._clitics and len(word) > SHORTEST)
        self._known[word] = known
        if known.name or known.clitic:
            self._likely.add(word)
        return known

    def _told(self, article: Article) -> Told:
        """Count the words of an article's first part."""
        title = self._language.words(article.title)
        read, first = list(title), []
        for start, end in article.sentences:
            if len(read) >= READ:
                break
            words = self._language.words(article.text[start:end])
            read += words
            first += words[:1]
        return Told(Counter(read), Counter(first), Counter(title))

    def _bare(self, word: str, spelt: Container[str]) -> str:
        """Take prepositions and conjunctions off an Arabic word, where the text has what is left as a word."""
        while len(word) > SHORTEST and word[0] in self._clitics and word[1:] in spelt:
            word = word[1:]
        return word

    @staticmethod
    def _acts(word: str, seen: Seen) -> bool:
        """Tell whether a word of a name's form stands in this text as names do."""
        if word[0].lower() != word[0].upper():
            return bool(seen.capitals) and seen.capitals >= CAPITAL * seen.inside
        return seen.heads <= OPENS * seen.times

    def _may_name(self, word: str, folded: str) -> bool:
        """Tell whether a word has the form of a name, wherever it stands."""
        if len(folded) < SHORTEST or not word[0].isalpha() or folded in self._stops:
            return False
        if word[0].lower() != word[0].upper():
            return word[0].isupper()
        if not self._articles or folded in self.nouns or folded.startswith(self._articles) or TANWIN in word:
            return False
        inflected = (len(folded) >= 6 and folded.endswith(PRONOUNS)) or VERBAL.fullmatch(folded)
        joined = folded[0] in self._clitics and (folded[1:] in self._stems or folded[1:] in self.nouns)
        return not inflected and not joined and not self._is_verb(folded)

    def _is_verb(self, folded: str) -> bool:
        """Tell whether a word stands in the window with another person, or is said of the future."""
        if folded[0] == "س" and folded[1] in PERSONS and folded[1:] in self._stems:
            return True
        others = (other + folded[1:] for other in PERSONS if other != folded[0])
        return folded[0] in PERSONS and any(other in self._stems for other in others)

    def _key(self, word: str) -> str:
        """Give what spellings of one name have in common."""
        if word not in self._keys:
            self._keys[word] = "".join(self._language.skeletons(word)) or self._fold(word)
        return self._keys[word]

    def _fold_all(self, words: Sequence[str]) -> None:
        """Fold words together: no rule of folding reaches over the end of a line."""
        folded = self._language.fold("\n".join(words)).split("\n")
        if len(folded) == len(words):
            self._folded.update(zip(words, folded, strict=True))

    def _fold(self, word: str) -> str:
        if word not in self._folded:
            self._folded[word] = self._language.fold(word)
        return self._folded[word]
