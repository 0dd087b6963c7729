"""The order of the work, written once: gather, extract, group, choose, compose, render, deliver.

It reads like the sentence that describes it and runs on any engine that `flows.runner` knows. The steps are pure;
this file alone carries their values to the store and to the reports folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from flows.job import Job, Outcome, SourceReport
from flows.runner import Runner
from flows.window import Window, window_of
from tasks import VERSION
from tasks.compose import EditionView, compose
from tasks.dedupe import group
from tasks.deliver import put
from tasks.errors import SourceError
from tasks.extract import extract
from tasks.ingest import FolderSource, read_folder
from tasks.model import Article, Briefing, Document, Gap, Gathered, Page, Story
from tasks.render import render, render_index
from tasks.settings import digest
from tasks.store import Store
from tasks.summarise import summarise
from tasks.workspace import hold

EXTRACT_BATCH = 200  # documents a task run: its own cost (some 30 ms) stays under a hundredth of the work


def run(job: Job, engine: Runner) -> Outcome:
    """Write the job's briefing, alone in its workspace.

    Raises:
        AlreadyRunning: another run holds the workspace.
        StoreError: the store cannot be opened or written.
        OutputError: the reports folder cannot be written; the earlier briefing still stands.
    """
    with hold(job.workspace), Store.open(job.settings.store_url(job.workspace)) as store:
        return brief(job, engine, store)


def brief(job: Job, engine: Runner, store: Store) -> Outcome:
    """Write the briefing of the job's day: everything first seen since the last one, told once."""
    reports = gather(job, engine, store)
    window = window_of(job, store)
    articles = {article.id: article for article in store.window(window.memory, window.until)}
    stories = link(engine, store, tuple(articles.values()), keep=window.latest)
    told = store.told(job.edition.name, before=job.day)
    fresh = store.seen_between(window.since, window.until) & covered(job, articles.values())
    touched = tuple(story for story in stories if fresh.intersection(story.articles))
