"""Sentences of several texts that give other figures for one thing, to be read side by side; none is judged.

Two sentences are versions of one statement where they are alike at .35 and give another number of one thing
(`tasks/languages/apart.py`), or where they count other numbers of dead and are alike enough to tell of one event. Of
19 pairs of our own writing that are one statement with other figures, all are found. That each has a number that the
other lacks is not enough: of 34 such rows in 1,789 articles of three sets 13 told two things, or one in other words.

What a summary has no room for may differ too. Of the other sentences those are set side by side that are the same word
for word but for a number: there nothing is left to doubt, even where "he added" leaves out who speaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.languages.apart import MOULD, apart, counted, mould
from tasks.summarise.also import SWAPPED, conflict, swapped
from tasks.summarise.newest import FIRST, LIKE, parted
from tasks.summarise.roles import exchanged

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tasks.model import ArticleId
    from tasks.summarise.pool import Candidate, Pool

VERSION = 0.35  # of six labelled versions of a day all are that much alike; below, other events come in
MORE = 3  # rows of sentences that the summary has not: as many as it has sentences itself, so that the page stays short


def version(one: Candidate, other: Candidate, likeness: float) -> bool:
    """Tell whether two sentences of different texts, so much alike, are one statement with other figures."""
    if one.text == other.text or one.language.code != other.language.code or other.opening == "bare":
        return False
    if likeness >= FIRST and one.first and other.first and parted(one.state, other.state):
        return True
    return likeness >= VERSION and _figures_differ(one, other)


def _figures_differ(one: Candidate, other: Candidate) -> bool:
    """Tell whether each has a number that the other lacks, and two of their numbers are of one thing."""
    texts = one.sentence.text, other.sentence.text
    return conflict(one.language, *texts) and any(apart(texts, one.language))


def versions(pool: Pool, number: int) -> tuple[Candidate, ...]:
    """Give the likest version of a chosen candidate from each text that has one, with it, in the order of the story."""
    chosen = pool.candidates[number]
    best: dict[int, tuple[float, Candidate]] = {}
    for rival, likeness in sorted(pool.near[number].items()):
        other = pool.candidates[rival]
        if likeness > best.get(other.text, (0.0,))[0] and version(chosen, other, likeness):
            best[other.text] = (likeness, other)
    found = {chosen.text: chosen} | {text: other for text, (_, other) in best.items()}
    return tuple(found[text] for text in sorted(found)) if best else ()


def rows(pool: Pool, numbers: Iterable[int]) -> list[tuple[Candidate, ...]]:
    """Give the versions of each chosen candidate that has some; sentences that stand in one row make no other."""
    found: dict[frozenset[object], tuple[Candidate, ...]] = {}
    for number in numbers:
        row = versions(pool, number)
        found.setdefault(frozenset(one.name for one in row), row)
    return [row for names, row in found.items() if row and not any(names < other for other in found)]


def restated(pool: Pool, rows: Iterable[tuple[Candidate, ...]]) -> list[tuple[Candidate, ...]]:
    """Give further rows, of sentences that stand in none: the same words with another number, highest up first."""
    told = {one.name for row in rows for one in row}
    found: list[tuple[Candidate, ...]] = []
    stating = [at for at, one in enumerate(pool.candidates) if one.language.numbers(one.sentence.text)]
    for number in sorted(stating, key=lambda at: _height(pool.candidates[at])):
        row = _twins(pool, number, told) if len(found) < MORE and pool.candidates[number].name not in told else ()
        if row:
            found.append(row)
            told.update(one.name for one in row)
    return found


def _height(one: Candidate) -> tuple[int, int]:
    return one.rank, one.text


def _twins(pool: Pool, number: int, told: Collection[tuple[ArticleId, int]]) -> tuple[Candidate, ...]:
    """Give a sentence with its twins, and with theirs: at most one of each text, in the order of the story."""
    row = {pool.candidates[number].text: number}
    asked = [number]
    for one in asked:  # grows while it is walked
        for rival, likeness in sorted(pool.near[one].items(), key=lambda pair: (-pair[1], pair[0])):
            other = pool.candidates[rival]
            if likeness < LIKE or other.text in row or other.name in told:
                continue
            if twin(pool.candidates[one], other) and not any(_again(pool, other, pool.candidates[at]) for at in asked):
                row[other.text] = rival
                asked.append(rival)
    return tuple(pool.candidates[row[text]] for text in sorted(row)) if len(row) > 1 else ()


def _again(pool: Pool, one: Candidate, other: Candidate) -> bool:
    """Tell whether a voice only gives the same figures once more."""
    return pool.voices[one.text] == pool.voices[other.text] and one.state.numbers == other.state.numbers


def twin(one: Candidate, other: Candidate) -> bool:
    """Tell whether two sentences of different texts are the same word for word but for a number."""
    language, mine, theirs = one.language, one.sentence, other.sentence
    if language.code != other.language.code or not conflict(language, mine.text, theirs.text):
        return False
    if one.state.denied != other.state.denied or mould(mine.text, theirs.text, language) < MOULD:
        return False
    said, told = _uncounted(one), _uncounted(other)
    return swapped(said, told) <= SWAPPED * len({*said}) and not exchanged(language, mine.text, theirs.text)


def _uncounted(one: Candidate) -> list[str]:
    """Give the stems of a sentence without those of its numbers."""
    said = [one.sentence.text[at.span.start : at.span.end] for at in counted(one.sentence.text, one.language)]
    numbers = {stem for number in said for stem in one.language.keys(number)}
    return [stem for stem in one.sentence.stems if stem not in numbers]
