"""Read `mujaz.toml` and refuse, all at once and by key, whatever is wrong in it."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tasks.errors import SettingsError
from tasks.settings import addresses, channel_checks, checks, feed_checks, report_checks
from tasks.settings.checks import Check, close
from tasks.settings.delivery import Alerts
from tasks.settings.reading import Reading, Table
from tasks.settings.reports import FORMATS, Reports
from tasks.settings.values import (
    FULL_TEXT,
    LANGUAGES,
    METHODS,
    Edition,
    Fetch,
    Grouping,
    Keep,
    Opml,
    Settings,
    Source,
    Store,
    Summary,
)
from tasks.workspace import Workspace

if TYPE_CHECKING:
    from tasks.model import WatchGroup

EDITION: Mapping[str, Check] = {
    "name": checks.slug,
    "title": checks.text("one line of text", empty=False),
    "language": checks.one_of(LANGUAGES),
    "timezone": checks.zone,
    "max_stories": checks.whole(1, 200),
    "max_noted": checks.whole(0, 1000),
    "sources": checks.names,
    "sections": checks.sections,
    "watch": checks.titles,
    "only_watched": checks.yes_or_no,
    "channels": channel_checks.channel_names,
}
COMMON: Mapping[str, Check] = {
    "name": checks.slug,
    "language": checks.language,
    "outlet": checks.text("one line of text"),
}
FOLDER: Mapping[str, Check] = {
    "folder": checks.folder,
    "recursive": checks.yes_or_no,
    "max_bytes": checks.whole(*checks.SIZES),
}
FEED: Mapping[str, Check] = {
    "url": feed_checks.address,
    "user_agent": feed_checks.header,
    "full_text": checks.one_of(FULL_TEXT),
    "first": checks.whole(1, 1000),
    "paused": checks.yes_or_no,
    "category": feed_checks.category,
    "opml": feed_checks.attributes,
}
SOURCE: Mapping[str, Check] = {**COMMON, **FOLDER, **FEED}
FETCH: Mapping[str, Check] = {
    "user_agent": feed_checks.header,
    "allow_private": feed_checks.hosts,
    "timeout": checks.whole(1, 600),
    "per_host": checks.whole(1, 16),
    "spacing": feed_checks.seconds(0, 60),
    "robots": checks.yes_or_no,
}
OPML: Mapping[str, Check] = {
    "attributes": feed_checks.attributes,
    "head": feed_checks.pairs,
    "folders": feed_checks.folders,
    "places": feed_checks.folders,
}
SUMMARY: Mapping[str, Check] = {"method": checks.one_of(METHODS), "sentences": checks.whole(1, 10)}
GROUPING: Mapping[str, Check] = {"window_days": checks.whole(1, 365), "embeddings": checks.folder_or_none}
REPORTS: Mapping[str, Check] = {
    "folder": checks.folder,
    "formats": report_checks.some_of(FORMATS, always="html"),
    "templates": checks.folder_or_none,
    "url": report_checks.address_or_none,
}
KEEP: Mapping[str, Check] = {
    "pages": checks.whole(0, 36_500),
    "texts": checks.whole(0, 36_500),
    "runs": checks.whole(1, 36_500),
}
TOP = (
    *("editions", "sources", "summary", "grouping", "fetch", "store", "reports", "keep", "opml", "watch"),
    *("channels", "alerts"),
)


def load(workspace: Workspace, environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings of `workspace`; without a file, the defaults.

    Args:
        workspace: the folder that may hold a mujaz.toml.
        environment: where `${NAME}` in the store's URL is looked up.

    Raises:
        SettingsError: the file cannot be read, is not TOML, or holds something wrong; every fault is told.
    """
    content = read(workspace)
    return checked(parsed(content or b"", str(workspace.settings)), workspace, environment)


def read(workspace: Workspace) -> bytes | None:
    """Give the bytes of the settings file, None where there is none.

    Raises:
        SettingsError: it cannot be read.
    """
    try:
        return workspace.settings.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = f"cannot be read ({error.strerror})"
        raise SettingsError(str(workspace.settings), "the file", reason, "a readable file") from error


