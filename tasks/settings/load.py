"""Read `mujaz.toml` and refuse, all at once and by key, whatever is wrong in it."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tasks.errors import SettingsError
from tasks.settings import checks
from tasks.settings.agreement import agree
from tasks.settings.checks import Check
from tasks.settings.delivery import Alerts
from tasks.settings.reading import Reading, Table
from tasks.settings.reports import Reports
from tasks.settings.tables import (
    COMMON,
    EDITION,
    FEED,
    FETCH,
    FOLDER,
    GROUPING,
    KEEP,
    OPML,
    REPORTS,
    SOURCE,
    SUMMARY,
    TOP,
)
from tasks.settings.values import (
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
    agree(reading, settings, workspace)
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
