"""Stories of one window before they have names: what they hold and why, with their neighbours by number."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tasks.dedupe import evidence
from tasks.dedupe.genres import aside
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
    made_of: str  # digest of what terms and names follow from


Told = tuple[tuple[str, ...], tuple[str, ...]]  # terms and names


def drafts(made: Linked, readings: Readings, before: Mapping[str, Told] = MappingProxyType({})) -> list[Draft]:
    """Give the stories in the order of their lowest article; `before`: what was told of what, by its digest."""
    near = made.relations.near
    return [_draft(made, readings, place, near.get(place), before) for place in range(len(made.groups))]


def _draft(made: Linked, readings: Readings, place: int, near: Near | None, before: Mapping[str, Told]) -> Draft:
    window, texts = made.window, made.texts[place]
    articles = sorted((window.articles[item] for item in made.groups[place]), key=by_time)
    firsts = [text[0] for text in texts]
    made_of = readings.made_of(firsts, READ) if len(texts) > 1 else ""
    told = (before.get(made_of) or _told(readings, firsts)) if len(texts) > 1 else ((), ())
    return Draft(
        articles=tuple(articles),
        texts=tuple(tuple(window.articles[item] for item in text) for text in texts),
        lead=_lead(made, place),
        score=_score(made, place),
        terms=told[0],
        names=told[1],
        dates=evidence.stated(articles),
        near=near,
        made_of=made_of,
    )


def _told(readings: Readings, firsts: Sequence[int]) -> Told:
    """Read in the first prints of a story's texts, by number, which terms and names they share."""
    carried = readings.carried(firsts)
    wordings = readings.wordings(firsts[:READ], carried)
    names = [name for name in evidence.names(wordings, readings.holders) if not readings.is_date(name)]
    return evidence.spelt(carried, wordings, names), tuple(names[: evidence.NAMES])


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


def _lead(made: Linked, place: int) -> Article:
    """Choose the headline: a title before none, a statement before a question or a comment, then the most central."""
    members = made.groups[place]
    if len(members) == 1:
        return made.window.articles[members[0]]

    def rank(item: int) -> tuple[object, ...]:
        article = made.window.articles[item]
        central = sum(sorted(made.score(item, other) for other in members if other != item))
        asks = any(mark in article.title for mark in QUESTION)
        return not article.title, asks or aside(article), -round(central / len(members), 2), *by_time(article)

    return made.window.articles[min(members, key=rank)]
