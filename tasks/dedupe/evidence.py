"""Why articles stand together, in the words of their texts: terms, names, dates. All of it is for a reader."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

from tasks.dedupe.weights import DIGITS, weight

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Mapping, Sequence

    from tasks.dedupe.wording import Wording
    from tasks.model import Article

CARRYING = 60  # stems that are looked for in the texts, to choose among by how often they are written
TERMS = 6
NAMES = 5
TOLD = 3  # times that a name shared by two texts is written in all: once in each may be a common word


def terms(rows: Sequence[array[int]], held: Sequence[int], items: int, known: Sequence[str]) -> dict[str, float]:
    """Weigh the best stems that texts share: by what they add to the score, and by how much of them the story holds.

    Args:
        rows: the terms of each of the story's texts.
        held: how many of the items that are counted hold each term.
        items: how many are counted.
        known: the stems by number.
    """
    shared = Counter(term for row in rows for term in row)
    carried = {
        term: round(weight(held[term], items) ** 2 * times * (times - 1) * times / max(held[term], times), DIGITS)
        for term, times in shared.items()
        if times > 1
    }
    best = sorted(carried, key=lambda term: (-carried[term], known[term]))[:CARRYING]
    return {known[term]: carried[term] for term in best}


def spelt(carried: Mapping[str, float], wordings: Sequence[Wording], named: Sequence[str]) -> tuple[str, ...]:
    """Give the terms that carry most, as the read part of the texts spells them; those of `named` are told already."""
    found: list[tuple[float, str]] = []
    for stem, carries in carried.items():
        if stem[:1].isdigit():
            continue
        told = [wording.words[stem] for wording in wordings if stem in wording.words]
        if told:
            spellings = merged(told)
            found.append((-round(carries * log(1 + sum(spellings.values())), 6), commonest(spellings)))
    return tuple(word for word in dict.fromkeys(word for _, word in sorted(found)) if word not in named)[:TERMS]


def names(wordings: Sequence[Wording], held: Callable[[str], int]) -> list[str]:
    """Give the names that two texts or more share, first those written most that other items of the window lack.

    A name is spelt as its texts spell it, "a / b" where they differ; `held` says how many items hold a spelling.
    """
    texts = Counter(key for wording in wordings for key in wording.names)
    found: list[tuple[float, str]] = []
    for key, times in texts.items():
        if times < 2:
            continue
        told = [wording.names[key] for wording in wordings if key in wording.names]
        written = sum(sum(spellings.values()) for spellings in told)
        if written >= TOLD:
            forms = sorted({commonest(spellings) for spellings in told})
            everywhere = max(times, *(held(form) for form in forms))
            found.append((-round(times / everywhere * log(1 + written), 6), " / ".join(forms)))
    return [name for _, name in sorted(found)]


def chosen(likely: Sequence[str], is_name: Callable[[str], bool]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the first that are names, as many as are told, and those behind them, of which nobody asks.

    What was asked and is no name is in neither: it may carry the match as a word.
    """
    names: list[str] = []
    for place, name in enumerate(likely):
        if len(names) == NAMES:
            return tuple(names), tuple(likely[place:])
        if is_name(name):
            names.append(name)
    return tuple(names), ()


def merged(told: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """Add up what several texts spell."""
    if len(told) == 1:
        return dict(told[0])
    found: dict[str, int] = {}
    for spellings in told:
        for word, times in spellings.items():
            found[word] = found.get(word, 0) + times
    return found


def commonest(spellings: Mapping[str, int]) -> str:
    """Give the spelling met most; ties go to the shorter, then to the first by letters."""
    if len(spellings) == 1:
        return next(iter(spellings))
    return min(spellings, key=lambda spelling: (-spellings[spelling], len(spelling), spelling))


def stated(articles: Sequence[Article]) -> tuple[str, ...]:
    """Give the dates that at least two of the articles state, as precisely as one of them does, in order."""
    held: dict[str, set[str]] = {}
    years: dict[str, set[int]] = {}
    for article in articles:
        for mention in article.mentions:
            if mention.when.month and mention.when.day:
                day = f"{mention.when.month:02}-{mention.when.day:02}"
                held.setdefault(day, set()).add(article.id)
                years.setdefault(day, set()).update([mention.when.year] if mention.when.year else [])
    return tuple(
        sorted(
            f"{min(years[day]):04}-{day}" if len(years[day]) == 1 else f"--{day}"
            for day, who in held.items()
            if len(who) > 1
        )
    )
