"""`mujaz doctor`: is everything in order here? Prints each thing it looked at; exit 1 when one of them is not."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import typer

from flows.cli.options import AsJson, InWorkspace, workspace_of
from tasks.errors import MujazError

if TYPE_CHECKING:
    from tasks.settings import Settings
    from tasks.workspace import Workspace

# the versions that Prefect's own ranges let in and that break it (pyproject.toml says how)
PINNED = {"prefect": ("3.8", "3.9"), "fastapi": ("0.139", "0.151"), "sqlalchemy": ("2.0", "2.1")}
SHOWN = ("feedparser", "trafilatura", "sumy", "jinja2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at."""

    what: str
    fine: bool
    said: str


def command(as_json: AsJson = False, workspace: InWorkspace = None) -> None:
    """Say what is wrong here, and how to mend it.

    Looks at versions, settings, folders, the store, the feeds, a model where one is set, channels, and fonts.
    """
    found = list(findings(workspace_of(workspace)))
    if as_json:
        print(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2))
    else:
        width = max(len(each.what) for each in found)
        for each in found:
            print(f"{'ok  ' if each.fine else 'BAD '} {each.what:{width}}  {each.said}")
    if not all(each.fine for each in found):
        raise typer.Exit(1)


def findings(place: Workspace) -> Iterator[Finding]:
    """Look at one thing after another."""
    yield from versions()
    yield Finding(what="workspace", fine=True, said=str(place.root))
    from tasks.settings import load

    try:
        settings = load(place)
    except MujazError as error:
        yield Finding(what="settings", fine=False, said=str(error))
        return
    told = str(place.settings) if place.settings.exists() else f"no {place.settings}: everything has its default"
    yield Finding(what="settings", fine=True, said=told)
    yield from folders(place, settings)
    yield store(place, settings)
    yield from feeds(place, settings)
    yield from model(place, settings)
    yield from channels(settings)
    yield fonts()


def versions() -> Iterator[Finding]:
    """Hold what is installed against what is known to work."""
    from importlib.metadata import PackageNotFoundError, version

    yield Finding(what="python", fine=(3, 11) <= sys.version_info[:2] < (3, 14), said=sys.version.split()[0])
    for name in (*PINNED, *SHOWN):
        try:
            here = version(name)
        except PackageNotFoundError:
            yield Finding(what=name, fine=False, said="not installed. Install the locked versions again: make briefing")
            continue
        low, high = PINNED.get(name, ("0", "1000000"))
        fine = numbers(low) <= numbers(here) < numbers(high)
        yield Finding(what=name, fine=fine, said=here if fine else f"{here}: needs {low} or later, below {high}")


def numbers(text: str) -> tuple[int, ...]:
    """Read a version as numbers, as far as it is made of them."""
    found = []
    for part in text.split("."):
        if not part.isdigit():
            break
        found.append(int(part))
    return tuple(found)


def folders(place: Workspace, settings: Settings) -> Iterator[Finding]:
    """Look whether sources can be read and pages written."""
    for source in settings.sources:
        if source.is_feed:
            continue
        path = source.path(place.root)
        fine = path.is_dir() and os.access(path, os.R_OK | os.X_OK)
        said = str(path) if fine else f"{path}: cannot be read. Make the folder, or mend `folder` in mujaz.toml"
        yield Finding(what=f"source {source.name}", fine=fine, said=said)
    for name, path in (("reports", settings.reports.path(place.root)), ("state", place.state)):
        nearest = next(each for each in (path, *path.parents) if each.exists())
        fine = nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
        yield Finding(
            what=name, fine=fine, said=str(path) if fine else f"{nearest}: cannot be written. Give permission"
        )


def store(place: Workspace, settings: Settings) -> Finding:
    """Open the store, which looks for damage."""
    from tasks.store import Store

    if not settings.store.url and not place.store.exists():
        return Finding(what="store", fine=True, said="none yet; the first run makes it")
    try:
        with Store.open(settings.store_url(place.store), create=False) as opened:
            return Finding(what="store", fine=True, said=opened.where)
    except MujazError as error:
        return Finding(what="store", fine=False, said=str(error))


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
    from collections import Counter

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


def channels(settings: Settings) -> Iterator[Finding]:
    """Look whether the secrets of each channel are where the settings say; nothing is sent."""
    from tasks.settings import Secret

    for channel in settings.channels:
        said, fine = f"{channel.kind}; `mujaz deliver --test {channel.name}` tries it", True
        for _, value in channel.options:
            try:
                if isinstance(value, Secret):
                    value.reveal()
            except MujazError as error:
                said, fine = str(error), False
        yield Finding(what=f"channel {channel.name}", fine=fine, said=said)


def fonts() -> Finding:
    """Ask the system for an Arabic font; a page is read elsewhere too, so that one is missing is only told."""
    import shutil
    import subprocess

    asked = shutil.which("fc-list")
    if asked is None:
        return Finding(what="fonts", fine=True, said="not looked at: this system has no fc-list")
    listed = subprocess.run([asked, ":lang=ar", "family"], capture_output=True, text=True, check=False, timeout=30)  # noqa: S603 -- the program that PATH names, with fixed arguments
    said = "Arabic is there" if listed.stdout.strip() else "none for Arabic here: install one to read the page here"
    return Finding(what="fonts", fine=True, said=said)
