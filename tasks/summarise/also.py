"""Which other articles say the same as a chosen sentence: a claim about them, so the test is strict.

An article says it if it has the sentence word for word, or if one sentence of it holds at least 70 % of what the
chosen one says (its stems, by weight) at a cosine of at least .50, neither has a number where the other has another,
and neither is a bare "he added" whose subject stands elsewhere. A longer sentence that says more besides does say the
same; a shorter one that says only part does not. Read by hand, 40 of 40 such claims of one Arabic day were right (one a
story, word-for-word ones left out).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.summarise.features import cosine, vector

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.languages import Language
    from tasks.model import ArticleId
    from tasks.summarise.reading import Reading, Sentence
    from tasks.summarise.weights import Weights

SAME = 0.50
HELD = 0.70
LEAST_STEMS = 3  # a shared greeting or name alone is not a statement


def conflict(language: Language, one: str, other: str) -> bool:
    """Tell whether each of two sentences has a number that the other lacks: two versions, not one statement."""
    mine, theirs = language.numbers(one), language.numbers(other)
    return bool(mine - theirs) and bool(theirs - mine)


def held(one: Sequence[str], other: Sequence[str], weights: Weights) -> float:
    """Give how much of the stems of `one`, by weight, `other` has."""
    mine, theirs = sorted(set(one)), set(other)
    return sum(weights.of(stem) for stem in mine if stem in theirs) / sum(weights.of(stem) for stem in mine)


def says(other: Sentence, one: Sentence, language: Language, weights: Weights) -> bool:
    """Tell whether the sentence `other` states what `one` states."""
    if min(len(set(one.stems)), len(set(other.stems))) < LEAST_STEMS or held(one.stems, other.stems, weights) < HELD:
        return False
    if cosine(vector(one.stems, weights), vector(other.stems, weights)) < SAME:
        return False
    if conflict(language, one.text, other.text):
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
