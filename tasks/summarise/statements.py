"""Who said what: sentences that quote somebody whom they name themselves, one line a speaker and statement.

A sentence is taken only where its language is certain who speaks in it (`tasks/languages/speech.py`); what a reader
would have to look up in the sentence before is left out. Two outlets that print one statement, and a statement that the
summary tells already, are known by the test of `also`, or by more than a third of shared weight.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.model import Excerpt, Quotation, Span
from tasks.summarise.also import also, says
from tasks.summarise.features import cosine, vector

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tasks.languages import Language
    from tasks.summarise.pool import Candidate, Pool
    from tasks.summarise.reading import Reading, Sentence
    from tasks.summarise.weights import Weights

MOST = 4  # of a story: a handful
SPEAKERS = 2  # statements of one speaker, so that a press conference does not fill the page
LONGEST = 420  # code points: some seventy words, which a reader still takes for one statement
SAME = 0.35  # likeness from which two quotations are one statement: nobody says so much alike twice
DEEP = 40  # sentences of a text among which statements are looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence that quotes, and who speaks in it."""

    reading: Reading
    sentence: Sentence
    text: int  # which of the story's distinct texts
    speaker: Span  # in the sentence
    marked: bool

    @property
    def name(self) -> str:
        """Give the speaker as the sentence names them."""
        return self.sentence.text[self.speaker.start : self.speaker.end]


def statements(pool: Pool, chosen: Sequence[Candidate], readings: Sequence[Reading]) -> tuple[Quotation, ...]:
    """Choose who is quoted in a story, in the order of its texts; at most as many as there are texts, and `MOST`.

    Args:
        pool: The story's distinct texts and the weights of its words.
        chosen: The sentences that are told already: its summary, and what stands side by side.
        readings: All its articles, among which those are named that say the same.

    """
    found = list(_quoting(pool.readings))
    told = [one.sentence for one in chosen]
    kept: list[Statement] = []
    for one in sorted(found, key=lambda one: (-_support(one, found, pool.weights), not one.marked, _place(one))):
        near = [*told, *(other.sentence for other in kept)]
        if any(_same(one.sentence, other, one.reading.language, pool.weights) for other in near):
            continue
        if sum(_one_speaker(one, other) for other in kept) < SPEAKERS:
            kept.append(one)
        if len(kept) == min(MOST, len(pool.readings)):
            break
    return tuple(
        _quotation(one, readings, pool.weights) for one in sorted(kept, key=lambda one: (one.text, _place(one)))
    )


def _quoting(texts: Sequence[Reading]) -> Iterator[Statement]:
    for text, reading in enumerate(texts):
        for sentence in reading.sentences[:DEEP]:
            if sentence.fault or sentence.quoted or len(sentence.text) > LONGEST:
                continue
            found = reading.language.said(sentence.text)
            if found:
                yield Statement(
                    reading=reading, sentence=sentence, text=text, speaker=found.speaker, marked=found.marked
                )


def _place(one: Statement) -> tuple[int, int]:
    return one.sentence.index, one.text


def _support(one: Statement, found: Sequence[Statement], weights: Weights) -> int:
    """Count the other texts that quote the same."""
    language = one.reading.language
    return len(
        {
            other.text
            for other in found
            if other.text != one.text and _same(one.sentence, other.sentence, language, weights)
        }
    )


def _same(one: Sentence, other: Sentence, language: Language, weights: Weights) -> bool:
    """Tell whether two sentences are one statement, whichever says more of it."""
    if one.text == other.text:
        return True
    if not set(one.stems) & set(other.stems):
        return False
    if cosine(vector(one.stems, weights), vector(other.stems, weights)) >= SAME:
        return True
    return says(one, other, language, weights) or says(other, one, language, weights)


def _one_speaker(one: Statement, other: Statement) -> bool:
    """Tell whether two namings are of one speaker: the shorter repeats words of the longer."""
    mine, theirs = (set(each.reading.language.keys(each.name)) for each in (one, other))
    return mine <= theirs or theirs <= mine


def _quotation(one: Statement, readings: Sequence[Reading], weights: Weights) -> Quotation:
    home, span = one.reading, one.sentence.span
    return Quotation(
        excerpt=Excerpt(
            text=one.sentence.text,
            article=home.article.id,
            start=span.start,
            end=span.end,
            also=also(one.sentence, home, readings, weights),
        ),
        speaker=one.name,
        start=span.start + one.speaker.start,
        end=span.start + one.speaker.end,
    )
