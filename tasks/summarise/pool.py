"""The sentences among which a summary is chosen, with all that the methods may want to know of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tasks.languages import get
from tasks.summarise.eligible import LENT, NEVER
from tasks.summarise.features import cosines, vector
from tasks.summarise.weights import count

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence
    from datetime import datetime

    from tasks.languages import Language
    from tasks.languages.states import State
    from tasks.model import ArticleId
    from tasks.summarise.reading import Reading, Sentence
    from tasks.summarise.weights import Weights

LARGEST = 400  # sentences; all cosines of a story of 206 take 25 ms and grow with the square


@lru_cache(maxsize=4096)
def _opening(code: str, sentence: str) -> str:
    return get(code).opening(sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that may be chosen: whose it is, and how far up it stands among the eligible ones of its text."""

    article: ArticleId
    text: int  # which of the story's distinct texts
    rank: int  # from 0
    first: bool  # nothing that could be its antecedent stands before it
    language: Language
    sentence: Sentence

    @property
    def opening(self) -> str:
        """Say what kind of sentence begins here: what its language says, or "quote" for words without their speaker.

        Asked only of those that come near being chosen: it costs as much as reading them did.
        """
        return "quote" if self.sentence.quoted else _opening(self.language.code, self.sentence.text)

    @property
    def state(self) -> State:
        """Give the state of the story that it tells; asked only of those that have a rival."""
        return self.language.state(self.sentence.text)

    @property
    def name(self) -> tuple[ArticleId, int]:
        """Give what ties are broken by: article, then position."""
        return (self.article, self.sentence.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """The candidates of one story or article; `near` holds their cosines, `eligible` counts them for each text."""

    candidates: tuple[Candidate, ...]
    eligible: tuple[int, ...]
    readings: tuple[Reading, ...]  # one for each distinct text
    times: tuple[datetime | None, ...]  # when each text was first published, where that is known
    voices: tuple[int, ...]  # whose each text is: texts of one publisher alone are one voice
    weights: Weights  # of the story's stems
    near: tuple[dict[int, float], ...]


def pooled(
    readings: Sequence[Reading], times: Sequence[datetime | None], voices: Sequence[int] = (), *, brief: bool = False
) -> Pool:
    """Gather the candidates of the distinct texts of a story, those that are brief among them where it is asked for.

    Without `voices` each text is one.
    """
    chosen = _eligible(readings, {"", "brief"} if brief else {""})
    found = [
        _candidate(reading, sentence, text=text, rank=rank)
        for text, (reading, sentences) in enumerate(zip(readings, chosen, strict=True))
        for rank, sentence in enumerate(sentences)
    ]
    if len(found) > LARGEST:  # every text keeps its first sentences
        found = sorted(found, key=lambda one: (one.rank, one.text))[:LARGEST]
    found.sort(key=lambda one: one.name)
    weights = count(sentence.stems for reading in readings for sentence in reading.sentences)
    near = cosines([vector(one.sentence.stems, weights) for one in found])
    return Pool(
        candidates=tuple(found),
        eligible=tuple(len(sentences) for sentences in chosen),
        readings=tuple(readings),
        times=tuple(times),
        voices=tuple(voices) or tuple(range(len(readings))),
        weights=weights,
        near=tuple(near),
    )


def _eligible(readings: Sequence[Reading], fit: Container[str]) -> list[list[Sentence]]:
    """Give the eligible sentences of each text; where no text has any, those with the lightest faults."""
    tests: tuple[Callable[[str], bool], ...] = (
        lambda why: why in fit,
        lambda why: why in LENT,
        lambda why: why not in NEVER,
    )
    tiers = ([[s for s in reading.sentences if test(s.fault)] for reading in readings] for test in tests)
    return next((tier for tier in tiers if any(tier)), [[] for _ in readings])


def _candidate(reading: Reading, sentence: Sentence, *, text: int, rank: int) -> Candidate:
    return Candidate(
        article=reading.article.id,
        text=text,
        rank=rank,
        first=rank == 0,
        language=reading.language,
        sentence=sentence,
    )
