"""Choosing the sentences of a story, and of one article to a given share of its words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tasks.languages.apart import altered
from tasks.languages.headings import copies as copies_of
from tasks.languages.headings import heading, openings
from tasks.model import Excerpt, Figures, Summary
from tasks.publishers import publishers
from tasks.summarise import single, story
from tasks.summarise.also import also
from tasks.summarise.figures import restated, rows
from tasks.summarise.methods import DEFAULT, method
from tasks.summarise.order import reading_order
from tasks.summarise.picking import Budget, pick
from tasks.summarise.pool import pooled
from tasks.summarise.reading import read
from tasks.summarise.statements import statements
from tasks.summarise.verbatim import check

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from tasks.model import Article, ArticleId, Story
    from tasks.summarise.pool import Candidate, Pool
    from tasks.summarise.reading import Reading


def summarise(
    stories: Sequence[Story],
    articles: Mapping[ArticleId, Article],
    *,
    method: str = DEFAULT,
    sentences: int = 3,
) -> tuple[Summary, ...]:
    """Choose for each story the sentences that tell it, word for word, in reading order.

    A story has fewer than `sentences` where more would repeat what is said, and none where its articles have no text
    beside a title.

    Args:
        stories: What to tell.
        articles: At least the stories' articles; others do not matter.
        method: A name of `METHODS`.
        sentences: The most sentences of a story, 1 or more.

    Raises:
        UsageError: There is no such method.
        VerbatimError: A chosen sentence is not in its article.

    """
    found = tuple(_told(one, articles, name=method, budget=Budget(sentences=sentences)) for one in stories)
    check(found, articles)
    return found


def condense(articles: Sequence[Article], *, ratio: float, method: str = DEFAULT) -> tuple[tuple[Excerpt, ...], ...]:
    """Choose from each article alone as many sentences as come nearest to `ratio` of its words, in its order.

    For measuring methods at equal length; the other articles do not matter to one.
    """
    found = []
    for article in articles:
        reading = read([article])[article.id]
        words = ratio * sum(sentence.words for sentence in reading.sentences)
        chosen = _chosen(pooled([reading], [None]), name=method, budget=Budget(words=words))
        found.append(tuple(_excerpt(one) for one in sorted(chosen, key=lambda one: one.sentence.index)))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A story's articles, read: all of them, one for each distinct text, when each text appeared, and whose it is."""

    readings: Mapping[ArticleId, Reading]
    texts: tuple[Reading, ...]
    times: tuple[datetime | None, ...]
    voices: tuple[int, ...]
    copies: tuple[tuple[Reading, ...], ...]  # of each distinct text

    def pool(self, *, brief: bool = False) -> Pool:
        """Give the sentences to choose from, the brief ones among them where asked for."""
        return pooled(self.texts, self.times, self.voices, brief=brief)

    def versions(self, pool: Pool) -> Pool:
        """Give the sentences of a pool with those of copies that were changed in a figure, each a text of its own."""
        changed = [
            [one for one in copies if altered(text.article.text, one.article.text, text.language)]
            for text, copies in zip(self.texts, self.copies, strict=True)
        ]
        if not any(changed):
            return pool
        texts = [(at, one) for at, others in enumerate(changed) for one in (self.texts[at], *others)]
        return pooled([one for _, one in texts], [None] * len(texts), [at for at, _ in texts])


def gathered(told: Story, articles: Mapping[ArticleId, Article]) -> Gathered:
    """Read the articles of a story."""
    readings = read([articles[one] for one in told.articles])
    return Gathered(
        readings=readings,
        texts=tuple(_fullest([readings[one] for one in text], told.lead) for text in told.texts),
        times=tuple(published([[articles[one] for one in text] for text in told.texts])),
        voices=_voices(told, articles),
        copies=tuple(tuple(readings[one] for one in text) for text in told.texts),
    )


