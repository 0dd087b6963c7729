"""What a run reaches for besides: feeds, a model, channels, a Prefect server, fonts to read its pages with."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator

from flows.checkup.finding import Finding
from flows.checkup.origins import without_password
from tasks.errors import MujazError
from tasks.settings import Secret, Settings
from tasks.workspace import Workspace

PATIENCE = 5.0  # seconds for a server to say that it is well


def model(place: Workspace, settings: Settings) -> Iterator[Finding]:
    """Load the model for links between languages, where one is set."""
    folder = settings.grouping.model(place.root)
    if folder is None:
        return
    from tasks.dedupe import load_model

    try:
        yield Finding(what="embeddings", fine=True, said=load_model(folder).name)
    except MujazError as error:
        yield Finding(what="embeddings", fine=False, said=str(error))


def feeds(place: Workspace, settings: Settings) -> Iterator[Finding]:
    """Count the feeds by how the last run found them; nobody is asked. All of them failing is no fault of theirs."""
    from flows.cli.feeds.listing import remembered
    from flows.cli.feeds.rows import feeds_of, row

    sources = feeds_of(settings, ())
    if not sources:
        return
    try:
        states = remembered(place, settings)
    except MujazError:
        return  # what is wrong with the store has been told
    count = Counter(row(source, states.get(source.url)).verdict for source in sources)
    fine = count["failing"] < len(sources) - count["paused"]
    said = ", ".join(f"{number} {verdict}" for verdict, number in sorted(count.items()))
    remedy = "" if fine else ": is this machine connected? `mujaz feeds check` asks them now"
    yield Finding(what="feeds", fine=fine, said=said + remedy)


def contact(settings: Settings) -> Iterator[Finding]:
    """Hint, where feeds are followed, that their owners are told nobody whom they could ask; that is no fault."""
    default = settings.fetch.user_agent
    followed = [each for each in settings.sources if each.is_feed and not each.paused]
    if any(not reachable(each.user_agent or default) for each in followed):
        said = "servers are not told whom to ask. You may name it: [fetch] user_agent"
        yield Finding(what="contact", fine=True, said=f'{said} = "Mujaz (+https://example.org)"')


def reachable(agent: str) -> bool:
    """Tell whether what servers are told holds an address of the web or of mail."""
    return "://" in agent or "@" in agent


def channels(settings: Settings) -> Iterator[Finding]:
    """Look whether the secrets of each channel are where the settings say; nothing is sent."""
    for channel in settings.channels:
        said, fine = f"{channel.kind}; `mujaz deliver --test {channel.name}` tries it", True
        if channel.kind == "folder":
            said = f"folder {channel.option('folder')}"
        for _, value in channel.options:
            try:
                if isinstance(value, Secret):
                    value.reveal()
            except MujazError as error:
                said, fine = str(error), False
        yield Finding(what=f"channel {channel.name}", fine=fine, said=said)


def server(place: Workspace) -> Iterator[Finding]:
    """Ask the Prefect server that PREFECT_API_URL names, else the one that `mujaz schedule` keeps here."""
    from flows.schedule.note import served

    serving = served(place)
    given = os.environ.get("PREFECT_API_URL", "")
    address = given or (serving.api if serving else "")
    if not address:
        return
    import urllib3

    try:
        status = urllib3.request("GET", f"{address.rstrip('/')}/health", timeout=PATIENCE, retries=False).status
    except urllib3.exceptions.HTTPError:
        status = 0
    fine = status == 200
    said = without_password(address)
    remedy = "Start it, or unset PREFECT_API_URL: a run starts one of its own"
    if not given:  # a minute after it began to serve, or where it was ended
        remedy = "`mujaz schedule` starts it again by itself; if that does not help, restart `mujaz schedule`"
    yield Finding(what="prefect server", fine=fine, said=said if fine else f"{said}: no server answers there. {remedy}")


def fonts() -> Finding:
    """Ask the system for an Arabic font; a page is read elsewhere too, so that one is missing is only told."""
    asked = shutil.which("fc-list")
    if asked is None:
        return Finding(what="fonts", fine=True, said="not looked at: this system has no fc-list")
    listed = subprocess.run([asked, ":lang=ar", "family"], capture_output=True, text=True, check=False, timeout=30)  # noqa: S603 -- the program that PATH names, with fixed arguments
    said = "Arabic is there" if listed.stdout.strip() else "none for Arabic here: install one to read the page here"
    return Finding(what="fonts", fine=True, said=said)
