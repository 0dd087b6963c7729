"""What a run learns of the words of one language's texts, each once: its stem, and whether it has a name's form.

A name is told by how it is written. Where there are capital letters it begins with one. Arabic script has none: there
a name takes neither the article nor a preposition, pronoun or adverb's ending, has not the form of a verbal noun, and
does not change its first letter as verbs do. Some common words pass: they are shown to a reader, no more.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tasks.languages.arabic_forms import standing
from tasks.languages.stops import stops

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Mapping, Sequence

    from tasks.languages import Language
    from tasks.model import Article

TAUGHT = 2000  # articles that tell which words take an article: nine in ten occurrences of what 10,000 made ones tell
LETTERS = 50_000  # of a text that tell which words take an article: what keys are made of
SHORTEST = 3  # letters of a name
TANWIN = "\u064b"  # the mark of an adverb or object: «داعياً»
PRONOUNS = ("ها", "هم", "هما", "هن", "كم", "نا")  # at the end of a word of six letters or more: «واستقرارها»
VERBAL = re.compile(r"است...|است..ا.|ا.ت.ا.|ان..ا.|ت..ي[^ا]|م.ا..ه")  # «استقبال، اقتحام، انفجار، تعزيز، محاوله», folded
PERSONS = "يتن"  # first letters by which a verb tells its person: «يعكس، تعكس، نعكس»


class Taught(NamedTuple):
    """What a language's texts teach together; both empty where that tells no names."""

    nouns: frozenset[str]  # folded words that take an article: common nouns, and few names
    standing: Collection[str]  # all words, by which Arabic verbs are told from names


def taught(articles: Sequence[Article], language: Language) -> Taught:
    """Read the first articles of a window."""
    longer = language.rules.affixes.articles if language.rules.affixes else ()
    if not longer:
        return Taught(frozenset(), frozenset())
    spelt: set[str] = set()
    for article in articles[:TAUGHT]:
        spelt.update(article.text[:LETTERS].split())  # a tenth of the letters, for no word holds a space
    defined = re.compile(rf"\b(?:{'|'.join(longer)})(\w{{{SHORTEST},}})")
    nouns = frozenset(fold_all(set(defined.findall(" ".join(spelt))), language))
    if language.code != "ar":
        return Taught(nouns, frozenset())
    spelt.update(word for article in articles[:TAUGHT] for word in article.title.split())
    return Taught(nouns, standing(spelt))


class Lexicon:
    """The words of one language that were met."""

    def __init__(self, language: Language, taught: Taught, stems: Container[str]) -> None:
        """Know what no word tells by itself.

        Args:
            language: of the texts.
            taught: what the texts teach together.
            stems: that are known, for they stand in several texts.
        """
        self._language = language
        self._nouns = taught.nouns
        self._known = stems
        self._stops = stops(language.rules)
        self._keys: dict[str, str] = {}
        self.stem: dict[str, str | None] = {}  # of each word met; None where it has none, or several
        self.parts: dict[str, Mapping[str, int]] = {}  # of a word that has several stems: each, with how often
        self.names: dict[str, str] = {}  # words that have a name's form, and how they are folded
        self.bound: set[str] = set()  # words that may begin with a preposition or conjunction
        self.likely: set[str] = set()  # words of either kind: few
        affixes = language.rules.affixes
        self.clitics = affixes.clitics if affixes else ""
        self._articles = affixes.articles if affixes else ()

    def learn(self, words: set[str]) -> None:
        """Note what words are, clitics left on: a text that has the bare word too spells it so."""
        new = words.difference(self.stem)
        for word, folded in zip(new, fold_all(new, self._language), strict=True):
            self.stem[word] = self._stem(word, folded)
            if self._may_name(word, folded):
                self.names[word] = folded
                self.likely.add(word)
            if word[0] in self.clitics and len(word) > SHORTEST:
                self.bound.add(word)
                self.likely.add(word)

    def key(self, word: str) -> str:
        """Give what spellings of one of the `names` have in common: its skeleton, or its folded form."""
        if word not in self._keys:
            folded = self.names[word]
            self._keys[word] = "".join(self._language.skeletons(word, folded)) or folded
        return self._keys[word]

    def _stem(self, word: str, folded: str) -> str | None:
        """Give the one stem of a word; note those of a word that has several."""
        if folded.isalpha():  # nothing in it to part: most words
            return None if folded in self._stops else self._language.stem(folded)
        stems = self._language.keys(word, ())
        if len(stems) > 1:
            self.parts[word] = Counter(stems)
        return stems[0] if len(stems) == 1 else None

    def _may_name(self, word: str, folded: str) -> bool:
        """Tell whether a word has the form of a name, wherever it stands."""
        if len(folded) < SHORTEST or not word[0].isalpha() or folded in self._stops:
            return False
        if word[0].lower() != word[0].upper():
            return word[0].isupper()
        if not self._articles or folded in self._nouns or folded.startswith(self._articles) or TANWIN in word:
            return False
        inflected = (len(folded) >= 6 and folded.endswith(PRONOUNS)) or VERBAL.fullmatch(folded)
        joined = folded[0] in self.clitics and (folded[1:] in self._known or folded[1:] in self._nouns)
        return not inflected and not joined and not self._is_verb(folded)

    def _is_verb(self, folded: str) -> bool:
        """Tell whether a word stands in the window with another person, or is said of the future."""
        if folded[0] == "س" and folded[1] in PERSONS and folded[1:] in self._known:
            return True
        others = (other + folded[1:] for other in PERSONS if other != folded[0])
        return folded[0] in PERSONS and any(other in self._known for other in others)


def fold_all(words: Collection[str], language: Language) -> Iterable[str]:
    """Fold words together: no rule of folding reaches over the end of a line."""
    folded = language.fold("\n".join(words)).split("\n")
    return folded if len(folded) == len(words) else map(language.fold, words)
