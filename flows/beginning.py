"""Runs that cannot even begin: nobody sits before one that a schedule started, so its failure is told as any other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

from flows.alerts import raise_alarm, sound
from flows.delivery import MEANS, Means
from flows.job import Job, prepare
from flows.storeless import complain, directly, remember
from tasks.errors import AlreadyRunning, LostTurn, SettingsError, UsageError
from tasks.model import Trouble
from tasks.settings import Settings
from tasks.settings.salvage import salvaged
from tasks.workspace import Workspace

MOST = 5  # places named
WRONG = "`mujaz doctor` says why, and what is allowed; the next run that works covers what came since."


@contextmanager
def begun(
    place: Workspace, *, edition: str = "", at: dt.datetime | None = None, means: Means = MEANS
) -> Iterator[None]:
    """Tell the alert channels what keeps a run from its first step, and let it fail.

    Not told is what whoever called for it sees: another run by hand, an edition that there is not.

    Args:
        place: the workspace.
        edition: the one that was to be written; every one where it is "".
        at: when the run was due; now where nobody planned it.
        means: of sending.
    """
    try:
        yield
    except (LostTurn, SettingsError) as error:
        sound(tell_of_beginning, place, error, edition=edition, at=at, means=means)
        raise
    except (AlreadyRunning, UsageError):
        raise
    except Exception as error:
        sound(tell_of_beginning, place, error, edition=edition, at=at, means=means)
        raise


def tell_of_beginning(
    place: Workspace, error: Exception, *, edition: str, at: dt.datetime | None, means: Means
) -> None:
    """Tell what kept a run from beginning, for each edition that it was to write."""
    at = at or dt.datetime.now(dt.UTC)
    try:
        jobs = prepare(place, now=at, edition=edition)
    except SettingsError as wrong:
        tell_of_settings(place, wrong, salvaged(place), edition=edition, at=at, means=means)
        return
    for job in jobs:
        raise_alarm(job, error, means)


def tell_of_settings(
    place: Workspace, error: SettingsError, settings: Settings | None, *, edition: str, at: dt.datetime, means: Means
) -> None:
    """Tell that the settings file is wrong, by the settings that can be had; else remember it for the next run.

    Told are the places alone, for what stands there may be a password in the wrong line. The store is left alone: where
    it is may be what is wrong.
    """
    wrong = Trouble(kind="run", what=place.settings.name, why=places(error), remedy=WRONG, since=at)
    if settings is None:
        remember(place, wrong)
        return
    found = settings.edition(edition) or settings.editions[0]
    day = at.astimezone(ZoneInfo(found.timezone)).date()
    job = Job(workspace=place, settings=settings, edition=found, day=day, now=at)
    complain(directly(job, wrong, means, {}))


def places(error: SettingsError) -> str:
    """Name the places of a settings file that are wrong."""
    shown = error.keys[:MOST]
    more = " …" if len(error.keys) > MOST else ""
    return f"No briefing is written, because this is wrong in it: {', '.join(shown)}{more}."
