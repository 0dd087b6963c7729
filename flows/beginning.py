"""Runs that cannot even begin: nobody sits before one that a schedule started, so its failure is told as any other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from flows.alerts import raise_alarm, sound
from flows.delivery import MEANS, Means
from flows.job import prepare
from tasks.errors import AlreadyRunning, LostTurn, UsageError
from tasks.workspace import Workspace


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
    except LostTurn as error:
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
    for job in prepare(place, now=at or dt.datetime.now(dt.UTC), edition=edition):
        raise_alarm(job, error, means)
