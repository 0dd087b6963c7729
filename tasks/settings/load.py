"""Read `mujaz.toml` and refuse, all at once and by key, whatever is wrong in it."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tasks.errors import SettingsError
from tasks.settings import checks
from tasks.settings.checks import Check, Refused, close
from tasks.settings.values import (
    LANGUAGES,
    METHODS,
    Edition,
    Grouping,
    Reports,
    Settings,
    Source,
    Store,
    Summary,
)
from tasks.workspace import Workspace

Table = dict[str, Any]

EDITION: Mapping[str, Check] = {
    "name": checks.slug,
    "title": checks.text("one line of text", empty=False),
    "language": checks.one_of(LANGUAGES),
    "timezone": checks.zone,
    "max_stories": checks.whole(1, 200),
    "max_noted": checks.whole(0, 1000),
    "sources": checks.names,
    "sections": checks.sections,
}
SOURCE: Mapping[str, Check] = {
    "name": checks.slug,
    "folder": checks.folder,
    "language": checks.language,
    "outlet": checks.text("one line of text"),
    "recursive": checks.yes_or_no,
    "max_bytes": checks.whole(*checks.SIZES),
}
SUMMARY: Mapping[str, Check] = {"method": checks.one_of(METHODS), "sentences": checks.whole(1, 10)}
GROUPING: Mapping[str, Check] = {"window_days": checks.whole(1, 365)}
REPORTS: Mapping[str, Check] = {"folder": checks.folder}
TOP = ("editions", "sources", "summary", "grouping", "store", "reports")

# what people will try before it exists: told as such instead of as a spelling mistake
LATER = {
    "url": "sources are folders in this version; addresses and feeds are not read yet",
    "feed": "sources are folders in this version; addresses and feeds are not read yet",
    "opml": "sources are folders in this version; addresses and feeds are not read yet",
}


@dataclass(slots=True)
class _Reading:
    """One pass over the file; collects what is wrong."""

    file: str
    wrong: list[tuple[str, str, str]] = field(default_factory=list)

    def tell(self, key: str, reason: str, allowed: str) -> None:
        self.wrong.append((key, reason, allowed))

    def table(self, where: str, value: object, known: Mapping[str, Check]) -> Table:
        """Check one table; give what may be passed on."""
        if not isinstance(value, dict):
            self.tell(where, "is not a table", f"a table with {', '.join(known)}")
            return {}
        good: Table = {}
        for key, given in value.items():
            if key not in known:
                self.unknown(f"{where}.{key}", key, tuple(known))
                continue
            try:
                good[key] = known[key](given)
            except Refused as refused:
                self.tell(f"{where}.{key}", refused.reason, refused.allowed)
        return good

    def tables(self, name: str, value: object, known: Mapping[str, Check]) -> list[Table]:
        """Check a list of tables."""
        if not isinstance(value, list) or not value:
            self.tell(name, "is not a list of tables", f"[[{name}]] once for each")
            return []
        return [self.table(f"{name}[{number}]", item, known) for number, item in enumerate(value)]

    def once(self, name: str, taken: list[str]) -> None:
        """Check that no name stands twice."""
        for number, word in enumerate(taken):
            if word in taken[:number]:
                self.tell(f"{name}[{number}].name", f'"{word}" is taken', "a name that no other has")

    def unknown(self, where: str, key: str, known: tuple[str, ...]) -> None:
        later = next((said for word, said in LATER.items() if key in {word, f"{word}s"}), "")
        self.tell(where, later or f"there is no such setting{close(key, known)}", ", ".join(known))

    def stop(self) -> None:
        """Raise what was found, every line complete; the error's fields are of the first."""
        if not self.wrong:
            return
        error = SettingsError(self.file, *self.wrong[0])
        error.args = ("\n".join(str(SettingsError(self.file, *one)) for one in self.wrong),)
        raise error


def load(workspace: Workspace, environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings of `workspace`; without a file, the defaults.

    Args:
        workspace: the folder that may hold a mujaz.toml.
        environment: where `${NAME}` in the store's URL is looked up.

    Raises:
        SettingsError: the file cannot be read, is not TOML, or holds something wrong; every fault is told.
    """
    reading = _Reading(str(workspace.settings))
    top = _parsed(workspace)
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
    )
    reading.stop()
    _agree(reading, settings, workspace)
    reading.stop()
    return settings


def _parsed(workspace: Workspace) -> Table:
    """Give the file's tables, or none where there is no file."""
    file = str(workspace.settings)
    try:
        text = workspace.settings.read_bytes().decode("utf-8-sig")
        return tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(file, "the file", f"cannot be read ({error.strerror})", "a readable file") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SettingsError(file, f"line {line}", "is not UTF-8", "text saved as UTF-8") from error
    except (ValueError, RecursionError) as error:  # also figures too long or tables too deep for the parser
        place = re.search(r"\(at (.*)\)$", str(error))
        reason = str(error).removesuffix(place[0]).strip() if place else str(error)
        raise SettingsError(file, place[1] if place else "the file", reason, 'TOML: key = "value"') from error


def _editions(reading: _Reading, top: Table) -> tuple[Edition, ...]:
    if "editions" not in top:
        return (Edition(),)
    return tuple(Edition(**table) for table in reading.tables("editions", top["editions"], EDITION))


def _sources(reading: _Reading, top: Table) -> tuple[Source, ...]:
    if "sources" not in top:
        return (Source(),)
    found = reading.tables("sources", top["sources"], SOURCE)
    for number, given in enumerate(top["sources"] if found else ()):
        if isinstance(given, dict) and not LATER.keys() & given.keys():
            for key in ("name", "folder"):
                if key not in given:
                    reading.tell(f"sources[{number}].{key}", "is missing", "every source has a name and a folder")
    return tuple(Source(**table) for table in found)


def _agree(reading: _Reading, settings: Settings, workspace: Workspace) -> None:
    """Check what no value shows alone."""
    reading.once("editions", [edition.name for edition in settings.editions])
    reading.once("sources", [source.name for source in settings.sources])
    known = tuple(source.name for source in settings.sources)
    for number, edition in enumerate(settings.editions):
        named = [("sources", name) for name in edition.sources]
        named += [("sections", name) for section in edition.sections for name in section.sources]
        for key, name in named:
            if name not in known:
                reason = f'there is no source "{name}"{close(name, known)}'
                reading.tell(f"editions[{number}].{key}", reason, ", ".join(known))
    reports = _real(settings.reports.path(workspace.root))
    for number, source in enumerate(settings.sources):
        folder = _real(source.path(workspace.root))
        if reports.is_relative_to(folder) and source.recursive:
            reason = f"the reports go to {reports}, inside it, and would be read as articles"
            reading.tell(f"sources[{number}].folder", reason, f"a folder that does not hold {reports}")


def _real(path: Path) -> Path:
    """Give the path without links; links that go round in a circle are told by whoever opens it."""
    return Path(os.path.realpath(path))  # `Path.resolve` raises for them
