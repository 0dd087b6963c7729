"""What is kept of a story so that one on the same subject finds it when both have left each other's window."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

from tasks.dedupe.drafts import READ
from tasks.dedupe.evidence import commonest
from tasks.dedupe.threads import actors
from tasks.dedupe.weights import DIGITS, weight
from tasks.model import Signature

if TYPE_CHECKING:
    from tasks.dedupe.linked import Linked
    from tasks.dedupe.readings import Readings
    from tasks.model import StoryId

STEMS = 40  # kept: they only choose which stories are read again, and thirty carry that choice already
MOST_NAMES = 24  # that act: a long text has more, but those written most are its subject


def signature(made: Linked, readings: Readings, place: int, story: StoryId) -> Signature:
    """Give the signature of the story at `place` of a window."""
    named = actors(made, readings, place)
    order = sorted(named, key=lambda key: (-sum(named[key].values()), key))[:MOST_NAMES]
    return Signature(
        story=story,
        language=made.window.articles[0].language,
        names=tuple((key, commonest(named[key])) for key in order),
        stems=_stems(made, readings, place),
    )


def _stems(made: Linked, readings: Readings, place: int) -> tuple[str, ...]:
    """Choose the stems that say most: rare in the window, and written again in the story's first texts."""
    window = made.window
    times: Counter[int] = Counter()
    for text in made.texts[place][:READ]:
        times.update(window.text[text[0]])
        times.update(window.words[text[0]])  # with those of the title
    held, size = readings.held, readings.size
    strength = {term: round(weight(held[term], size) * log(1 + times[term]), DIGITS) for term in times}
    return tuple(window.stems[term] for term in sorted(strength, key=lambda t: (-strength[t], window.stems[t]))[:STEMS])
