"""Reading every source, extracting what is new, and keeping both."""

from __future__ import annotations

import datetime as dt

from flows.follow import follow
from flows.job import SEEDS, Job, SourceReport
from flows.runner import Runner
from tasks import __version__
from tasks.extract import extract
from tasks.ingest import FolderSource
from tasks.ingest.attempt import attempt
from tasks.store import Store

EXTRACT_BATCH = 200  # documents a task run: the run's own cost (some 30 ms) stays under a hundredth of the work


def sources_of(job: Job) -> tuple[FolderSource, ...]:
    """Give the folders that the job reads."""
    root = job.workspace.root
    if job.seeds is not None:
        return (FolderSource(name=SEEDS, path=job.seeds, root=root),)
    return tuple(
        FolderSource(
            name=source.name,
            path=source.path(root),
            root=root,
            max_bytes=source.max_bytes,
            recursive=source.recursive,
            language=source.language,
            outlet=source.outlet,
        )
        for source in job.settings.sources_of(job.edition)
        if not source.is_feed
    )


def gather(job: Job, engine: Runner, store: Store, seen: dt.datetime) -> tuple[SourceReport, ...]:
    """Read every source, keep its documents, and extract those that nobody has extracted yet.

    Each batch is kept as soon as it is done: a run that dies loses the batch under way, and the next one takes
    it up again.
    """
    sources = sources_of(job)
    gathered = engine.each(attempt, sources, seen=seen)
    feeds = follow(job, engine, store, seen)
    waiting = store.add_documents([document for each in gathered for document in each.documents])
    store.add_gaps([gap for each in gathered for gap in each.gaps])
    for part, extracted in engine.batches(extract, waiting, EXTRACT_BATCH, now=seen):
        store.add_extracted(part, extracted, __version__)
    fresh = {document.key for document in waiting}
    folders = tuple(
        SourceReport(
            name=source.name,
            documents=len(each.documents),
            new=sum(document.key in fresh for document in each.documents),
            gaps=each.gaps,
            answered=bool(each.documents),
        )
        for source, each in zip(sources, gathered, strict=True)
    )
    return (*folders, *feeds)
