"""Telling that something is wrong: once each time it begins, and once when it is over.

A run that failed is told by the run itself, from whichever engine. Where not even the store can be opened, a small file
beside it remembers what was told; where that cannot be written either, it is told again by the next run.
"""

from __future__ import annotations

import datetime as dt
import logging
import traceback
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from flows.delivery import MEANS, Means, send
from flows.job import Job, Outcome, Sent
from flows.marker import marked, unmark
from flows.storeless import alert, complain, directly, stored
from flows.troubles import dropped, of_channels, of_run, of_settings, of_sources
from tasks.errors import AlreadyRunning, MujazError
from tasks.model import Trouble
from tasks.store import Store
from tasks.workspace import hold

LOG = logging.getLogger("mujaz.alerts")
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
    """Tell that a run failed: through the store, else without it; what did not arrive is logged."""
    if not job.settings.alarms:
        return
    wrong = Trouble(kind="run", what=job.edition.name, why=said_of(error), remedy=AGAIN, since=job.now)
    try:
        with hold(job.workspace), Store.open(job.store_url, create=False) as store:
            sent = reckoned(job, store, there=[wrong], looked_at={of_settings(job.workspace)}, means=means)
    except MujazError:
        sent = directly(job, wrong, means, stored(job))
    complain(sent)


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


def late(one: Trouble, until: dt.datetime) -> Trouble:
    """Say of a trouble that is over when it was, for nobody could be told while it lasted."""
    lasted = f"{one.since:%Y-%m-%d %H:%M} – {until:%Y-%m-%d %H:%M} UTC"
    return replace(one, why=f"While this lasted ({lasted}) it could be told to nobody. {one.why}")


def recalled(job: Job, store: Store) -> dict[str, Trouble]:
    """Give what is known to be wrong, by key; what a run remembered that found no store counts first."""
    return {one.key: one for one in store.troubles()} | marked(job.workspace)


def reckoned(
    job: Job, store: Store, *, there: Sequence[Trouble], looked_at: Collection[str], means: Means
) -> tuple[Sent, ...]:
    """Tell the difference between what is wrong now and what was known, and leave all of it to the store.

    Args:
        job: the run's.
        store: where troubles are remembered.
        there: what is wrong now.
        looked_at: the keys of what was looked at: what was wrong with it and is not now is over.
        means: of sending.
    """
    known, held = recalled(job, store), marked(job.workspace)
    silent, keys = dropped(job, known), {one.key for one in there}
    over = {key: one for key, one in known.items() if key in {*looked_at, *silent} - keys}
    still = [one for key, one in held.items() if key not in {*over, *keys}]
    missed = [late(one, job.now) for key, one in held.items() if key in over and key not in silent and not one.told]
    done = reconciled(
        job, store, there=[*there, *still], over=over, known=known, means=means, silent=silent, missed=missed
    )
    unmark(job.workspace)
    return done


def reconciled(
    job: Job,
    store: Store,
    *,
    there: Sequence[Trouble],
    over: Mapping[str, Trouble],
    known: Mapping[str, Trouble],
    means: Means,
    silent: Collection[str] = (),
    missed: Sequence[Trouble] = (),
) -> tuple[Sent, ...]:
    """Keep what is wrong, plan one letter for what is news in it, and send that.

    `missed` is over before anybody could be told: the letter says that it was, and that it is over.
    """
    after = dt.timedelta(days=job.settings.alerts.after_days)
    failing = {one.what for one in there if one.kind == "channel"}
    channels = {each.name for each in job.settings.alarms} - failing
    kept, news = list[Trouble](), list(missed)
    for one in {each.key: each for each in there}.values():
        before = known.get(one.key)
        now = replace(one, since=min(one.since, before.since), told=before.told) if before else one
        if now.told is None and channels and (now.kind != "source" or job.now - now.since >= after):
            now = replace(now, told=job.now)
            news.append(now)
        kept.append(now)
    late_keys = {one.key for one in missed}
    ended = [one for key, one in sorted(over.items()) if key not in silent and (one.told or key in late_keys)]
    if not news and not ended:
        store.save_troubles(kept, tuple(over))
        return ()
    letter = alert(job, news, ended)
    store.save_troubles(kept, tuple(over), letter=letter, channels=channels)
    planned = [each for each in store.deliveries(job.day, waiting=True) if each.subject == letter.subject]
    return send(store, job.settings, job.reports, planned, means)