def parsed(content: bytes, file: str) -> Table:
    """Give the tables of a settings file.

    Raises:
        SettingsError: it is not UTF-8, or not TOML.
    """
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SettingsError(file, f"line {line}", "is not UTF-8", "text saved as UTF-8") from error
    except (ValueError, RecursionError) as error:  # also figures too long or tables too deep for the parser
        place = re.search(r"\(at (.*)\)$", str(error))
        reason = str(error).removesuffix(place[0]).strip() if place else str(error)
        raise SettingsError(file, place[1] if place else "the file", reason, 'TOML: key = "value"') from error


def checked(top: Table, workspace: Workspace, environment: Mapping[str, str] = os.environ) -> Settings:
    """Make settings of the tables of a file.

    Raises:
        SettingsError: something in them is wrong; every fault is told.
    """
    reading = Reading(str(workspace.settings))
    for key in top:
        if key not in TOP:
            reading.unknown(key, key, TOP)
    store: Mapping[str, Check] = {"url": checks.store_url(environment)}
    settings = Settings(
        editions=_editions(reading, top),
        sources=_sources(reading, top),
        summary=Summary(**reading.table("summary", top.get("summary", {}), SUMMARY)),
        grouping=Grouping(**reading.table("grouping", top.get("grouping", {}), GROUPING)),
        store=Store(**reading.table("store", top.get("store", {}), store)),
        reports=Reports(**reading.table("reports", top.get("reports", {}), REPORTS)),
        fetch=Fetch(**reading.table("fetch", top.get("fetch", {}), FETCH)),
        keep=Keep(**reading.table("keep", top.get("keep", {}), KEEP)),
        opml=Opml(**reading.table("opml", top.get("opml", {}), OPML)),
        watch=_watch(reading, top) if "watch" in top else (),
        **_delivery(reading, top, workspace, environment),
    )
    reading.stop()
    _agree(reading, settings, workspace)
    reading.stop()
    return settings


def _editions(reading: Reading, top: Table) -> tuple[Edition, ...]:
    if "editions" not in top:
        return (Edition(),)
    return tuple(Edition(**table) for table in reading.tables("editions", top["editions"], EDITION))


def _sources(reading: Reading, top: Table) -> tuple[Source, ...]:
    if "sources" not in top:
        return (Source(),)
    found = reading.tables("sources", top["sources"], SOURCE)
    for number, given in enumerate(top["sources"] if found else ()):
        if isinstance(given, dict):
            _complete(reading, f"sources[{number}]", given)
    none: Table = {"folder": ""}  # the default is a folder
    return tuple(Source(**(none | table if "url" in table else table)) for table in found)


def _watch(reading: Reading, top: Table) -> tuple[WatchGroup, ...]:
    from tasks.settings.watching import groups  # only where something is watched: it needs the model

    return groups(reading, top["watch"])


def _delivery(reading: Reading, top: Table, workspace: Workspace, environment: Mapping[str, str]) -> dict[str, Any]:
    if "channels" not in top and "alerts" not in top:
        return {}
    from tasks.settings.channels import ALERTS, channels  # only where something is sent

    made = channels(reading, top["channels"], workspace.root, environment) if "channels" in top else ()
    return {"channels": made, "alerts": Alerts(**reading.table("alerts", top.get("alerts", {}), ALERTS))}


def _complete(reading: Reading, where: str, given: Table) -> None:
    """Check that a source is a folder or a feed, and has what belongs to it."""
    needed = "every source has a name, and a folder or the url of a feed"
    if "name" not in given:
        reading.tell(f"{where}.name", "is missing", needed)
    if "folder" not in given and "url" not in given:
        reading.tell(f"{where}.folder", "is missing", needed)
    elif "folder" in given and "url" in given:
        reading.tell(f"{where}.url", "stands beside a folder", "a folder or a url, each in a source of its own")
    else:
        kind, other, known = ("feed", FOLDER, FEED) if "url" in given else ("folder", FEED, FOLDER)
        for key in given:
            if key in other:
                reading.tell(f"{where}.{key}", f"has no meaning for a {kind}", ", ".join((*COMMON, *known)))


