"""Alerts: their letter, and sending it where no store can be written: broken, held by another run, or not known.

Nothing is planned then: what reaches nobody is tried again by the next run that fails, and told by the next that works.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace

from flows.delivery import Means
from flows.job import Job, Sent
from flows.marker import mark, marked
from tasks.errors import DeliveryError, MujazError
from tasks.model import Letter, Trouble
from tasks.settings import Channel
from tasks.store import Store
from tasks.workspace import Workspace

LOG = logging.getLogger("mujaz.alerts")


def complain(sent: Sequence[Sent]) -> None:
    """Log which alerts did not arrive."""
    for each in sent:
        if not each.arrived:
            LOG.error("alert through %s: %s. %s", each.channel, each.why, each.remedy)


def alert(job: Job, there: Sequence[Trouble], over: Sequence[Trouble], made: dt.datetime) -> Letter:
    """Write the letter, in the edition's language and looks; a run may write several, so each has a time of its own."""
    from tasks.render.letters import alert_letter

    edition = job.edition
    return alert_letter(
        there,
        over,
        edition=edition.name,
        name=edition.title,
        language=edition.language,
        day=job.day,
        made=made,
        user_templates=job.templates,
    )


def directly(job: Job, wrong: Trouble, means: Means, stored: Mapping[str, Trouble]) -> tuple[Sent, ...]:
    """Tell a trouble where no store can remember it: not again where it is known that it was told.

    `stored` is what the store knows, as far as it can be read.
    """
    before = stored.get(wrong.key)
    if before and before.told:
        return ()
    wrong = remember(job.workspace, wrong)
    if wrong.told:
        return ()
    letter = alert(job, [wrong], [], means.now())
    done = tuple(_straight(job, letter, each, means) for each in job.settings.alarms)
    if any(each.arrived for each in done):
        mark(job.workspace, replace(wrong, told=job.now))
    return done


def remember(place: Workspace, wrong: Trouble) -> Trouble:
    """Remember a trouble without a store; give it as it is then: since its beginning, and told if it was."""
    before = marked(place).get(wrong.key)
    wrong = replace(wrong, since=min(wrong.since, before.since), told=before.told) if before else wrong
    mark(place, wrong)
    return wrong


def stored(job: Job) -> dict[str, Trouble]:
    """Give what the store knows, where it can be read though another run may hold the workspace."""
    try:
        with Store.open(job.store_url, create=False) as store:
            return {one.key: one for one in store.troubles()}
    except MujazError:
        return {}


def _straight(job: Job, letter: Letter, to: Channel, means: Means) -> Sent:
    """Send a letter through a channel with nothing written down."""
    from tasks.deliver import Sending, attempt

    sending = Sending(letter=letter, key=f"{letter.subject}/{to.name}", reports=job.reports)
    made = Sent(channel=to.name, edition=job.edition.name, date=job.day, kind="alert")
    try:
        channel = means.make(to)
        note = attempt(to.name, lambda: channel.deliver(sending), sleep=means.sleep)
    except DeliveryError as error:
        return replace(made, why=error.reason, remedy=error.remedy)
    return replace(made, arrived=True, why=note)
