"""What the service tells by itself, because the run that ended could not.

That it was killed: the next run would tell that too, but none may be left to come, or it may have died before it had
written down that it began. That no run can read the settings file: the service has the settings in memory as they were
when the file was last right, so a file that is no TOML at all is told too, and neither an address nor a secret was ever
written down for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from flows.alerts import killed, raise_trouble
from flows.delivery import MEANS, Means
from flows.job import Job
from flows.marker import marked
from flows.storeless import complain, directly
from flows.troubles import of_settings
from tasks.settings import Edition, Settings
from tasks.workspace import Workspace


def tell_of_death(
    place: Workspace, settings: Settings, parameters: Mapping[str, Any], *, at: dt.datetime, means: Means = MEANS
) -> None:
    """Tell that the process of a run ended without a word: for each edition that it was to write, which day.

    Args:
        place: the workspace.
        settings: as they were when the file was last right.
        parameters: of the flow run.
        at: the time for which it was scheduled, which says the day where `parameters` do not.
        means: of sending.
    """
    asked = parameters.get("edition") or ""
    for edition in settings.editions:
        if asked in {"", edition.name}:
            day = dt.date.fromisoformat(str(parameters.get("day") or _day(edition, at)))
            now = dt.datetime.now(dt.UTC)
            job = Job(workspace=place, settings=settings, edition=edition, day=day, now=now)
            raise_trouble(job, killed(edition.name, day, now), means)


def tell_of_settings(place: Workspace, settings: Settings, *, at: dt.datetime, means: Means = MEANS) -> None:
    """Tell, by the settings as they were, what a run that failed remembered of the file and could tell nobody."""
    wrong = marked(place).get(of_settings(place))
    if wrong is None or wrong.told:
        return
    edition = settings.editions[0]
    job = Job(workspace=place, settings=settings, edition=edition, day=_day(edition, at), now=at)
    complain(directly(job, wrong, means, {}))


def _day(edition: Edition, at: dt.datetime) -> dt.date:
    return at.astimezone(ZoneInfo(edition.timezone)).date()
