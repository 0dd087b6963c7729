"""Which other articles say the same as a chosen sentence: a claim about them, so the test is strict.

An article says it if it has the sentence word for word, or if one sentence of it holds at least 80 % of what the
chosen one says (its stems, by weight) at a cosine of at least .50, and nothing speaks against it:

* the chosen one states a number that the other does not: another version, or less exact ("several");
* one tells what is to come and the other what was done, or one denies something and the other does not;
* they have other words in the same places, more than in one of fourteen: one form with other actors ("the French
  minister condemned", "the German minister condemned"). A sentence of the news has some 28 stems, so that two
  synonyms or spellings still pass; words spelt alike do not count;
* two of their actors have exchanged places (`roles`);
* one of them is a bare "he added" whose subject stands elsewhere.

A longer sentence that says more besides does say the same; a shorter one that says only part does not.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tasks.languages.skeletons import arabic, western
from tasks.summarise.features import cosine, vector
from tasks.summarise.roles import exchanged

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from tasks.languages import Language
    from tasks.model import ArticleId
    from tasks.summarise.reading import Reading, Sentence
    from tasks.summarise.weights import Weights

SAME = 0.50
HELD = 0.80  # at .70 one claim in ten of a day told only part
SWAPPED = 0.07  # of the stems; at .05 an eighth of the right claims of a day is lost, at .10 short forms pass
LEAST_LETTERS = 4
LEAST_STEMS = 3  # a shared greeting or name alone is not a statement


def conflict(language: Language, one: str, other: str) -> bool:
    """Tell whether each of two sentences has a number that the other lacks: two versions, not one statement."""
    mine, theirs = language.state(one).numbers, language.state(other).numbers
    return bool(mine - theirs) and bool(theirs - mine)


def held(one: Sequence[str], other: Sequence[str], weights: Weights) -> float:
    """Give how much of the stems of `one`, by weight, `other` has."""
    mine, theirs = sorted(set(one)), set(other)
    return sum(weights.of(stem) for stem in mine if stem in theirs) / sum(weights.of(stem) for stem in mine)


def turned(language: Language, one: str, other: str) -> bool:
    """Tell whether `other` lacks a number of `one`, or only one of them announces, or only one denies."""
    mine, theirs = language.state(one), language.state(other)
    return bool(mine.numbers - theirs.numbers) or mine.ahead != theirs.ahead or mine.denied != theirs.denied


def swapped(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the stems in whose place the other sentence has stems that the first has nowhere.

    Words that only stand elsewhere in the other sentence are moved, not swapped; numbers have a rule of their own.
    """
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    here = {stem for step, start, end, _, _ in steps if step != "replace" for stem in one[start:end]}
    there = {stem for step, _, _, start, end in steps if step != "replace" for stem in other[start:end]}
    count = 0
    for step, start, end, first, last in steps:
        if step == "replace":
            mine = [stem for stem in one[start:end] if _stays(stem, there, other[first:last])]
            theirs = [stem for stem in other[first:last] if _stays(stem, here, one[start:end])]
            count += 0 if _spelt_alike("".join(mine), "".join(theirs)) else min(len(mine), len(theirs))
    return count


def _stays(stem: str, moved: Container[str], opposite: Sequence[str]) -> bool:
    return stem not in moved and stem not in opposite and not stem[0].isdigit()


def _spelt_alike(one: str, other: str) -> bool:
    """Tell whether two runs of stems are one name or word in two spellings, or one holds the other."""
    if min(len(one), len(other)) >= LEAST_LETTERS and (one in other or other in one):
        return True
    return any(key and key == skeleton(other) for skeleton in (arabic, western) if (key := skeleton(one)))


def says(other: Sentence, one: Sentence, language: Language, weights: Weights) -> bool:
    """Tell whether the sentence `other` states what `one` states."""
    if min(len(set(one.stems)), len(set(other.stems))) < LEAST_STEMS or held(one.stems, other.stems, weights) < HELD:
        return False
    if cosine(vector(one.stems, weights), vector(other.stems, weights)) < SAME:
        return False
    if turned(language, one.text, other.text):
        return False
    if swapped(one.stems, other.stems) > SWAPPED * len(set(one.stems)):
        return False
    if exchanged(language, one.text, other.text):
        return False
    return "bare" not in {language.opening(one.text), language.opening(other.text)}


def also(sentence: Sentence, home: Reading, readings: Sequence[Reading], weights: Weights) -> tuple[ArticleId, ...]:
    """Give the articles of a story, in its order, that say what `sentence` of the article `home` says.

    A reprint counts like any other article: it is named only if it has the sentence.
    """
    return tuple(
        reading.article.id
        for reading in readings
        if reading.article.id != home.article.id
        and reading.language.code == home.language.code
        and _has(reading, sentence, weights)
    )


def _has(reading: Reading, sentence: Sentence, weights: Weights) -> bool:
    if sentence.text in reading.article.text:
        return True
    return any(says(other, sentence, reading.language, weights) for other in reading.sentences)
