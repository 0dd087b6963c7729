"""What the service tells by itself, because the run that ended could not: that no run can read the settings file.

The service has the settings in memory as they were when the file was last right, so a file that is no TOML at all is
told too, and neither an address nor a secret was ever written down for it.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from flows.delivery import MEANS, Means
from flows.job import Job
from flows.marker import marked
from flows.storeless import complain, directly
from flows.troubles import of_settings
from tasks.settings import Settings
from tasks.workspace import Workspace


def tell_of_settings(place: Workspace, settings: Settings, *, at: dt.datetime, means: Means = MEANS) -> None:
    """Tell, by the settings as they were, what a run that failed remembered of the file and could tell nobody."""
    wrong = marked(place).get(of_settings(place))
    if wrong is None or wrong.told:
        return
    edition = settings.editions[0]
    day = at.astimezone(ZoneInfo(edition.timezone)).date()
    job = Job(workspace=place, settings=settings, edition=edition, day=day, now=at)
    complain(directly(job, wrong, means, {}))
