"""From a briefing to its files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from tasks.model import Article, ArticleId, Briefing, Gap, Page

Made = TypeVar("Made")
FORMATS = ("html", "md", "txt", "json")  # where nobody chooses; a run takes those of [reports] formats


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The finished pages, and what went wrong with a user's templates: told in the pages already."""

    pages: tuple[Page, ...]
    gaps: tuple[Gap, ...] = ()


def render(
    briefing: Briefing,
    articles: Mapping[ArticleId, Article],
    *,
    archive: Sequence[dt.date] = (),
    formats: Sequence[str] = FORMATS,
    user_templates: Path | None = None,
    url: str = "",
) -> tuple[Page, ...]:
    """Write a briefing's pages, in memory: same values, same bytes. Arguments and errors are those of `rendered`."""
    return rendered(briefing, articles, archive=archive, formats=formats, user_templates=user_templates, url=url).pages


def rendered(
    briefing: Briefing,
    articles: Mapping[ArticleId, Article],
    *,
    archive: Sequence[dt.date] = (),
    formats: Sequence[str] = FORMATS,
    user_templates: Path | None = None,
    url: str = "",
) -> Rendered:
    """Write a briefing's pages, and say what could not be used for them.

    Args:
        briefing: What to tell.
        articles: Every article that the briefing lists or cites.
        archive: The days of this edition that are written already, for the links between days.
        formats: Names of files in `formats/`.
        user_templates: A folder whose templates replace ours, file by file. One that cannot be used is told as a
            gap in the briefing, which then wears our templates.
        url: Where the reports folder is to be found on the web, for feeds; "" where it is nowhere.

    Raises:
        VerbatimError: The briefing holds words that their article does not.
        UsageError: A format is not known.
    """
    make = partial(_written, articles=articles, archive=archive, formats=formats, url=url.rstrip("/"))
    if user_templates is None:
        return Rendered(pages=make(briefing, user_templates=None))
    from tasks.render.blame import broken, faults

    try:
        return Rendered(pages=make(briefing, user_templates=user_templates))
    except faults() as error:
        gap = broken(error, user_templates)
        told = replace(briefing, gaps=(*briefing.gaps, gap))
        return Rendered(pages=make(told, user_templates=None), gaps=(gap,))


def guarded(make: Callable[[Path | None], Made], user_templates: Path | None) -> tuple[Made, tuple[Gap, ...]]:
    """Do what fills templates: with a user's, and where one of them fails, all over again with ours; tell which."""
    if user_templates is None:
        return make(None), ()
    from tasks.render.blame import broken, faults

    try:
        return make(user_templates), ()
    except faults() as error:
        return make(None), (broken(error, user_templates),)


def _written(
    briefing: Briefing,
    *,
    articles: Mapping[ArticleId, Article],
    archive: Sequence[dt.date],
    formats: Sequence[str],
    user_templates: Path | None,
    url: str,
) -> tuple[Page, ...]:
    from tasks.render.context import Scene, briefing_context
    from tasks.render.formats import maker
    from tasks.render.job import Job
    from tasks.render.looks import Looks

    chosen = tuple(dict.fromkeys(formats))
    makers = [maker(name) for name in chosen]
    scene = Scene(briefing, articles, archive=tuple(sorted(set(archive))), pages="html" in chosen, forms=chosen)
    scene.check()
    looks = Looks(scene.words, user_templates)
    job = Job(scene=scene, context=briefing_context(scene), looks=looks, url=url)
    if user_templates is not None:
        from tasks.render.trial import tried

        tried(briefing, user_templates)
    return tuple(page for make in makers for page in make(job))
