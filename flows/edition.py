"""What an edition tells of its window: the values that go from one step of the day to the next.

`flows.daily` holds the order; here is what each step is given, gathered from the settings and the store.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from flows.job import Job
from flows.past import mates
from flows.runner import Runner
from flows.unread import lateness
from flows.window import Window
from tasks import __version__
from tasks.compose import EditionView, Heading, changed, compose, front, marked
from tasks.model import Article, ArticleId, Briefing, Gap, Grouping, Mark, Story, StoryId, Summary
from tasks.settings import digest
from tasks.store import Store

MEMORY = dt.timedelta(days=13)  # days before a briefing whose volume its page shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The stories of an edition's window, those of them that its page names, and all that it takes to tell them."""

    view: EditionView
    grouping: Grouping
    stories: tuple[Story, ...]  # narrowed to what the edition's sources gave
    articles: Mapping[ArticleId, Article]
    told: Mapping[StoryId, frozenset[ArticleId]]  # by briefings before
    marks: Mapping[StoryId, tuple[Mark, ...]]
    shown: tuple[Story, ...]  # that the page names, first ones first
    past: tuple[Story, ...]  # of their threads, older than the window

    @property
    def top(self) -> tuple[Story, ...]:
        """Give the stories that are told with a summary."""
        return self.shown[: self.view.max_stories]


def choose(
    job: Job, store: Store, grouping: Grouping, stories: tuple[Story, ...], articles: dict[ArticleId, Article]
) -> Choice:
    """Choose what the page names among the stories of the edition's window; nothing is written."""
    view = view_of(job)
    told = store.told(view.name, before=job.day)
    marks = marked(stories, articles, view.watch, told=told)
    shown = front(
        stories,
        articles,
        told=told,
        date=job.day,
        most=view.max_stories + view.max_noted,
        marks=marks,
        headings=view.sections,
        only_watched=view.only_watched,
    )
    past, beside = mates(grouping, [story.id for story in shown], job.names, store)
    return Choice(
        view=view,
        grouping=grouping,
        stories=stories,
        articles=articles | beside,
        told=told,
        marks=marks,
        shown=shown,
        past=past,
    )


def composed(
    job: Job,
    engine: Runner,
    store: Store,
    choice: Choice,
    summaries: Sequence[Summary],
    *,
    window: Window,
    failed: Sequence[Gap],
) -> Briefing:
    """Compose the briefing of what was chosen; `failed` is what this run could not read."""
    return engine.once(
        compose,
        edition=choice.view,
        date=job.day,
        stories=choice.stories,
        summaries={summary.story: summary for summary in summaries},
        articles=choice.articles,
        threads=choice.grouping.threads,
        past=choice.past,
        told=choice.told,
        last=store.last_shown(choice.view.name, before=job.day),
        marks=choice.marks,
        gaps=(
            *failed,
            *store.gaps_between(window.since, window.until),
            *changed(edits(store, window, choice.told, job.names)),
            *lateness(job, store, window),
        ),
        previous=window.previous,
        days=store.volumes(choice.view.name, job.day - MEMORY, job.day),
        version=__version__,
        settings_digest=digest(job.settings, job.edition),
    )


def view_of(job: Job) -> EditionView:
    """Give what compose needs to know of the job's edition."""
    edition = job.edition
    return EditionView(
        name=edition.name,
        title=edition.title,
        language=edition.language,
        zone=edition.timezone,
        max_stories=edition.max_stories,
        max_noted=edition.max_noted,
        sections=tuple(
            Heading(title=one.title, sources=frozenset(one.sources), watch=frozenset(one.watch))
            for one in edition.sections
        ),
        watch=job.settings.watched_by(edition),
        only_watched=edition.only_watched,
    )


def edits(
    store: Store, window: Window, told: Mapping[StoryId, frozenset[ArticleId]], names: Collection[str]
) -> tuple[Article, ...]:
    """Give the articles of these sources that an earlier briefing told and whose text changed in the window."""
    known = frozenset().union(*told.values()) & store.changed_between(window.since, window.until).keys()
    return tuple(article for article in store.articles(known) if article.source in names)
