"""One subject, several events: stories that share actors and words but were kept apart form a thread.

Two stories are on one subject when their texts are close, dates left aside, and at least two names act in both that
are not everywhere in the window. Stories gather into a thread by average link, so that one story with two subjects
does not chain what has nothing in common. On a day of 1,438 articles this gives some twenty threads of two stories.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tasks.dedupe.drafts import READ
from tasks.dedupe.evidence import commonest, merged
from tasks.dedupe.linkage import link
from tasks.dedupe.relations import CLOSE
from tasks.dedupe.wording import together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tasks.dedupe.linked import Linked
    from tasks.dedupe.readings import Readings
    from tasks.dedupe.wording import Spellings

SUBJECT = (
    2 * CLOSE
)  # .09, mean text score between stories: the seeds lie at .12; the day of 1,438 hardly changes from .08 to .10
NAMES = 3  # of a thread's label
ACTORS = 2  # names in common: with one, everything that a capital does becomes one thread
ACTING = 2  # times that a name is written in a story to act in it: once may be an aside
EVERYWHERE = 0.05  # share of the window that holds a name which tells no subject: a reader's own country
FEW = 10  # items that a name of a small window may stand in all the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Stories of one subject, by their places in the list, and the names they share."""

    places: tuple[int, ...]
    names: tuple[str, ...]


def subjects(made: Linked, readings: Readings) -> list[Subject]:
    """Give the subjects that hold two stories or more."""
    close = made.relations.close
    likely = {place for one, two, mean in close if mean >= SUBJECT for place in (one, two)}
    close = [pair for pair in close if pair[0] in likely and pair[1] in likely]
    places = sorted({place for one, two, _ in close for place in (one, two)})
    telling = _telling(readings)
    acting = {place: telling(actors(made, readings, place)) for place in places}
    shared = [pair for pair in close if len(acting[pair[0]].keys() & acting[pair[1]].keys()) >= ACTORS]
    found = [sorted(members) for members in link(len(made.groups), shared, SUBJECT).members if len(members) > 1]
    return [
        Subject(places=tuple(places), names=_label([acting[one] for one in places], _headed(made, readings, places)))
        for places in found
    ]


def _headed(made: Linked, readings: Readings, places: Iterable[int]) -> Callable[[str], bool]:
    """Give what tells whether a name stands in a headline of these stories."""
    stems = readings.headed(text[0] for place in places for text in made.texts[place])
    return lambda name: not stems.isdisjoint(readings.stems(name))


def actors(made: Linked, readings: Readings, place: int) -> Spellings:
    """Give the names that act in a story."""
    firsts = tuple(text[0] for text in made.texts[place][:READ])
    if firsts not in readings.acting:
        told = together(readings.wordings(firsts))
        readings.acting[firsts] = {
            key: spellings
            for key, spellings in sorted(told.names.items())
            if sum(spellings.values()) >= ACTING and readings.is_name(commonest(spellings))
        }
    return readings.acting[firsts]


def _telling(readings: Readings) -> Callable[[Spellings], Spellings]:
    """Give what leaves out the names that are everywhere in the window."""
    most = max(FEW, EVERYWHERE * readings.size)
    seldom = {word for word, times in readings.holding.items() if times <= most}  # of those asked for so far

    def telling(names: Spellings) -> Spellings:
        return {
            key: spellings
            for key, spellings in names.items()
            if spellings.keys() <= seldom or readings.holders(commonest(spellings)) <= most
        }

    return telling


def _label(acting: Iterable[Spellings], headed: Callable[[str], bool]) -> tuple[str, ...]:
    """Name a subject by the names that most of its stories share; of these by those in headlines, then written most.

    In a script without capitals some words pass for names. Headlines name who acts, and have no room for the others.
    """
    told: dict[str, list[dict[str, int]]] = {}
    for names in acting:
        for key, spellings in names.items():
            told.setdefault(key, []).append(spellings)
    shared = {key: merged(spellings) for key, spellings in told.items() if len(spellings) > 1}
    common = {key: commonest(spellings) for key, spellings in shared.items()}
    order = sorted(shared, key=lambda key: (-len(told[key]), not headed(common[key]), -sum(shared[key].values()), key))
    spelt = [common[key] for key in order]
    return tuple(dict.fromkeys(spelt))[:NAMES]
