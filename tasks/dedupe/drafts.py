"""Stories of one window before they have names: what they hold and why, with their neighbours by number."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING

from tasks.dedupe import evidence
from tasks.dedupe.genres import aside
from tasks.dedupe.large import Sums
from tasks.dedupe.order import by_time
from tasks.dedupe.weights import DIGITS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tasks.dedupe.linked import Linked
    from tasks.dedupe.readings import Readings
    from tasks.dedupe.relations import Near
    from tasks.model import Article

READ = 3  # texts of a story that are read for its wording: what carries it stands in the first ones
QUESTION = ("?", "؟", "？")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A story without a name: its articles by time, its distinct texts, the best headline, and the evidence."""

    articles: tuple[Article, ...]
    texts: tuple[tuple[Article, ...], ...]
    lead: Article
    score: float | None
    terms: tuple[str, ...]
    names: tuple[str, ...]
    dates: tuple[str, ...]
    near: Near | None
    sums: Sums


Told = tuple[tuple[str, ...], tuple[str, ...]]  # terms and names


def drafts(made: Linked, readings: Readings, before: Mapping[str, Told] = MappingProxyType({})) -> list[Draft]:
    """Give the stories in the order of their lowest article; `before`: what was told of what, by its digest."""
    near = made.relations.near
    return [_draft(made, readings, place, near.get(place), before) for place in range(len(made.groups))]


def _draft(made: Linked, readings: Readings, place: int, near: Near | None, before: Mapping[str, Told]) -> Draft:
    window, texts, members = made.window, made.texts[place], made.groups[place]
    articles = sorted((window.articles[item] for item in members), key=by_time)
    sums = _sums(made, readings, place)
    told = (before.get(sums.made_of) or _told(readings, [text[0] for text in texts])) if sums.made_of else ((), ())
    return Draft(
        articles=tuple(articles),
        texts=tuple(tuple(window.articles[item] for item in text) for text in texts),
        lead=window.articles[sums.lead],
        score=sums.score,
        terms=told[0],
        names=told[1],
        dates=evidence.stated(articles),
        near=near,
        sums=sums,
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


def _told(readings: Readings, firsts: Sequence[int]) -> Told:
    """Read in the first prints of a story's texts, by number, which terms and names they share."""
    carried = readings.carried(firsts)
    wordings = readings.wordings(firsts[:READ], carried)
    names, others = evidence.chosen(evidence.names(wordings, readings.holders), readings.is_name)
    return evidence.spelt(carried, wordings, (*names, *others)), names


def _score(made: Linked, place: int) -> float | None:
    """Give the mean over the pairs across texts; None where there is one text."""
    texts = made.texts[place]
    across = [
        made.score(one, two)
        for at, text in enumerate(texts)
        for other in texts[at + 1 :]
        for one in text
        for two in other
    ]
    return round(sum(sorted(across)) / len(across), DIGITS) if across else None


def _lead(made: Linked, place: int) -> int:
    """Choose the headline: a title before none, a statement before a question or a comment, then the most central."""
    members = made.groups[place]
    near: dict[int, list[float]] = {item: [] for item in members}
    for one, two in combinations(members, 2):
        score = made.score(one, two)
        near[one].append(score)
        near[two].append(score)

    def rank(item: int) -> tuple[object, ...]:
        article = made.window.articles[item]
        asks = any(mark in article.title for mark in QUESTION)
        central = round(sum(sorted(near[item])) / len(members), 2)
        return not article.title, asks or aside(article), -central, *by_time(article)

    return min(members, key=rank)
