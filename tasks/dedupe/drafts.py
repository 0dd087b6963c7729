"""Stories of one window before they have names: what they hold and why, with their neighbours by number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

from tasks.dedupe import evidence
from tasks.dedupe.genres import aside
from tasks.dedupe.large import Sums
from tasks.dedupe.linkage import THRESHOLD, UNITS, UNSCORED, above
from tasks.dedupe.order import by_time
from tasks.dedupe.times import happened
from tasks.dedupe.weights import DIGITS
from tasks.model import Evidence, Nearest, Story, StoryId

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from tasks.dedupe.linked import Linked
    from tasks.dedupe.readings import Readings
    from tasks.dedupe.relations import Near

READ = 3  # texts of a story that are read for its wording: what carries it stands in the first ones
Shared = tuple[tuple[str, ...], tuple[str, ...]]  # terms and names that the texts of a story have in common
QUESTION = ("?", "؟", "？")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A story that is still to be named, and the closest other by number."""

    story: Story  # under an earlier name, or that of its first article; its nearest is still to be named
    near: Near | None
    sums: Sums

    def named(self, name: StoryId, names: Sequence[StoryId]) -> Story:
        """Give the story `name`; `names` are those of all drafts of its window, by place."""
        near, story = self.near, self.story
        nearest = None if near is None else Nearest(story=names[near.place], score=near.score, reason=near.reason)
        if story.id == name and story.why.nearest == nearest:
            return story
        return replace(story, id=name, why=replace(story.why, nearest=nearest))


class _Earlier:
    """Stories as they stood before."""

    def __init__(self, stories: Collection[Story]) -> None:
        self.told = {one.why.made_of: (one.why.terms, one.why.names) for one in stories if one.why.made_of}
        self._of = {article: story for story in stories for article in story.articles}

    def same(self, made: Linked, place: int, sums: Sums) -> Story | None:
        """Give the story of a group that an earlier run found, where what is kept of both agrees."""
        if made.new[place]:
            return None
        articles, texts = made.window.articles, made.texts[place]
        story = self._of.get(articles[texts[0][0]].id)
        if story is None or story.texts != tuple([tuple([articles[item].id for item in text]) for text in texts]):
            return None
        why = story.why
        found = (story.lead, why.threshold, why.score, why.made_of)
        if found != (articles[sums.lead].id, THRESHOLD, sums.score, sums.made_of):
            return None
        return replace(story, why=replace(why, likely=())) if why.likely else story  # links are of one window


def drafts(made: Linked, readings: Readings, earlier: Collection[Story] = ()) -> list[Draft]:
    """Give the stories in the order of their lowest article; of `earlier` ones is taken what was told of the same."""
    near, before = made.relations.near, _Earlier(earlier)
    return [_draft(made, readings, place, near.get(place), before) for place in range(len(made.groups))]


def _draft(made: Linked, readings: Readings, place: int, near: Near | None, before: _Earlier) -> Draft:
    sums = _sums(made, readings, place)
    story = before.same(made, place, sums) or _story(made, readings, place, sums, before.told)
    return Draft(story=story, near=near, sums=sums)


def _story(made: Linked, readings: Readings, place: int, sums: Sums, before: Mapping[str, Shared]) -> Story:
    """Make the story of a group; `before`: what was told of what, by its digest."""
    items, texts = made.window.articles, made.texts[place]
    articles = sorted((items[item] for item in made.groups[place]), key=by_time)
    told = (before.get(sums.made_of) or _told(readings, [text[0] for text in texts])) if sums.made_of else ((), ())
    return Story(
        id=StoryId(articles[0].id),
        articles=tuple(article.id for article in articles),
        texts=tuple(tuple(items[item].id for item in text) for text in texts),
        lead=items[sums.lead].id,
        when=happened(articles),
        thread=None,
        why=Evidence(
            threshold=THRESHOLD,
            score=sums.score,
            terms=told[0],
            names=told[1],
            dates=evidence.stated(articles),
            made_of=sums.made_of,
        ),
    )


def _sums(made: Linked, readings: Readings, place: int) -> Sums:
    """Work out what a group's scores and texts say, unless an earlier run has done so of the same group."""
    members, texts, past = made.groups[place], made.texts[place], made.window.past
    if len(members) == 1:
        return Sums(score=None, lead=members[0], made_of="")
    if past and members in past.sums:
        return past.sums[members]
    made_of = readings.made_of([text[0] for text in texts], READ) if len(texts) > 1 else ""
    return Sums(score=_score(made, place), lead=_lead(made, place), made_of=made_of)


def _told(readings: Readings, firsts: Sequence[int]) -> Shared:
    """Read in the first prints of a story's texts, by number, which terms and names they share."""
    carried = readings.carried(firsts)
    wordings = readings.wordings(firsts[:READ], carried)
    names, others = evidence.chosen(evidence.names(wordings, readings.holders), readings.is_name)
    return evidence.spelt(carried, wordings, (*names, *others)), names


def _score(made: Linked, place: int) -> float | None:
    """Give the mean over the pairs across texts; None where there is one text."""
    members, texts = made.groups[place], made.texts[place]
    if len(texts) == 1:
        return None
    inside = [pair for text in texts for pair in combinations(sorted(text), 2)]
    units = sum(made.above.get(item, 0) for item in members) // 2
    units -= sum(above(made.within[pair]) for pair in inside if pair in made.within)
    return round(UNSCORED + units / UNITS / (comb(len(members), 2) - len(inside)), DIGITS)


def _lead(made: Linked, place: int) -> int:
    """Choose the headline: a title before none, a statement before a question or a comment, then the most central."""
    members = made.groups[place]

    def rank(item: int) -> tuple[object, ...]:
        article = made.window.articles[item]
        asks = any(mark in article.title for mark in QUESTION)
        central = round(((len(members) - 1) * UNSCORED + made.above.get(item, 0) / UNITS) / len(members), 2)
        return not article.title, asks or aside(article), -central, *by_time(article)

    return min(members, key=rank)
