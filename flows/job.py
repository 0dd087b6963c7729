"""What a run is asked to do, and what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from flows.timed import Timing
from tasks.errors import NothingRead, UsageError
from tasks.model import Article, ArticleId, Briefing, FeedState, Gap, Page, StoryId
from tasks.render.locale import TEMPLATES
from tasks.settings import Edition, Settings, load
from tasks.workspace import Workspace

SEEDS = "seeds"  # the name of the folder that is read in place of the sources of the settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One edition's day to be written. `now` is the only clock of the run, in UTC."""

    workspace: Workspace
    settings: Settings
    edition: Edition
    day: dt.date
    now: dt.datetime
    seeds: Path | None = None  # a folder to read in place of the sources of the settings
    asked: frozenset[str] = frozenset()  # sources that another edition of the same run has read before
    cutoff: dt.datetime | None = None  # a past day's: what was first seen from then on belongs to a later one
    recut: dt.date | None = None  # days up to this one are written again too, so theirs do not end this one's window

    @property
    def reads(self) -> bool:
        """Tell whether sources are read; a past day with a cut-off is written from what was read by then."""
        return self.cutoff is None

    @property
    def reports(self) -> Path:
        """Give the folder that pages go to."""
        return self.settings.reports.path(self.workspace.root)

    @property
    def templates(self) -> Path | None:
        """Give the folder of the user's own templates; None where there is none, or where it is ours (a checkout)."""
        return templates_of(self.settings, self.workspace)

    @property
    def store_url(self) -> str:
        """Give the store's address; it may hold a password."""
        return self.settings.store_url(self.workspace.store)

    @property
    def names(self) -> frozenset[str]:
        """Give the names of the sources that the briefing covers, of those that are paused too."""
        if self.seeds is not None:
            return frozenset({SEEDS})
        return frozenset(source.name for source in self.settings.sources_of(self.edition))

    @property
    def today(self) -> dt.date:
        """Give the edition's own calendar day at the run's time."""
        return self.now.astimezone(ZoneInfo(self.edition.timezone)).date()


def templates_of(settings: Settings, workspace: Workspace) -> Path | None:
    """Give the folder of the user's own templates; None where there is none, or where it is ours (a checkout)."""
    path = settings.reports.templates_path(workspace.root)
    return None if path is None or path.resolve() == TEMPLATES.resolve() else path


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """What one source gave in this run. `answered` tells whether it could be read, even if it had nothing."""

    name: str
    documents: int
    new: int
    gaps: tuple[Gap, ...]
    answered: bool = False
    status: str = ""  # of a feed: "new items", "not modified", …, "paused"
    feed: FeedState | None = None  # None: a folder, or a feed that was never asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of one letter on one channel in this run; "" for a channel where none could even be asked."""

    channel: str
    edition: str
    date: dt.date
    kind: str = "briefing"
    arrived: bool = False
    why: str = ""  # without its full stop: the reason of a failure, or what is to be said of a success
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run made: the briefing, its pages, what it told of each story, and what each source gave."""

    briefing: Briefing
    pages: tuple[Page, ...]
    told: Mapping[StoryId, tuple[ArticleId, ...]]
    sources: tuple[SourceReport, ...]
    folder: Path  # the reports folder
    deliveries: tuple[Sent, ...] = ()  # what was sent, or could not be, in this run
    articles: Mapping[ArticleId, Article] = field(default_factory=dict)  # at hand when the pages were made
    timings: tuple[Timing, ...] = ()  # never in the pages: the same briefing takes another time each time

    @property
    def page(self) -> Path:
        """Give the file of the HTML page."""
        return self.folder / self.briefing.edition / f"{self.briefing.date}.html"

    @property
    def markdown(self) -> str:
        """Give the briefing as Markdown."""
        return next((page.content.decode() for page in self.pages if page.path.endswith(".md")), "")

    @property
    def failed(self) -> tuple[str, ...]:
        """Give the names of the sources that could not be read."""
        return tuple(each.name for each in self.sources if each.gaps and not each.answered)

    @property
    def nothing_read(self) -> bool:
        """Tell whether there was something to read, and none of it could be."""
        return not any(each.answered for each in self.sources) and any(each.gaps for each in self.sources)


class Unread(NothingRead):
    """Nothing could be read; the pages were written and say why: `outcomes`."""

    def __init__(self, outcomes: Sequence[Outcome]) -> None:
        super().__init__("nothing could be read. The page says why, source by source; `mujaz run -v` prints it")
        self.outcomes = tuple(outcomes)


def prepare(
    workspace: Workspace,
    *,
    now: dt.datetime,
    edition: str = "",
    day: dt.date | None = None,
    seeds: Path | None = None,
) -> tuple[Job, ...]:
    """Read the settings and give the jobs of a run: the edition that was named, or every edition.

    Raises:
        SettingsError: the settings file holds something wrong.
        UsageError: there is no such edition.
    """
    settings = load(workspace)
    known = {each.name: each for each in settings.editions}
    if edition and edition not in known:
        raise UsageError(f"there is no edition {edition!r}. Known: {', '.join(known)}")
    wanted = [known[edition]] if edition else list(known.values())
    return sharing(
        Job(
            workspace=workspace,
            settings=settings,
            edition=each,
            day=day or now.astimezone(ZoneInfo(each.timezone)).date(),
            now=now,
            seeds=seeds,
        )
        for each in wanted
    )


def come(jobs: tuple[Job, ...]) -> tuple[Job, ...]:
    """Give the jobs of a day that somebody asked for, if it has come where each edition lives.

    A day written before it comes tells what the real one should, which then finds nothing new.

    Raises:
        UsageError: it has not come yet.
    """
    for job in jobs:
        if job.day > job.today:
            name, zone = job.edition.name, job.edition.timezone
            raise UsageError(
                f"the day {job.day} has not come yet for edition {name!r}: in {zone} it is {job.today}. "
                "Name that day or an earlier one, or none at all for today's briefing"
            )
    return jobs


def sharing(jobs: Iterable[Job]) -> tuple[Job, ...]:
    """Tell each job of a run which sources the jobs before it read, so that no feed is asked twice."""
    told: list[Job] = []
    asked: frozenset[str] = frozenset()
    for job in jobs:
        told.append(replace(job, asked=asked))
        if job.reads:
            asked |= {source.name for source in job.settings.sources_of(job.edition)}
    return tuple(told)
