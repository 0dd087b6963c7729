"""A user's templates of the archive, tried before a day is written, so that the day's own page can tell what is wrong.

The archive is written after the briefing; what fails there would be told nowhere but on the command line.
"""

from __future__ import annotations

from pathlib import Path

from tasks.model import ArchiveDay, Briefing, Listed, OutletMonth, Telling, ThreadId, ToldStory, ToldThread, lines
from tasks.render.archive import Archive


def tried(briefing: Briefing, user_templates: Path) -> None:
    """Fill every template of the archive with what this day holds, and keep nothing of it.

    Raises:
        jinja2.TemplateError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError: one of them fails.
    """
    day = _day(briefing)
    month = briefing.date.replace(day=1)
    counted = sorted({one.outlet for one in day.listed})
    outlets = [OutletMonth(outlet=outlet, month=month, stories=1, last=briefing.date) for outlet in counted]
    made = Archive([day], outlets, language=briefing.language, title=briefing.title, user_templates=user_templates)
    threads = [_thread(briefing)] if briefing.stories or briefing.noted else []  # a quiet day has no story to try
    years = made.thread_years(threads)
    for pages in (
        made.front(threads=True),
        made.month(month),
        made.outlet_months([day]),
        *(made.thread(thread, feeds=[briefing.edition]) for thread in threads),
        *(made.threads(year, years) for year in years),
    ):
        for _ in pages:
            pass


def _day(briefing: Briefing) -> ArchiveDay:
    entries = (*briefing.stories, *briefing.noted)
    return ArchiveDay(
        edition=briefing.edition,
        date=briefing.date,
        articles=briefing.counts.articles,
        stories=briefing.counts.stories,
        lines=lines(briefing),
        listed=tuple(
            Listed(
                article=item.id,
                story=entry.id,
                outlet=item.outlet,
                title=item.title,
                language=item.language,
                published=item.when,
            )
            for entry in entries
            for item in entry.articles
        ),
    )


def _thread(briefing: Briefing) -> ToldThread:
    """Give a thread of all the day's stories, whatever it has of threads."""
    told = [
        ToldStory(
            story=entry.id,
            when=entry.when,
            tellings=(
                Telling(
                    edition=briefing.edition,
                    date=briefing.date,
                    story=entry.id,
                    headline=entry.headline.text,
                    language=entry.language,
                    noted=False,
                ),
            ),
        )
        for entry in (*briefing.stories, *briefing.noted)
    ]
    return ToldThread(id=ThreadId("trial"), names=("…",), stories=tuple(told))