def _voices(told: Story, articles: Mapping[ArticleId, Article]) -> tuple[int, ...]:
    """Number the voices of a story's texts: a publisher's texts are one; a text that several print is its own."""
    known = publishers(articles[one] for one in told.articles)
    first: dict[str, int] = {}
    voices = []
    for number, text in enumerate(told.texts):
        who = {known[one] for one in text}
        voices.append(first.setdefault(who.pop(), number) if len(who) == 1 else number)
    return tuple(voices)


def _told(told: Story, articles: Mapping[ArticleId, Article], *, name: str, budget: Budget) -> Summary:
    found_in = gathered(told, articles)
    readings = found_in.readings
    pool = found_in.pool()
    found = _chosen(pool, name=name, budget=budget)
    if not budget.full(sentences=len(found)):
        pool = found_in.pool(brief=True)
        found = _chosen(pool, name=name, budget=budget)
    chosen = reading_order(found, head=_heading(told, articles, found))
    others = tuple(readings.values())

    def quoted(one: Candidate) -> Excerpt:
        return _excerpt(one, also(one.sentence, readings[one.article], others, pool.weights))

    places = {one.name: number for number, one in enumerate(pool.candidates)}
    beside = rows(pool, (places[one.name] for one in chosen))
    beside += restated(found_in.versions(pool), beside)
    return Summary(
        story=told.id,
        excerpts=tuple(map(quoted, chosen)),
        method=name,
        figures=tuple(Figures(excerpts=tuple(map(quoted, row))) for row in beside),
        quotations=statements(pool, [*chosen, *(one for row in beside for one in row)], others),
    )


def _heading(told: Story, articles: Mapping[ArticleId, Article], chosen: Sequence[Candidate]) -> int:
    """Give which of the story's texts heads it: that of the headline, or where there is no title the lead's."""
    names = (told.lead, *(name for name in told.articles if name != told.lead))
    place = heading(
        [(articles[name].language, articles[name].title) for name in names],
        [(one.language.code, one.sentence.text) for one in chosen],
        quoted=copies_of(told.texts, names, [one.article for one in chosen]),
        opened=openings(told.texts, names, [(one.article, one.sentence.span.start) for one in chosen], articles),
    )
    return next(number for number, text in enumerate(told.texts) if names[place or 0] in text)


def _chosen(pool: Pool, *, name: str, budget: Budget) -> list[Candidate]:
    """Choose candidates in the order of choice: with the habits for one text, or those for several."""
    chooser = method(name)
    habits = single.HABITS if len(pool.readings) == 1 else story.HABITS
    if not chooser.to_scale:
        habits = replace(habits, soft=0.0)
    return [pool.candidates[number] for number in pick(pool, chooser.rank(pool), budget, habits)]


def _fullest(readings: Sequence[Reading], lead: ArticleId) -> Reading:
    """Give the copy of a reprinted text that has most of it; among equals the story's lead, then the first."""
    return max(
        enumerate(readings),
        key=lambda pair: (
            sum(not sentence.fault for sentence in pair[1].sentences),
            pair[1].article.id == lead,
            -pair[0],
        ),
    )[1]


def published(texts: Sequence[Sequence[Article]]) -> list[datetime | None]:
    """Give when each text (its copies) first appeared, where that is known: to the minute if all are, else to the day.

    A text of which only the day is known stands at midnight; beside one of that evening it would look older.
    """
    dates = [copy.published for copies in texts for copy in copies if copy.published.known]
    fine = all(when.precision == "minute" for when in dates)
    found = []
    for copies in texts:
        moments = [moment for copy in copies if (moment := copy.published.instant)]
        first = min(moments, default=None)
        found.append(first if first is None or fine else first.replace(hour=0, minute=0))
    return found


def _excerpt(one: Candidate, others: tuple[ArticleId, ...] = ()) -> Excerpt:
    span = one.sentence.span
    return Excerpt(text=one.sentence.text, article=one.article, start=span.start, end=span.end, also=others)
