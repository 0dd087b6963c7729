"""Sending what was written: once a channel, edition and day, whatever dies in between.

A letter is planned with the briefing it tells, marked before it leaves and after it has arrived. What was under way
when a run died is sent again under the same key: a morning mail that comes twice is better than none.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from flows.job import Job, Outcome, Sent
from flows.marker import unmark
from tasks.errors import DeliveryError, MujazError
from tasks.model import Article, ArticleId, Briefing, Delivery, Letter
from tasks.settings import Channel, Settings
from tasks.store import Store

if TYPE_CHECKING:
    from tasks.deliver import Channel as Taker
    from tasks.deliver import Sending

NEWS = dt.timedelta(days=3)  # older briefings are no news: they are not sent unasked, and not tried any longer
KEPT = dt.timedelta(days=31)  # letters are kept so long, to be sent again by hand


def taker(channel: Channel) -> Taker:
    """Make the channel that a block of mujaz.toml describes."""
    from tasks.deliver import channels

    return channels.get(channel.kind)(name=channel.name, **dict(channel.options))


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What sending needs besides values: a clock, patience, and the channels themselves."""

    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    sleep: Callable[[float], None] = time.sleep
    make: Callable[[Channel], Taker] = taker


MEANS = Means()


def deliver(job: Job, store: Store, outcome: Outcome, means: Means = MEANS) -> Outcome:
    """Send the briefing that was just published, and what earlier runs could not; then tell what is wrong.

    Nothing that goes wrong here touches the briefing: it is told in what is given back, and tried again.
    """
    if not job.settings.channels:
        unmark(job.workspace)  # there was nobody to tell
        return outcome
    from flows.alerts import tell

    try:
        mirrors = plan(job, store, outcome, means)
        since = job.today - NEWS
        known = store.deliveries(min(since, job.day), waiting=True)
        waiting = [each for each in known if each.date >= since or each.channel in mirrors]
        sent = send(store, job.settings, job.reports, waiting, means)
        sent += tell(job, store, outcome, sent, means)
        store.forget_letters(job.now - KEPT)
    except MujazError as error:
        sent = (Sent(channel="", edition=job.edition.name, date=job.day, why=str(error)),)
    return replace(outcome, deliveries=sent)


def plan(job: Job, store: Store, outcome: Outcome, means: Means) -> frozenset[str]:
    """Put the day's letter into the outbox, for the channels of its edition; an old day's for those that mirror.

    Gives the names of these: a copy is brought up to date however old the day is.
    """
    chosen = job.settings.channels_of(job.edition)
    mirrors = frozenset(channel.name for channel in chosen if means.make(channel).MIRRORS)
    fresh = job.today - NEWS <= job.day <= job.today
    letter = written(job, store, outcome.briefing)
    store.post(letter, {each.name for each in chosen} if fresh else mirrors, again=mirrors)
    return mirrors


def written(job: Job, store: Store, briefing: Briefing) -> Letter:
    """Write the letter of a briefing, with its articles as the store has them."""
    from tasks.render.letters import briefing_letter

    return briefing_letter(
        briefing,
        cited(store, briefing),
        made=job.now,
        url=job.settings.reports.url,
        user_templates=job.templates,
    )


def cited(store: Store, briefing: Briefing) -> dict[ArticleId, Article]:
    """Give every article that a briefing lists or quotes."""
    entries = (*briefing.stories, *briefing.noted)
    ids = {item.id for entry in entries for item in entry.articles}
    ids |= {other.headline.article for entry in entries for other in entry.elsewhere}
    return {article.id: article for article in store.articles(ids)}


def send(
    store: Store, settings: Settings, reports: Path, waiting: Iterable[Delivery], means: Means
) -> tuple[Sent, ...]:
    """Send what waits, copies before what links to them; a channel that fails is left alone for the rest of the run."""
    from tasks.deliver import Sending

    takers = {channel.name: means.make(channel) for channel in settings.channels}
    due = [each for each in waiting if each.channel in takers and wanted(settings, each)]
    down: set[str] = set()
    sent: list[Sent] = []
    for delivery in sorted(due, key=lambda each: (not takers[each.channel].MIRRORS, each.date)):
        letter = store.letter(delivery.subject)
        if letter is None or delivery.channel in down:
            continue
        sending = Sending(letter=letter, key=delivery.key, reports=reports, shown=shown(settings, delivery))
        done = _send(store, delivery, takers[delivery.channel], sending, means)
        if not done.arrived:
            down.add(delivery.channel)
        sent.append(done)
    return tuple(sent)


def wanted(settings: Settings, delivery: Delivery) -> bool:
    """Tell whether the settings still ask for a delivery."""
    if delivery.subject.startswith("alert/"):
        return delivery.channel in {channel.name for channel in settings.alarms}
    edition = settings.edition(delivery.edition)
    return edition is not None and delivery.channel in {channel.name for channel in settings.channels_of(edition)}


def shown(settings: Settings, delivery: Delivery) -> frozenset[str] | None:
    """Give what of the reports folder a channel may show, None for all of it.

    The archive and its search tell of every edition, so they go only where all of them do.
    """
    every = all(delivery.channel in {one.name for one in settings.channels_of(each)} for each in settings.editions)
    return None if every else frozenset({delivery.edition})


def _send(store: Store, delivery: Delivery, channel: Taker, sending: Sending, means: Means) -> Sent:
    from tasks.deliver import attempt

    def once() -> str:
        store.sending(delivery, means.now())
        return channel.deliver(sending)

    made = Sent(channel=delivery.channel, edition=delivery.edition, date=delivery.date, kind=sending.letter.kind)
    try:
        note = attempt(delivery.channel, once, sleep=means.sleep)
    except DeliveryError as error:
        store.unsent(delivery, means.now(), f"{error.reason}. {error.remedy}")
        return replace(made, why=error.reason, remedy=error.remedy)
    store.sent(delivery, means.now(), note)
    return replace(made, arrived=True, why=note)


def complaint(outcomes: Sequence[Outcome]) -> str:
    """Say what did not arrive, a line each; "" where all did."""
    failed = [each for outcome in outcomes for each in outcome.deliveries if not each.arrived]
    return "\n".join(f"{each.channel or 'delivery'}: {each.why}. {each.remedy}".strip() for each in failed)