def _agree(reading: Reading, settings: Settings, workspace: Workspace) -> None:
    """Check what no value shows alone."""
    reading.once("editions", [edition.name for edition in settings.editions])
    reading.once("sources", [source.name for source in settings.sources])
    reading.once("sources", [source.url for source in settings.sources], "url")
    known = tuple(source.name for source in settings.sources)
    groups = tuple(group.name for group in settings.watch)
    reading.once("watch", list(groups))
    for number, edition in enumerate(settings.editions):
        where = f"editions[{number}]"
        _named(reading, f"{where}.sources", "source", edition.sources, known)
        _named(reading, f"{where}.watch", "watch group", edition.watch, groups)
        seen = [group.name for group in settings.watched_by(edition)]
        for section in edition.sections:
            _named(reading, f"{where}.sections", "source", section.sources, known)
            _named(reading, f"{where}.sections", "watch group", section.watch, seen)
        if edition.only_watched and not groups:
            reason = "leaves nothing to tell: no words are watched"
            reading.tell(f"{where}.only_watched", reason, '[[watch]] with name = "Libya", words = ["…"]')
    least = settings.grouping.window_days + 1
    if 0 < settings.keep.texts < least:
        reason = f"is shorter than articles are compared ([grouping] window_days = {least - 1})"
        reading.tell("keep.texts", reason, f"0 (for ever), or {least} days and more")
    templates = settings.reports.templates_path(workspace.root)
    if settings.reports.templates and templates and not templates.is_dir():
        reason = f"there is no folder {templates}"
        reading.tell(
            "reports.templates", reason, 'a folder of your own templates, or "" for templates/ if there is one'
        )
    reports = _real(settings.reports.path(workspace.root))
    _sent(reading, settings, workspace)
    for number, source in enumerate(settings.sources):
        if source.is_feed:
            _reachable(reading, number, source, settings)
            continue
        folder = _real(source.path(workspace.root))
        if reports.is_relative_to(folder) and source.recursive:
            reason = f"the reports go to {reports}, inside it, and would be read as articles"
            reading.tell(f"sources[{number}].folder", reason, f"a folder that does not hold {reports}")


def _sent(reading: Reading, settings: Settings, workspace: Workspace) -> None:
    """Check that channels are there that are named, and lead where pages may go."""
    kinds = {channel.name: channel.kind for channel in settings.channels}
    asked = [(f"editions[{number}].channels", each.channels, False) for number, each in enumerate(settings.editions)]
    asked.append(("alerts.channels", settings.alerts.channels, True))
    if not settings.channels and all(names in {(), Edition().channels} for _, names, _ in asked):
        return
    from tasks.settings.channels import agree, named

    for where, names, alerts in asked:
        named(reading, where, names, kinds, alerts=alerts)
    agree(reading, settings, workspace.root)


def _named(reading: Reading, where: str, kind: str, given: Sequence[str], known: Sequence[str]) -> None:
    """Check that every name is one of those that there are."""
    for name in given:
        if name not in known:
            reading.tell(where, f'there is no {kind} "{name}"{close(name, known)}', ", ".join(known) or "none yet")


def _real(path: Path) -> Path:
    """Give the path without links; links that go round in a circle are told by whoever opens it."""
    return Path(os.path.realpath(path))  # `Path.resolve` raises for them


def _reachable(reading: Reading, number: int, source: Source, settings: Settings) -> None:
    host = addresses.inside(source.url)
    if host and host not in settings.fetch.allow_private:
        reason = f'"{host}" lies in a private network, where pages from outside must not lead'
        allowed = f'a public address, or [fetch] allow_private = ["{host}"] where it is yours'
        reading.tell(f"sources[{number}].url", reason, allowed)
