"""Stems: a light stemmer that runs on data, and snowball where a language has it.

The Arabic choice is measured: stripping و ف ب ل ك س only where the rest is a word of the collection merges 125 of
169 form pairs that belong together and 3 of 21 that do not, and leaves names whole («بوتين» keeps its ب).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Container

    from tasks.languages.rules import Affixes, Rules


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 -- the library's name


@lru_cache(maxsize=16)
def _snowball(name: str) -> _Stemmer:
    import snowballstemmer

    stemmer: _Stemmer = snowballstemmer.stemmer(name)
    return stemmer


def tables(name: str) -> list[str]:
    """Give every ending that the tables of a snowball stemmer name, sorted."""
    kind = type(_snowball(name))
    lists = (value for key, value in sorted(vars(kind).items()) if key.startswith("a_") and isinstance(value, list))
    return sorted({each.s for values in lists for each in values if each.s})


@lru_cache(maxsize=65536)
def _by_snowball(name: str, word: str) -> str:
    stem = _snowball(name).stemWord(word)
    return stem if len(stem) >= 3 else word  # what is shorter stands for too many words


def without_article(affixes: Affixes, word: str) -> str:
    """Take the article off a folded word where enough remains."""
    if not word.startswith(affixes.articles) or word in affixes.whole:
        return word
    if word[1:] in affixes.whole:
        return word[1:]
    for article in affixes.articles:
        if word.startswith(article) and len(word) - len(article) >= affixes.least:
            return word[len(article) :]
    return word


def _without_endings(affixes: Affixes, word: str) -> str:
    for _ in range(2):  # «لقاءاتها»: a plural, then a pronoun
        if not word.endswith(affixes.endings):
            return word
        for ending in affixes.endings:
            if word.endswith(ending) and len(word) - len(ending) >= affixes.least:
                word = word[: -len(ending)]
                break
        else:
            return word
    return word


@lru_cache(maxsize=65536)
def _alone(affixes: Affixes, word: str) -> tuple[str, tuple[str, ...]]:
    """Give the stem that a word has by itself, and the words that could change it if they were known."""
    bare = without_article(affixes, word)
    if bare in affixes.whole:
        return bare, ()
    rests = [word[many:] for many in range(1, clitics(word, affixes) + 1)] if bare == word else []
    if bare.endswith(affixes.checked) and not bare.endswith(affixes.firm):
        ends = (len(ending) for ending in affixes.checked if bare.endswith(ending))
        rests += [bare[:-end] for end in ends if len(bare) - end >= affixes.least]
    return _without_endings(affixes, bare), tuple(rests)


def clitics(word: str, affixes: Affixes) -> int:
    """Tell how many letters at the head may be clitics: none, one, or a conjunction and one more."""
    spare = len(word) - affixes.least
    if spare < 1:
        return 0
    if word[0] in affixes.futures:
        return 1 if word[1] in affixes.imperfect else 0
    if word[0] not in affixes.clitics:
        return 0
    if word[0] in affixes.doubled and spare > 2 and word[1] in affixes.clitics:
        return 2
    return 1


def _without_clitics(word: str, affixes: Affixes, vocabulary: Container[str]) -> str:
    """Take off clitics while the rest is a known word; then the article."""
    bare = without_article(affixes, word)
    while bare == word and (most := clitics(word, affixes)):
        for many in range(1, most + 1):
            if word[many:] in vocabulary:
                word = word[many:]
                break
        else:
            break
        bare = without_article(affixes, word)
    return bare


def _asking(word: str, affixes: Affixes, vocabulary: Container[str]) -> str:
    """Strip a word that known words could change: clitics while the rest is known, the article, then endings."""
    bare = _without_clitics(word, affixes, vocabulary)
    if bare in affixes.whole:
        return bare
    if bare.endswith(affixes.checked) and not bare.endswith(affixes.firm):
        for ending in affixes.checked:
            rest = bare[: -len(ending)]
            if bare.endswith(ending) and len(rest) >= affixes.least and rest in vocabulary:
                return _without_endings(affixes, rest)
    return _without_endings(affixes, bare)


def bare(word: str, rules: Rules, vocabulary: Container[str]) -> str:
    """Give a folded word without clitics and article, its ending left alone: how a name is spelt."""
    return _without_clitics(word, rules.affixes, vocabulary) if rules.affixes is not None and word else word


def plainer(stem: str, affixes: Affixes) -> list[str]:
    """Give what a stem may be with less on it, or with the article's letters, which may be the word's own.

    A text knows its own words; a headline of eight has none that would show the ب of «بطوكيو», or that «ألعاب» has no
    article. Whether any of these is a word, only others can tell.
    """
    found = [without_article(affixes, stem[many:]) for many in range(1, clitics(stem, affixes) + 1)]
    if not stem.endswith(affixes.firm):
        found += [stem[: -len(ending)] for ending in affixes.checked if stem.endswith(ending)]
    rests = [form for rest in found for form in (rest, _without_endings(affixes, rest)) if len(form) >= affixes.least]
    return [*rests, *(article + stem for article in affixes.articles)]


def alone(word: str, rules: Rules) -> tuple[str, tuple[str, ...]]:
    """Give the stem that a folded word has by itself, and the words that could change it if they were known."""
    if rules.affixes is not None and not word[:1].isdigit():
        return _alone(rules.affixes, word)
    return stem(word, rules), ()


def among(word: str, rules: Rules, vocabulary: Container[str]) -> str:
    """Give the stem of a folded word beside known words of which one at least could change it."""
    return _asking(word, rules.affixes, vocabulary) if rules.affixes is not None else stem(word, rules)


def stem(word: str, rules: Rules, vocabulary: Container[str] = ()) -> str:
    """Give the stem of a folded word; the word itself where the language has no stemmer or it holds a digit."""
    if not word or word[0].isdigit():
        return word
    if rules.affixes is None:
        return _by_snowball(rules.stemmer, word) if rules.stemmer else word
    by_itself, rests = _alone(rules.affixes, word)
    for rest in rests:
        if rest in vocabulary:
            return _asking(word, rules.affixes, vocabulary)
    return by_itself
