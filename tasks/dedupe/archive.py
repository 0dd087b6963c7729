"""Threads beyond the window: a story meets those on its subject that were told months or years before.

Names choose who may be meant, the strongest stems who is read again, and the texts decide by the rule of the window
(`threads`): two actors in common that are not everywhere, and a mean text score of `SUBJECT`. The few texts read
again make a window of their own: with the flat prior the five seeds score there as they do in a day of news.

A story joins the thread, or lone story, of the nearest that it fits. What has left the window is settled: two threads
of the past are never joined by a story that fits both, and a story stays with those of its thread that left before.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from tasks.dedupe.drafts import READ
from tasks.dedupe.linkage import UNSCORED
from tasks.dedupe.scoring import window
from tasks.dedupe.threads import ACTORS, NAMES, SUBJECT
from tasks.dedupe.titles import bare
from tasks.dedupe.weights import DIGITS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from tasks.model import Article, ArticleId, Signature, Story, StoryId

NAMED = 10  # stories that share most of the rarer names, of which the stems choose
NEAREST = 3  # of them are read again, one after the other until one fits: each costs what an article of a window costs
ALIKE = 4  # stems and names in common at least to be read again: none of 315 pairs below it was on one subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """Which stories of one language hold which acting names; a name that is everywhere holds none."""

    stories: int  # with a signature
    holders: Mapping[str, Sequence[StoryId]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A story of the window, one of the past on its subject, how close their texts are, and the names they share."""

    story: StoryId
    earlier: StoryId
    score: float
    names: tuple[str, ...]


def named(signature: Signature, acting: Acting, leave: Collection[StoryId]) -> list[StoryId]:
    """Give the stories, none of `leave`, that share enough acting names, those with the rarest first."""
    shared: Counter[StoryId] = Counter()
    rarity: dict[StoryId, float] = {}
    for name, _ in signature.names:
        holders = acting.holders.get(name, ())
        for story in holders:
            shared[story] += 1
            rarity[story] = rarity.get(story, 0.0) + log(1 + acting.stories / len(holders))
    fit = [story for story, times in shared.items() if times >= ACTORS and story not in leave]
    return sorted(fit, key=lambda story: (-round(rarity[story], DIGITS), story))[:NAMED]


def nearest(signature: Signature, others: Iterable[Signature]) -> list[StoryId]:
    """Give those of the others that are worth reading again, most stems and names in common first."""
    mine = {*signature.stems, *(name for name, _ in signature.names)}
    shared = {
        other.story: len(mine & {*other.stems, *(name for name, _ in other.names)})
        for other in others
        if other.story != signature.story
    }
    alike = [story for story, times in shared.items() if times >= ALIKE]
    return sorted(alike, key=lambda story: (-shared[story], story))[:NEAREST]


def fits(signature: Signature, thread: Sequence[Signature]) -> bool:
    """Tell whether a story shares enough of the actors that act in more than half of a thread's stories.

    Without that, a thread of years wanders: each story is like the one before it, the last nothing like the first.
    """
    held = Counter(name for one in thread for name, _ in one.names)
    common = {name for name, times in held.items() if 2 * times > len(thread)}
    return len(thread) < 2 or len(common & {name for name, _ in signature.names}) >= ACTORS


def ties(
    asked: Sequence[tuple[StoryId, StoryId]],
    stories: Mapping[StoryId, Story],
    articles: Mapping[ArticleId, Article],
    signatures: Mapping[StoryId, Signature],
) -> list[Tie]:
    """Judge pairs of stories, each of one language, by their texts; give those on one subject.

    Args:
        asked: the later story and the earlier one.
        stories: at least those that are asked for.
        articles: at least the first `READ` texts of each of them (`read`).
        signatures: theirs, for the names.
    """
    found: list[Tie] = []
    for language in sorted({signatures[later].language for later, _ in asked}):
        ours = [pair for pair in asked if signatures[pair[0]].language == language]
        scores = _Scores({name: read(stories[name]) for pair in ours for name in pair}, articles)
        for later, earlier in ours:
            mean = scores.mean(later, earlier)
            if mean >= SUBJECT:
                names = _shared(signatures[later], signatures[earlier])
                found.append(Tie(story=later, earlier=earlier, score=mean, names=names))
    return found


def read(story: Story) -> tuple[ArticleId, ...]:
    """Name the articles that stand for a story: the first of each of its first texts."""
    return tuple(text[0] for text in story.texts[:READ])


class _Scores:
    """The texts of some stories in a window of their own."""

    def __init__(self, read_of: Mapping[StoryId, Sequence[ArticleId]], articles: Mapping[ArticleId, Article]) -> None:
        known = [articles[name] for name in sorted({name for names in read_of.values() for name in names})]
        made = window(known, bare(known))
        places = {article.id: place for place, article in enumerate(made.articles)}
        self._places = {story: [places[name] for name in names] for story, names in read_of.items()}
        self._text = {(pair.one, pair.two): pair.text for pair in made.pairs}

    def mean(self, one: StoryId, two: StoryId) -> float:
        """Give the mean text score over all pairs across two stories."""
        across = [(min(a, b), max(a, b)) for a in self._places[one] for b in self._places[two]]
        return round(sum(self._text.get(pair, UNSCORED) for pair in across) / len(across), DIGITS)


def _shared(one: Signature, two: Signature) -> tuple[str, ...]:
    """Give the names that act in both, as the later story spells them."""
    theirs = {key for key, _ in two.names}
    return tuple(dict.fromkeys(spelt for key, spelt in one.names if key in theirs))[:NAMES]
