"""`mujaz deliver`: send what has not arrived; again, where that is wished for; or try a channel."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import InWorkspace, day_of, opened, workspace_of
from tasks.errors import Undelivered, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.job import Sent
    from tasks.model import Delivery
    from tasks.settings import Edition, Settings
    from tasks.store import Store
    from tasks.workspace import Workspace


def command(
    date: Annotated[str, typer.Option(help="Of which day, as 2026-11-22.", show_default="the newest")] = "",
    edition: Annotated[str, typer.Option(help="Of one edition.", show_default="all of them")] = "",
    channel: Annotated[str, typer.Option(help="Through one channel.", show_default="all of the edition's")] = "",
    again: Annotated[bool, typer.Option("--again", help="Send once more what has arrived already.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be sent; send nothing.")] = False,
    test: Annotated[str, typer.Option(metavar="CHANNEL", help="Send a trial message through it, and no more.")] = "",
    workspace: InWorkspace = None,
) -> None:
    """Send the briefing where it has not arrived.

    Every run does this by itself, and tries again what earlier runs could not send.
    """
    from tasks.settings import load
    from tasks.workspace import hold

    place = workspace_of(workspace)
    settings = load(place)
    known = [each.name for each in settings.channels]
    if not known:
        raise UsageError(f"{place.settings}: no channel is set. Describe one in a [[channels]] block")
    for option, name, names in (
        ("--test", test, known),
        ("--channel", channel, known),
        ("--edition", edition, [each.name for each in settings.editions]),
    ):
        if name and name not in names:
            raise UsageError(f"{option}: there is no {name!r} in mujaz.toml. Known: {', '.join(names)}")
    if test:
        trial(place, settings, test)
        return
    day = day_of(date, "--date")
    editions = [each for each in settings.editions if edition in {"", each.name}]
    with hold(place), opened(place) as store:
        chosen = list(found(store, settings, editions, day, channel, again=again))
        if dry_run:
            report(chosen)
            return
        done = sent(place, store, settings, chosen, again=again)
    tell(done, nothing=not chosen)


def found(
    store: Store, settings: Settings, editions: Sequence[Edition], day: dt.date | None, channel: str, *, again: bool
) -> Iterator[Delivery]:
    """Give what may be sent: the day's letters, and of no day in particular all that waits besides."""
    from flows.delivery import NEWS, wanted
    from tasks.model import Delivery

    written = store.editions_and_dates()
    seen: set[tuple[str, str]] = set()
    for each in editions:
        of = day or max(written.get(each.name, ()), default=None)
        if of is None:
            continue
        subject = f"briefing/{each.name}/{of}"
        there = {one.channel: one for one in store.deliveries(of) if one.subject == subject}
        for name in (one.name for one in settings.channels_of(each) if channel in {"", one.name}):
            new = Delivery(
                subject=subject, channel=name, edition=each.name, date=of, state="planned", attempts=0, times=1,
                tried=None, sent=None, why="",
            )  # fmt: skip
            one = there.get(name, new)
            if one.state != "sent" or again:
                seen.add((subject, name))
                yield one
    if day is None:
        names, since = {each.name for each in editions}, dt.datetime.now(dt.UTC).date() - NEWS
        for one in store.deliveries(since, waiting=True):
            mine = one.edition in names and channel in {"", one.channel} and wanted(settings, one)
            if mine and (one.subject, one.channel) not in seen:
                yield one


def sent(
    place: Workspace, store: Store, settings: Settings, chosen: Sequence[Delivery], *, again: bool
) -> tuple[Sent, ...]:
    """Send these.

    Raises:
        UsageError: the letter of a day is not kept any more.
    """
    from flows.delivery import MEANS, send

    for subject in dict.fromkeys(each.subject for each in chosen):
        letter = store.letter(subject)
        if letter is None:
            day = subject.rpartition("/")[2]
            raise UsageError(f"{subject}: its letter is not kept any more. Write the day again: mujaz run --date {day}")
        names = {each.channel for each in chosen if each.subject == subject}
        store.post(letter, names, again=names if again else ())
    pairs = {(each.subject, each.channel) for each in chosen}
    since = min((each.date for each in chosen), default=dt.date.max)
    waiting = [one for one in store.deliveries(since, waiting=True) if (one.subject, one.channel) in pairs]
    return send(store, settings, settings.reports.path(place.root), waiting, MEANS)


def report(chosen: Sequence[Delivery]) -> None:
    """Say what would be sent, and how far each has got."""
    for each in chosen:
        before = f"; {each.why}" if each.why and each.state != "sent" else ""
        at = f", arrived {each.sent:%Y-%m-%d %H:%M}Z" if each.sent else ""
        print(f"{each.edition} {each.date} → {each.channel}: {each.state}{at}{before}")
    print("dry run: nothing was sent" if chosen else "nothing to send: everything has arrived")


def tell(done: Sequence[Sent], *, nothing: bool) -> None:
    """Say what became of each.

    Raises:
        Undelivered: one did not arrive.
    """
    for each in done:
        said = f"arrived{f' ({each.why})' if each.why else ''}" if each.arrived else f"{each.why}. {each.remedy}"
        print(f"{each.edition} {each.date} → {each.channel}: {said}")
    if nothing:
        print("nothing to send: everything has arrived")
    failed = [each.channel for each in done if not each.arrived]
    if failed:
        raise Undelivered(f"not everything arrived: {', '.join(dict.fromkeys(failed))}. It is tried again by every run")


def trial(place: Workspace, settings: Settings, name: str) -> None:
    """Send a trial message through one channel, once, and remember nothing of it.

    Raises:
        DeliveryError: it did not arrive.
    """
    from flows.delivery import taker
    from tasks.deliver import Sending, once
    from tasks.render.letters import trial_letter

    channel = next(each for each in settings.channels if each.name == name)
    edition = next((each for each in settings.editions if channel in settings.channels_of(each)), settings.editions[0])
    now = dt.datetime.now(dt.UTC)
    letter = trial_letter(
        name, edition=edition.name, name=edition.title, language=edition.language, day=now.date(), made=now
    )
    made, reports = taker(channel), settings.reports.path(place.root)
    if made.MIRRORS:
        raise UsageError(
            f"--test: {name} copies pages and takes no message. Try it with: mujaz deliver --channel {name}"
        )
    sending = Sending(letter=letter, key=letter.subject, reports=reports, shown=frozenset())

    note = once(name, lambda: made.deliver(sending))
    print(f"{name}: the trial message has arrived{f' ({note})' if note else ''}")
