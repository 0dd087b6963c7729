"""From a briefing to its files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tasks.model import Article, ArticleId, Briefing, Gap, Page

FORMATS = ("html", "md", "txt", "json")


def render(
    briefing: Briefing,
    articles: Mapping[ArticleId, Article],
    *,
    archive: Sequence[dt.date] = (),
    formats: Sequence[str] = FORMATS,
    user_templates: Path | None = None,
) -> tuple[Page, ...]:
    """Write a briefing's pages, in memory: same values, same bytes.

    Args:
        briefing: What to tell.
        articles: Every article that the briefing lists or cites.
        archive: The days of this edition that are written already, for the links between days.
        formats: Names of files in `formats/`.
        user_templates: A folder whose templates replace ours, file by file. One that cannot be used is told as a
            gap in the briefing, which then wears our templates.

    Raises:
        VerbatimError: The briefing holds words that their article does not.
        UsageError: A format is not known.
    """
    if user_templates is None:
        return _written(briefing, articles, archive, formats, None)
    from jinja2 import TemplateError

    # what a user's template can do wrong: ask for what is not there, or compute with what it is given
    wrong = (TemplateError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError)
    try:
        return _written(briefing, articles, archive, formats, user_templates)
    except wrong as error:
        gap = Gap(
            kind="broken template",
            what=str(getattr(error, "name", None) or user_templates.name),
            why=f"{type(error).__name__}: {error}."[:300],
            remedy="Mend the template, or remove it to use the one that came with Mujaz.",
        )
        return _written(replace(briefing, gaps=(*briefing.gaps, gap)), articles, archive, formats, None)


def _written(
    briefing: Briefing,
    articles: Mapping[ArticleId, Article],
    archive: Sequence[dt.date],
    formats: Sequence[str],
    user_templates: Path | None,
) -> tuple[Page, ...]:
    from tasks.render.context import Scene, briefing_context
    from tasks.render.formats import maker
    from tasks.render.job import Job
    from tasks.render.looks import Looks

    makers = [maker(name) for name in dict.fromkeys(formats)]
    scene = Scene(briefing, articles, archive=tuple(sorted(set(archive))), pages="html" in formats)
    scene.check()
    job = Job(scene=scene, context=briefing_context(scene), looks=Looks(scene.words, user_templates))
    return tuple(page for make in makers for page in make(job))
