"""Which other articles say the same as a chosen sentence: a claim about them, so the test is strict.

Two sentences say the same if their cosine is at least .50 with the weights of the window and with the weights of the
story's own sentences, neither has a number where the other has another, and neither is a bare "he added" whose subject
stands elsewhere. By hand labels of 40 pairs that passed in a real day, 31 were right; outside royal telegrams of
condolence and thanks (which the last condition removes) 31 of 32.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.summarise.features import cosine, vector
from tasks.summarise.weights import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.languages import Language
    from tasks.model import ArticleId
    from tasks.summarise.reading import Reading, Sentence
    from tasks.summarise.weights import Weights

SAME = 0.50
LEAST_STEMS = 3  # a shared greeting or name alone is not a statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales:
    """The two weightings that must both find two sentences alike."""

    window: Weights
    story: Weights

    @classmethod
    def of(cls, readings: Sequence[Reading], window: Weights) -> Scales:
        """Count the story's own sentences; `window` was counted over all texts of the call."""
        return cls(window=window, story=count(s.stems for reading in readings for s in reading.sentences))

    def likeness(self, one: Sequence[str], other: Sequence[str]) -> float:
        """Give the smaller of the two cosines."""
        first = cosine(vector(one, self.window), vector(other, self.window))
        return first if first < SAME else min(first, cosine(vector(one, self.story), vector(other, self.story)))


def conflict(language: Language, one: str, other: str) -> bool:
    """Tell whether each of two sentences has a number that the other lacks: two versions, not one statement."""
    mine, theirs = language.numbers(one), language.numbers(other)
    return bool(mine - theirs) and bool(theirs - mine)


def say_same(one: Sentence, other: Sentence, language: Language, scales: Scales) -> bool:
    """Tell whether two sentences of one language state the same."""
    if one.text == other.text:
        return True
    if min(len(set(one.stems)), len(set(other.stems))) < LEAST_STEMS:
        return False
    if scales.likeness(one.stems, other.stems) < SAME or conflict(language, one.text, other.text):
        return False
    return "bare" not in {language.opening(one.text), language.opening(other.text)}


def also(sentence: Sentence, home: Reading, readings: Sequence[Reading], scales: Scales) -> tuple[ArticleId, ...]:
    """Give the articles of a story, in its order, that say what `sentence` of the article `home` says.

    A reprint counts like any other article: it is named only if it has the sentence.
    """
    return tuple(
        reading.article.id
        for reading in readings
        if reading.article.id != home.article.id
        and reading.language.code == home.language.code
        and _has(reading, sentence, scales)
    )


def _has(reading: Reading, sentence: Sentence, scales: Scales) -> bool:
    if sentence.text in reading.article.text:
        return True
    return any(say_same(sentence, other, reading.language, scales) for other in reading.sentences)
