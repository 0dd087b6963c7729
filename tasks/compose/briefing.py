"""Composing a briefing: what is told, in what order, with what is not known beside it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from tasks.compose.entries import Desk
from tasks.compose.layout import Layout, laid_out
from tasks.compose.selection import NO_MARKS
from tasks.compose.sources import outlets, words_of
from tasks.compose.threads import views
from tasks.compose.unknowns import not_shown, not_watched, of_articles
from tasks.model import Briefing, Counts, Manifest, Volume, digest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from tasks.compose.edition import EditionView
    from tasks.model import Article, ArticleId, Entry, Gap, Mark, Story, StoryId, Summary, Thread

NEVER: Mapping[StoryId, dt.date] = MappingProxyType({})


def compose(
    *,
    edition: EditionView,
    date: dt.date,
    stories: Sequence[Story],
    summaries: Mapping[StoryId, Summary],
    articles: Mapping[ArticleId, Article],
    threads: Sequence[Thread] = (),
    past: Sequence[Story] = (),
    told: Mapping[StoryId, frozenset[ArticleId]],
    last: Mapping[StoryId, dt.date] = NEVER,
    marks: Mapping[StoryId, tuple[Mark, ...]] = NO_MARKS,
    gaps: Sequence[Gap] = (),
    previous: dt.date | None = None,
    days: Sequence[Volume] = (),
    version: str,
    settings_digest: str,
) -> Briefing:
    """Compose the briefing of a day from the stories that have something not yet told.

    No clock and no order of arrival reaches it: same values, same briefing. A day without stories is a briefing too.

    Args:
        edition: Who it is for and how long it may be.
        date: Its day.
        stories: The window's stories; those told whole serve the threads only.
        summaries: The chosen sentences of the stories to be told; a story without one is told by its headline.
        articles: At least the articles of `stories` and `past`.
        threads: The window's threads.
        past: Stories of these threads that are older than the window: named there, never told again.
        told: For each story told before, the articles of it that earlier briefings of this edition had.
        last: For each story that a page of this edition told before, the day of the last such page.
        marks: For each story that holds what the edition watches for, the groups that it answers.
        gaps: What went wrong before: sources that failed, files that could not be read.
        previous: The day of the briefing before, for the link.
        days: How much the days before it held, oldest first.
        version: Of the program.
        settings_digest: Of the settings that touch the content.

    """
    page = laid_out(stories, articles, edition, told=told, date=date, marks=marks)
    known = {one.id: one for one in (*past, *stories)}
    lines = views(threads, known, articles, shown=page.shown, summaries=summaries)
    desk = Desk(stories=known, articles=articles, summaries=summaries, threads=lines, last=last)
    entries = tuple(desk.whole(one, heading) for heading, one in page.top)
    noted = tuple(desk.line(one) for one in page.low)
    counts = _counts(page, articles, (*entries, *noted), len(lines))
    return Briefing(
        edition=edition.name,
        title=edition.title,
        language=edition.language,
        zone=edition.zone,
        date=date,
        stories=entries,
        noted=noted,
        threads=lines,
        gaps=_gaps(gaps, (*entries, *noted), page, articles),
        counts=counts,
        previous=previous,
        manifest=Manifest(
            version=version,
            edition=edition.name,
            date=date,
            settings=settings_digest,
            inputs=digest(*sorted(f"{name} {article.key}" for name, article in _members(page, articles).items())),
            articles=counts.articles,
            stories=counts.stories,
        ),
        days=(*days, Volume(date=date, articles=counts.articles, stories=counts.stories)),
    )


def _members(page: Layout, articles: Mapping[ArticleId, Article]) -> dict[ArticleId, Article]:
    """Give the articles of all that the edition has to tell."""
    return {name: articles[name] for one in page for name in one.story.articles}


def _gaps(
    before: Sequence[Gap], entries: Sequence[Entry], page: Layout, articles: Mapping[ArticleId, Article]
) -> tuple[Gap, ...]:
    """Gather the gaps: those given, those of new articles on the page, what it does not show and what it leaves out."""
    found = set(before)
    for entry in entries:
        fresh = set(entry.new_articles)
        found.update(of_articles((articles[item.id], item) for item in entry.articles if item.id in fresh))
    if page.rest:
        found.add(not_shown(len(page.rest), sum(len(one.fresh) for one in page.rest)))
    if page.out:
        found.add(not_watched(len(page.out), sum(len(one.fresh) for one in page.out)))
    return tuple(sorted(found, key=lambda gap: (gap.kind, gap.what, gap.why, gap.remedy)))


def _counts(page: Layout, articles: Mapping[ArticleId, Article], entries: Sequence[Entry], threads: int) -> Counts:
    """Count what went in (all stories with something new) and the words that the page gives to read."""
    words = sum(
        words_of(text, entry.language)
        for entry in entries
        for text in (
            entry.headline.text,
            *(one.text for one in entry.summary),
            *(one.excerpt.text for one in entry.quotations),
        )
    )
    stories, members = list(page), _members(page, articles)
    return Counts(
        articles=len(members),
        outlets=len(outlets(members.values())),
        stories=len(stories),
        texts=sum(len(one.story.texts) for one in stories),
        threads=threads,
        words=words,
    )
