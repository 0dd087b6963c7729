"""What is wrong after a run: with the run itself, its sources, its channels. Found here, told by `flows.alerts`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from flows.job import Job, Outcome, Sent, SourceReport
from tasks.health import health
from tasks.model import Trouble
from tasks.workspace import Workspace


def of_run(job: Job, outcome: Outcome) -> Iterator[Trouble]:
    """Give what is wrong with a run that came to its end."""
    if outcome.nothing_read:
        why, remedy = "Nothing could be read.", "The page says why, source by source."
        yield Trouble(kind="run", what=job.edition.name, why=why, remedy=remedy, since=job.now)


def of_sources(job: Job, outcome: Outcome, known: Mapping[str, Trouble]) -> Iterator[Trouble]:
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


def of_channels(job: Job, sent: Sequence[Sent]) -> Iterator[Trouble]:
    """Give the channels that did not take a briefing."""
    for each in sent:
        if not each.arrived and each.kind != "alert":
            why, remedy = f"{each.why}.", each.remedy
            yield Trouble(kind="channel", what=each.channel, why=why, remedy=remedy, since=job.now)


def dropped(job: Job, known: Mapping[str, Trouble]) -> set[str]:
    """Give the troubles of what is not in the settings any more, or paused: they are over, and no news."""
    settings = job.settings
    there = {f"run {each.name}" for each in settings.editions} | {f"channel {each.name}" for each in settings.channels}
    there |= {f"source {each.name}" for each in settings.sources if not each.paused}
    return set(known) - there - {of_settings(job.workspace)}


def of_settings(place: Workspace) -> str:
    """Give the key of the trouble that no run can begin because the settings file is wrong."""
    return f"run {place.settings.name}"
