"""Telling that something is wrong: once each time it begins, and once when it is over.

A run that failed is told by the run itself, from whichever engine. Where not even the store can be opened, a small file
beside it remembers what was told; where that cannot be written either, it is told again by the next run.
"""

from __future__ import annotations

import datetime as dt
import logging
import traceback
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from flows.delivery import MEANS, Means, send
from flows.job import Job, Outcome, Sent, SourceReport
from flows.marker import mark, marked, unmark
from tasks.errors import AlreadyRunning, DeliveryError, MujazError
from tasks.health import health
from tasks.model import Letter, Trouble
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
        if job.settings.alarms:
            try:
                raise_alarm(job, error, means)
            except Exception as other:  # noqa: BLE001 -- what stopped the run is told, whatever befalls its alarm
                LOG.error("the alert could not be made: %s", type(other).__name__)  # noqa: TRY400 -- its words may hold a password
        raise


def raise_alarm(job: Job, error: Exception, means: Means = MEANS) -> None:
    """Tell that a run failed: through the store, else without it. It never fails itself; what goes wrong is logged."""
    wrong = Trouble(kind="run", what=job.edition.name, why=said_of(error), remedy=AGAIN, since=job.now)
    try:
        with hold(job.workspace), Store.open(job.store_url, create=False) as store:
            known = {one.key: one for one in store.troubles()} | marked(job)
            sent = reconciled(job, store, there=[wrong], over={}, known=known, means=means)
            unmark(job)
    except MujazError:
        sent = directly(job, wrong, means)
    for each in sent:
        if not each.arrived:
            LOG.error("alert through %s: %s. %s", each.channel, each.why, each.remedy)


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
        return ()
    known = {one.key: one for one in store.troubles()} | marked(job)
    there = [*_of_run(job, outcome), *_of_sources(job, outcome, known), *_of_channels(job, sent)]
    keys = {one.key for one in there}
    looked_at = {f"channel {each.channel}" for each in sent if each.kind != "alert"}
    if job.reads:  # a past day that was filled says nothing of how reading goes now
        looked_at.add(f"run {job.edition.name}")
    if job.seeds is None:
        looked_at |= {f"source {each.name}" for each in outcome.sources}
    silent = _dropped(job, known)
    over = {key: one for key, one in known.items() if key in (looked_at | silent) - keys}
    done = reconciled(job, store, there=there, over=over, known=known, means=means, silent=silent)
    unmark(job)
    return done


def _of_run(job: Job, outcome: Outcome) -> Iterator[Trouble]:
    if outcome.nothing_read:
        why, remedy = "Nothing could be read.", "The page says why, source by source."
        yield Trouble(kind="run", what=job.edition.name, why=why, remedy=remedy, since=job.now)


def _of_sources(job: Job, outcome: Outcome, known: Mapping[str, Trouble]) -> Iterator[Trouble]:
    """Give the sources that fail or are silent, each since when; whether that is worth telling is asked later."""
    for each in outcome.sources if job.seeds is None else ():
        found = _ill(each)
        if found:
            why, remedy, since = found
            before = known.get(f"source {each.name}")
            began = since or (before.since if before else job.now)
            yield Trouble(kind="source", what=each.name, why=why, remedy=remedy, since=min(began, job.now))


def _ill(report: SourceReport) -> tuple[str, str, dt.datetime | None] | None:
    """Say what is wrong with a source, what to do, and since when, where that is known."""
    if report.status == "paused":
        return None
    told = next((gap for gap in report.gaps if gap.kind in {"feed failed", "feed silent", "feed stopped"}), None)
    if report.feed is None:
        told = next((gap for gap in report.gaps if gap.kind == "source failed"), None)
        return (told.why, told.remedy, None) if told and not report.answered else None
    if told is None:
        return None
    found = health(report.feed)
    if found.verdict == "stopped":  # for good: there is nothing to wait for
        return told.why, told.remedy, dt.datetime.min.replace(tzinfo=dt.UTC)
    quiet_since = report.feed.succeeded - found.quiet if report.feed.succeeded and found.quiet else None
    return told.why, told.remedy, quiet_since if found.verdict == "silent" else report.feed.succeeded


def _of_channels(job: Job, sent: Sequence[Sent]) -> Iterator[Trouble]:
    for each in sent:
        if not each.arrived and each.kind != "alert":
            why, remedy = f"{each.why}.", each.remedy
            yield Trouble(kind="channel", what=each.channel, why=why, remedy=remedy, since=job.now)


def _dropped(job: Job, known: Mapping[str, Trouble]) -> set[str]:
    """Give the troubles of what is not in the settings any more, or paused: they are over, and no news."""
    settings = job.settings
    there = {f"run {each.name}" for each in settings.editions} | {f"channel {each.name}" for each in settings.channels}
    there |= {f"source {each.name}" for each in settings.sources if not each.paused}
    return set(known) - there


def reconciled(
    job: Job,
    store: Store,
    *,
    there: Sequence[Trouble],
    over: Mapping[str, Trouble],
    known: Mapping[str, Trouble],
    means: Means,
    silent: Collection[str] = (),
) -> tuple[Sent, ...]:
    """Keep what is wrong, plan one letter for what is news in it, and send that."""
    after = dt.timedelta(days=job.settings.alerts.after_days)
    failing = {one.what for one in there if one.kind == "channel"}
    channels = {each.name for each in job.settings.alarms} - failing
    kept, news = [], []
    for one in {each.key: each for each in there}.values():
        before = known.get(one.key)
        now = replace(one, since=min(one.since, before.since), told=before.told) if before else one
        if now.told is None and channels and (now.kind != "source" or job.now - now.since >= after):
            now = replace(now, told=job.now)
            news.append(now)
        kept.append(now)
    ended = [one for key, one in sorted(over.items()) if one.told and key not in silent]
    if not news and not ended:
        store.save_troubles(kept, tuple(over))
        return ()
    letter = alert(job, news, ended)
    store.save_troubles(kept, tuple(over), letter=letter, channels=channels)
    planned = [each for each in store.deliveries(job.day, waiting=True) if each.subject == letter.subject]
    return send(store, job.settings, job.reports, planned, means)


def alert(job: Job, there: Sequence[Trouble], over: Sequence[Trouble]) -> Letter:
    """Write the letter, in the edition's language and looks."""
    from tasks.render.letters import alert_letter

    edition = job.edition
    return alert_letter(
        there,
        over,
        edition=edition.name,
        name=edition.title,
        language=edition.language,
        day=job.day,
        made=job.now,
        user_templates=job.templates,
    )


def directly(job: Job, wrong: Trouble, means: Means) -> tuple[Sent, ...]:
    """Tell a trouble where there is no store to remember it: not again while a small file says that it was told."""
    if wrong.key in marked(job):
        return ()
    from tasks.deliver import Sending, attempt

    letter = alert(job, [wrong], [])
    done: list[Sent] = []
    for each in job.settings.alarms:
        sending = Sending(letter=letter, key=f"{letter.subject}/{each.name}", reports=job.reports)
        made = Sent(channel=each.name, edition=job.edition.name, date=job.day, kind="alert")
        try:
            channel = means.make(each)
            note = attempt(each.name, lambda to=channel, what=sending: to.deliver(what), sleep=means.sleep)  # type: ignore[misc]
        except DeliveryError as error:
            done.append(replace(made, why=error.reason, remedy=error.remedy))
            continue
        done.append(replace(made, arrived=True, why=note))
    if any(each.arrived for each in done):
        mark(job, replace(wrong, told=job.now))
    return tuple(done)
