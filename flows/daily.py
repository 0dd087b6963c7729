"""The order of the work, written once: gather, extract, group, choose, compose, render, deliver.

It reads like the sentence that describes it and runs on any engine that `flows.runner` knows. The steps are pure;
the flows alone carry their values to the store and to the reports folder.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from flows.alerts import alarmed
from flows.archive import archive
from flows.delivery import MEANS, Means, deliver
from flows.gather import gather
from flows.job import Job, Outcome
from flows.past import mates, remembered, whole
from flows.pruning import prune_overdue
from flows.record import recorded
from flows.rerender import linked, plain_of_looks
from flows.runner import Runner
from flows.timed import Timed
from flows.unread import lateness
from flows.window import Window, moment, window_of
from tasks import __version__
from tasks.compose import EditionView, Heading, changed, compose, covered, front, marked
from tasks.dedupe import Embedder, group, load_model
from tasks.deliver import put, standing
from tasks.model import Article, ArticleId, Grouping, Story, StoryId, lines
from tasks.render import continued, rendered
from tasks.settings import digest
from tasks.store import Store
from tasks.summarise import summarise
from tasks.workspace import hold

MEMORY = dt.timedelta(days=13)  # days before a briefing whose volume its page shows


def run(job: Job, engine: Runner, means: Means = MEANS) -> Outcome:
    """Write the briefing of the job's day, alone in its workspace, and send it; what fails there is in the outcome.

    Raises:
        AlreadyRunning: another run holds the workspace.
        StoreError: the store cannot be opened or written.
        OutputError: the reports folder cannot be written; the briefing before it still stands.
    """
    timed = Timed(engine)
    with alarmed(job, means), hold(job.workspace), Store.open(job.store_url) as store, recorded(job, store, means):
        with timed.measured("in all, archive and store too"):
            outcome = brief(job, timed, store)
            put(outcome.pages, job.reports)
            store.publish(
                job.edition.name,
                job.day,
                told=outcome.told,
                manifest=outcome.briefing.manifest,
                pages=outcome.pages,
                lines=lines(outcome.briefing),
                briefing=plain_of_looks(outcome.briefing),
                articles=outcome.articles,
            )
            linked(job, store)
            outcome = archived(job, store, outcome)
            prune_overdue(job, store)
        return deliver(job, store, replace(outcome, articles={}, timings=timed.timings), means)


def archived(job: Job, store: Store, outcome: Outcome) -> Outcome:
    """Write what the day changes in the archive, in the looks of its pages; give the outcome with what failed there."""
    broken = any(gap.kind == "broken template" for gap in outcome.briefing.gaps)  # told in the briefing already
    templates = None if broken else job.templates
    made = archive(store, job.settings, job.workspace, day=job.day, user_templates=templates)
    if not made.gaps:
        return outcome
    return replace(outcome, briefing=replace(outcome.briefing, gaps=(*outcome.briefing.gaps, *made.gaps)))


def brief(job: Job, engine: Runner, store: Store) -> Outcome:
    """Make the briefing of the job's day: everything first seen since the last one, told once."""
    settings, edition = job.settings, job.edition
    model = settings.grouping.model(job.workspace.root)
    # first of all: a model that is not there stops a run before it begins
    embedder = load_model(model) if model else None
    seen = moment(job, store)
    sources = gather(job, engine, store, seen) if job.reads else ()
    window = window_of(job, store, seen)
    store.begin(edition.name, job.day, window.since, window.until)
    seen_lately = {one.id: one for one in store.window(window.memory) if one.first_seen < window.until}
    earlier = store.stories_around(seen_lately)
    grouping = link(engine, store, seen_lately, earlier, window, embedder=embedder)
    lives, articles = whole(grouping.stories, earlier, seen_lately, store, until=window.until)
    given = store.given_by(job.names, window.memory)
    stories = tuple(covered(lives, articles, job.names, given))
    told = store.told(edition.name, before=job.day)
    view = view_of(job)
    marks = marked(stories, articles, view.watch, told=told)
    shown = front(
        stories,
        articles,
        told=told,
        date=job.day,
        most=edition.max_stories + edition.max_noted,
        marks=marks,
        headings=view.sections,
        only_watched=view.only_watched,
    )
    past, beside = mates(grouping, [story.id for story in shown], job.names, store)
    articles |= beside
    top = shown[: edition.max_stories]
    summaries = engine.once(
        summarise, top, articles, method=settings.summary.method, sentences=settings.summary.sentences
    )
    briefing = engine.once(
        compose,
        edition=view,
        date=job.day,
        stories=stories,
        summaries={summary.story: summary for summary in summaries},
        articles=articles,
        threads=grouping.threads,
        past=past,
        told=told,
        last=store.last_shown(edition.name, before=job.day),
        marks=marks,
        gaps=(
            *(gap for source in sources for gap in source.gaps),
            *store.gaps_between(window.since, window.until),
            *changed(edits(store, window, told, job.names)),
            *lateness(job, store, window),
        ),
        previous=window.previous,
        days=store.volumes(edition.name, job.day - MEMORY, job.day),
        version=__version__,
        settings_digest=digest(settings, edition),
    )
    written = store.editions_and_dates().get(edition.name, ())
    reports = settings.reports
    made = engine.once(
        rendered,
        briefing,
        articles,
        archive=written,
        formats=reports.formats,
        user_templates=job.templates,
        url=reports.url,
    )
    return Outcome(
        briefing=replace(briefing, gaps=(*briefing.gaps, *made.gaps)),
        pages=tuple(continued(page, lambda path: standing(job.reports, path)) for page in made.pages),
        told={story.id: story.articles for story in stories},
        sources=sources,
        folder=job.reports,
        articles=articles,
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


def link(
    engine: Runner,
    store: Store,
    articles: Mapping[ArticleId, Article],
    earlier: Sequence[Story],
    window: Window,
    *,
    embedder: Embedder | None = None,
) -> Grouping:
    """Group the window afresh; the present state is kept, a look back at an earlier day is not."""
    signed = store.signed([story.id for story in earlier])
    keys = store.keys_since(window.memory)
    made = engine.once(group, tuple(articles.values()), earlier=earlier, signed=signed, keys=keys, embedder=embedder)
    store.save_keys(made.keys)
    grouping = remembered(made, store, articles, earlier, until=window.until)
    if window.latest:
        store.save_grouping(grouping)
    return grouping


def edits(
    store: Store, window: Window, told: Mapping[StoryId, frozenset[ArticleId]], names: Collection[str]
) -> tuple[Article, ...]:
    """Give the articles of these sources that an earlier briefing told and whose text changed in the window."""
    known = frozenset().union(*told.values()) & store.changed_between(window.since, window.until).keys()
    return tuple(article for article in store.articles(known) if article.source in names)
