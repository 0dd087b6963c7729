"""Composing a briefing: what is told, in what order, with what is not known beside it."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from tasks.compose.elsewhere import elsewhere
from tasks.compose.headlines import beside, headline
from tasks.compose.news import news
from tasks.compose.sections import sectioned
from tasks.compose.selection import NO_MARKS
from tasks.compose.selection import chosen as chosen_of
from tasks.compose.sources import items, outlets, words_of
from tasks.compose.threads import views
from tasks.compose.unknowns import not_shown, not_watched, of_articles
from tasks.model import Briefing, Counts, Entry, Manifest, Volume, digest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from tasks.compose.edition import EditionView
    from tasks.compose.telling import Told
    from tasks.model import Article, ArticleId, Excerpt, Gap, Mark, Story, StoryId, Summary, Thread, ThreadView

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
    chosen, out = chosen_of(
        stories,
        articles,
        told=told,
        date=date,
        marks=marks,
        headings=edition.sections,
        only_watched=edition.only_watched,
    )
    top = sectioned(chosen[: edition.max_stories], articles, edition.sections)
    low = chosen[edition.max_stories : edition.max_stories + edition.max_noted]
    rest = chosen[len(top) + len(low) :]
    known = {one.id: one for one in (*past, *stories)}
    lines = views(
        threads,
        known,
        articles,
        shown=[one.story.id for one in (*(one for _, one in top), *low)],
        summaries=summaries,
    )
    entries = tuple(
        replace(
            _entry(one, _excerpts(one, summaries), articles, lines, last.get(one.story.id)),
            section=heading,
            figures=summaries[one.story.id].figures if one.story.id in summaries else (),
            quotations=summaries[one.story.id].quotations if one.story.id in summaries else (),
        )
        for heading, one in top
    )
    noted = tuple(_entry(one, (), articles, lines, last.get(one.story.id)) for one in low)
    entries, noted = (
        tuple(replace(one, elsewhere=elsewhere(known[one.id], known, articles)) for one in told)
        for told in (entries, noted)
    )
    members = {name: articles[name] for one in chosen for name in one.story.articles}
    return Briefing(
        edition=edition.name,
        title=edition.title,
        language=edition.language,
        zone=edition.zone,
        date=date,
        stories=entries,
        noted=noted,
        threads=lines,
        gaps=_gaps(gaps, (*entries, *noted), rest, out, articles),
        counts=_counts(chosen, members, (*entries, *noted), len(lines)),
        previous=previous,
        manifest=Manifest(
            version=version,
            edition=edition.name,
            date=date,
            settings=settings_digest,
            inputs=digest(*sorted(f"{name} {article.key}" for name, article in members.items())),
            articles=len(members),
            stories=len(chosen),
        ),
        days=(*days, Volume(date=date, articles=len(members), stories=len(chosen))),
    )


def _excerpts(one: Told, summaries: Mapping[StoryId, Summary]) -> tuple[Excerpt, ...]:
    found = summaries.get(one.story.id)
    return found.excerpts if found else ()


def _entry(
    one: Told,
    excerpts: Sequence[Excerpt],
    articles: Mapping[ArticleId, Article],
    threads: Sequence[ThreadView],
    since: dt.date | None,
) -> Entry:
    story = one.story
    listed = items(story, articles)
    title = headline(story, articles, excerpts)
    language = articles[title.article].language
    here = {view.id for view in threads}
    summary = beside(title, excerpts, language)
    status, changes = news(one, listed, summary, since)
    return Entry(
        id=story.id,
        headline=title,
        language=language,
        when=story.when,
        status=status,
        articles=listed,
        texts=len(story.texts),
        summary=summary,
        thread=story.thread if story.thread in here else None,
        why=story.why,
        new_articles=one.fresh,
        news=changes,
        watched=one.watched,
        rank=one.rank,
    )


def _gaps(
    before: Sequence[Gap],
    entries: Sequence[Entry],
    rest: Sequence[Told],
    out: Sequence[Told],
    articles: Mapping[ArticleId, Article],
) -> tuple[Gap, ...]:
    """Gather the gaps: those given, those of new articles on the page, what it does not show and what it leaves out."""
    found = set(before)
    for entry in entries:
        fresh = set(entry.new_articles)
        found.update(of_articles((articles[item.id], item) for item in entry.articles if item.id in fresh))
    if rest:
        found.add(not_shown(len(rest), sum(len(one.fresh) for one in rest)))
    if out:
        found.add(not_watched(len(out), sum(len(one.fresh) for one in out)))
    return tuple(sorted(found, key=lambda gap: (gap.kind, gap.what, gap.why, gap.remedy)))


def _counts(
    chosen: Sequence[Told], members: Mapping[ArticleId, Article], entries: Sequence[Entry], threads: int
) -> Counts:
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
    return Counts(
        articles=len(members),
        outlets=len(outlets(members.values())),
        stories=len(chosen),
        texts=sum(len(one.story.texts) for one in chosen),
        threads=threads,
        words=words,
    )
