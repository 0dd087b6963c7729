"""Days that were told, rendered again: the kept value of the briefing, today's templates and settings of looks.

Nothing is chosen anew: which stories, which sentences, in which order stays as it was told. Title, language of the
interface, formats, templates and the address on the web are today's. A reading copy that several
days write is written by the day that wrote it last; feeds keep their other entries. What is the same is left alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from flows.job import Job
from tasks.deliver import put, standing
from tasks.errors import VerbatimError
from tasks.model import ArticleId, Briefing, Gap, Page
from tasks.render import continued, rendered
from tasks.render.feeds import is_feed
from tasks.store import Kept, Store

LOOKS = "broken template"  # the kind of gap that belongs to a rendering, not to the briefing


@dataclass(frozen=True, slots=True, kw_only=True)
class Redone:
    """What became of a day that was to be rendered again."""

    day: dt.date
    kept: bool = True  # False: told by a version that kept no value to render, or let go with its pages
    bare: bool = False  # the texts of its articles were let go, so it stays as it is
    files: int = 0
    written: int = 0  # of the files; the others were the same
    changed: tuple[ArticleId, ...] = ()  # articles that are no more as the day told them
    gaps: tuple[Gap, ...] = ()  # templates of the user's that could not be used
    failed: str = ""  # why nothing was written


def plain_of_looks(briefing: Briefing) -> Briefing:
    """Give a briefing without what its rendering added."""
    return replace(briefing, gaps=tuple(gap for gap in briefing.gaps if gap.kind != LOOKS))


def again(job: Job, store: Store) -> Redone:
    """Render the job's day again and put its pages in place.

    Raises:
        OutputError: the reports folder cannot be written.
    """
    kept = store.recall(job.edition.name, job.day)
    return _again(job, store, kept, kept.briefing) if kept else Redone(day=job.day, kept=False)


def linked(job: Job, store: Store) -> None:
    """Make the briefing after the job's day name that day as the one before it, where it was written earlier."""
    after = store.next(job.edition.name, job.day)
    kept = store.recall(job.edition.name, after.date) if after else None
    if kept and kept.briefing.previous != job.day:
        _again(replace(job, day=kept.briefing.date), store, kept, replace(kept.briefing, previous=job.day))


def _again(job: Job, store: Store, kept: Kept, briefing: Briefing) -> Redone:
    edition, reports, day = job.edition, job.settings.reports, job.day
    told = replace(briefing, title=edition.title, language=edition.language)
    try:
        made = rendered(
            told,
            kept.articles,
            archive=store.editions_and_dates().get(edition.name, ()),
            formats=reports.formats,
            user_templates=job.templates,
            url=reports.url,
        )
    except (VerbatimError, KeyError) as error:  # an article that is gone is asked for by its id
        if any(name in kept.articles and not kept.articles[name].text for name in kept.changed):
            return Redone(day=day, bare=True)
        reason = str(error) if isinstance(error, VerbatimError) else f"article {error} is in the store no more"
        return Redone(day=day, changed=kept.changed, failed=reason)
    owners = store.owners(edition.name)
    pages = [
        continued(page, lambda path: standing(job.reports, path)) for page in made.pages if _ours(page, day, owners)
    ]
    receipts = put(pages, job.reports)
    store.retell(briefing, made.pages)
    written = sum(receipt.written for receipt in receipts)
    return Redone(day=day, files=len(receipts), written=written, changed=kept.changed, gaps=made.gaps)


def _ours(page: Page, day: dt.date, owners: Mapping[str, dt.date]) -> bool:
    """Tell whether a page is the day's to write: its own, or one that no later telling wrote."""
    return is_feed(page) or owners.get(page.path, day) == day
