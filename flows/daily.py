"""The order of the work, written once: gather, extract, group, choose, compose, render, deliver.

It reads like the sentence that describes it and runs on any engine that `flows.runner` knows. The steps are pure;
the flows alone carry their values to the store and to the reports folder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flows.alerts import alarmed
from flows.archive import archive
from flows.delivery import MEANS, Means, deliver
from flows.edition import choose, composed
from flows.gather import gather
from flows.job import Job, Outcome
from flows.past import remembered, whole
from flows.pruning import prune_overdue
from flows.record import recorded
from flows.rerender import linked, plain_of_looks
from flows.runner import Runner
from flows.timed import Timed
from flows.window import Window, moment, window_of
from tasks.compose import covered
from tasks.dedupe import Embedder, group, load_model
from tasks.dedupe.resting import collector_resting
from tasks.deliver import put, standing
from tasks.model import Article, ArticleId, Briefing, Grouping, Story, lines
from tasks.render import Rendered, continued, rendered
from tasks.store import Store
from tasks.summarise import summarise
from tasks.workspace import hold


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
    model = job.settings.grouping.model(job.workspace.root)
    # first of all: a model that is not there stops a run before it begins
    embedder = load_model(model) if model else None
    seen = moment(job, store)
    sources = gather(job, engine, store, seen) if job.reads else ()
    window = window_of(job, store, seen)
    store.begin(job.edition.name, job.day, window.since, window.until)
    with collector_resting():  # in what is read of thousands of articles there are no cycles to be found
        seen_lately = {one.id: one for one in store.window(window.memory) if one.first_seen < window.until}
        earlier = store.stories_around(seen_lately)
        grouping = link(engine, store, seen_lately, earlier, window, embedder=embedder)
        lives, articles = whole(grouping.stories, earlier, seen_lately, store, until=window.until)
        stories = tuple(covered(lives, articles, job.names, store.given_by(job.names, window.memory)))
    choice = choose(job, store, grouping, stories, articles)
    how = job.settings.summary
    summaries = engine.once(summarise, choice.top, choice.articles, method=how.method, sentences=how.sentences)
    failed = [gap for source in sources for gap in source.gaps]
    briefing = composed(job, engine, store, choice, summaries, window=window, failed=failed)
    made = pages_of(job, engine, store, briefing, choice.articles)
    return Outcome(
        briefing=replace(briefing, gaps=(*briefing.gaps, *made.gaps)),
        pages=tuple(continued(page, lambda path: standing(job.reports, path)) for page in made.pages),
        told={story.id: story.articles for story in stories},
        sources=sources,
        folder=job.reports,
        articles=choice.articles,
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
    """Group the window, going on from what the last run knew; the present state is kept, a look back is not."""
    signed = store.signed([story.id for story in earlier])
    keys = store.keys_since(window.memory)
    past = store.kept() if window.latest else None
    made = engine.once(
        group,
        tuple(articles.values()),
        earlier=earlier,
        signed=signed,
        keys=keys,
        past=past,
        embedder=embedder,
    )
    store.save_keys(made.keys)
    grouping = remembered(made, store, articles, earlier, until=window.until)
    if past is not None:
        store.save_grouping(grouping, before=earlier)
        store.save_kept(made.kept, before=past)
    return replace(grouping, kept=())  # nobody else asks for it, and it is large


def pages_of(
    job: Job, engine: Runner, store: Store, briefing: Briefing, articles: Mapping[ArticleId, Article]
) -> Rendered:
    """Render the briefing in every look that is wanted, with links to the days that were written before."""
    return engine.once(
        rendered,
        briefing,
        articles,
        archive=store.editions_and_dates().get(briefing.edition, ()),
        formats=job.settings.reports.formats,
        user_templates=job.templates,
        url=job.settings.reports.url,
    )
