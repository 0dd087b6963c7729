"""Telling that something is wrong: once each time it begins, and once when it is over.

A run that failed is told by the run itself, from whichever engine. Where not even the store can be opened, a small file
beside it remembers what was told; where that cannot be written either, it is told again by the next run.
"""

from __future__ import annotations

import datetime as dt
import logging
import traceback
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flows.delivery import MEANS, Means, send
from flows.difference import difference
from flows.job import Job, Outcome, Sent
from flows.marker import marked, unmark
from flows.storeless import alert, complain, directly, stored
from flows.troubles import dropped, of_channels, of_run, of_settings, of_sources
from tasks.errors import AlreadyRunning, MujazError
from tasks.model import Trouble
from tasks.store import Store
from tasks.workspace import hold

LOG = logging.getLogger("mujaz.alerts")
DEAD = "The next run makes up for it. If that dies too, see what ends it: too little memory, a limit of time."
AGAIN = "The briefing before it still stands; see it mended with: mujaz run"


@contextmanager
def alarmed(job: Job, means: Means = MEANS) -> Iterator[None]:
    """Tell the alert channels when the run within fails, and let it fail; a run that meets another is no failure."""
    try:
        yield
    except AlreadyRunning:
        raise
    except Exception as error:
        sound(raise_alarm, job, error, means)
        raise


def sound(alarm: Callable[..., object], *values: Any, **keywords: Any) -> None:  # noqa: ANN401 -- whatever the alarm takes
    """Make an alarm while an error is on its way: that is what is raised, whatever befalls its alarm."""
    try:
        alarm(*values, **keywords)
    except Exception as other:  # noqa: BLE001 -- see above
        LOG.error("the alert could not be made: %s", type(other).__name__)  # noqa: TRY400 -- its words may hold a password


def raise_alarm(job: Job, error: Exception, means: Means = MEANS) -> None:
    """Tell that a run failed."""
    wrong = Trouble(kind="run", what=job.edition.name, why=said_of(error), remedy=AGAIN, since=job.now)
    raise_trouble(job, wrong, means, looked_at={of_settings(job.workspace)})


def raise_trouble(job: Job, wrong: Trouble, means: Means, *, looked_at: Collection[str] = ()) -> None:
    """Tell a trouble outside of a run: through the store, else without it; what did not arrive is logged."""
    if not job.settings.alarms:
        return
    try:
        with hold(job.workspace), Store.open(job.store_url, create=False) as store:
            sent = reckoned(job, store, there=[wrong], looked_at=looked_at, means=means)
    except MujazError:
        sent = directly(job, wrong, means, stored(job))
    complain(sent)


def tell_of_dead(job: Job, store: Store, means: Means) -> None:
    """Tell of the runs that were killed, before this one begins: it may be killed too, and then nobody would tell.

    Called by whoever holds the workspace, so what began and has no end is dead. A death is told with the letter's plan
    in one transaction, so it is told once.
    """
    if not store.open_runs():
        return
    names = {each.name for each in job.settings.editions}
    there = [killed(edition, day, job.now) for edition, day in store.unmended_runs() if edition in names]
    if not job.settings.alarms:
        store.save_troubles((), (), buried=job.now)
        return
    complain(reckoned(job, store, there=there, looked_at={of_settings(job.workspace)}, means=means, buried=job.now))


def killed(edition: str, day: dt.date, at: dt.datetime) -> Trouble:
    """Say that a run died that was to write a day."""
    why = f"The run that was to write {day} was killed, or its machine went down."
    return Trouble(kind="run", what=edition, why=why, remedy=DEAD, since=at)


def said_of(error: Exception) -> str:
    """Say what stopped a run. Of what nobody foresaw only kind and place: its words may hold a password."""
    if isinstance(error, MujazError):
        return str(error)
    frames = traceback.extract_tb(error.__traceback__)
    where = f" in {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    place = f"{type(error).__name__}{where}"
    return f"It was stopped by a mistake that nobody foresaw ({place})."


def tell(job: Job, store: Store, outcome: Outcome, sent: Sequence[Sent], means: Means) -> tuple[Sent, ...]:
    """Compare what is wrong after a run with what was known to be, and tell what began and what is over."""
    if not job.settings.alarms:
        unmark(job.workspace)
        return ()
    known = recalled(job, store)
    there = [*of_run(job, outcome), *of_sources(job, outcome, known), *of_channels(job, sent)]
    looked_at = {of_settings(job.workspace), *(f"channel {each.channel}" for each in sent if each.kind != "alert")}
    if job.reads:  # a past day that was filled says nothing of how reading goes now
        looked_at.add(f"run {job.edition.name}")
    if job.seeds is None:
        looked_at |= {f"source {each.name}" for each in outcome.sources}
    return reckoned(job, store, there=there, looked_at=looked_at, means=means)


def recalled(job: Job, store: Store) -> dict[str, Trouble]:
    """Give what is known to be wrong, by key; what a run remembered that found no store counts first."""
    return {one.key: one for one in store.troubles()} | marked(job.workspace)


def reckoned(
    job: Job,
    store: Store,
    *,
    there: Sequence[Trouble],
    looked_at: Collection[str],
    means: Means,
    buried: dt.datetime | None = None,
) -> tuple[Sent, ...]:
    """Keep what is wrong, plan one letter for what is news in it, and send that; the store then remembers all.

    Args:
        job: the run's.
        store: where troubles are remembered.
        there: what is wrong now.
        looked_at: the keys of what was looked at: what was wrong with it and is not now is over.
        means: of sending.
        buried: the time, where runs that died are told.
    """
    known, settings = recalled(job, store), job.settings
    failing = {one.what for one in there if one.kind == "channel"}
    channels = {each.name for each in settings.alarms} - failing
    found = difference(
        there,
        known,
        held=marked(job.workspace),
        looked_at=looked_at,
        silent=dropped(job, known),
        now=job.now,
        after=dt.timedelta(days=settings.alerts.after_days),
        heard=bool(channels),
    )
    letter = alert(job, found.began, found.ended, means.now()) if found.began or found.ended else None
    store.save_troubles(found.kept, found.over, letter=letter, channels=channels, buried=buried)
    unmark(job.workspace)
    planned = store.deliveries(job.day, waiting=True) if letter else ()
    mine = [each for each in planned if letter and each.subject == letter.subject]
    return send(store, settings, job.reports, mine, means)
