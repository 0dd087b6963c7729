"""What no value in `mujaz.toml` shows alone: names that must be known, times and folders that must not cross."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from tasks.settings import addresses
from tasks.settings.checks import close
from tasks.settings.reading import Reading
from tasks.settings.values import Edition, Settings, Source
from tasks.workspace import Workspace


def agree(reading: Reading, settings: Settings, workspace: Workspace) -> None:
    """Check what no value shows alone."""
    _named_once(reading, settings)
    _editions(reading, settings)
    _kept_long_enough(reading, settings)
    _templates(reading, settings, workspace)
    _sent(reading, settings, workspace)
    _sources(reading, settings, workspace)


def _named_once(reading: Reading, settings: Settings) -> None:
    """Check that no two things of a kind share their name, nor two feeds their address."""
    reading.once("editions", [edition.name for edition in settings.editions])
    reading.once("sources", [source.name for source in settings.sources])
    reading.once("sources", [source.url for source in settings.sources], "url")
    reading.once("watch", [group.name for group in settings.watch])


def _editions(reading: Reading, settings: Settings) -> None:
    """Check that editions and their sections name sources and watch groups that there are."""
    known = tuple(source.name for source in settings.sources)
    groups = tuple(group.name for group in settings.watch)
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


def _kept_long_enough(reading: Reading, settings: Settings) -> None:
    """Check that texts stay for as long as articles are compared."""
    least = settings.grouping.window_days + 1
    if 0 < settings.keep.texts < least:
        reason = f"is shorter than articles are compared ([grouping] window_days = {least - 1})"
        reading.tell("keep.texts", reason, f"0 (for ever), or {least} days and more")


def _templates(reading: Reading, settings: Settings, workspace: Workspace) -> None:
    """Check that a folder of templates that is named is there."""
    templates = settings.reports.templates_path(workspace.root)
    if settings.reports.templates and templates and not templates.is_dir():
        reason = f"there is no folder {templates}"
        reading.tell(
            "reports.templates", reason, 'a folder of your own templates, or "" for templates/ if there is one'
        )


def _sent(reading: Reading, settings: Settings, workspace: Workspace) -> None:
    """Check that channels are there that are named, and lead where pages may go."""
    kinds = {channel.name: channel.kind for channel in settings.channels}
    asked = [(f"editions[{number}].channels", each.channels, False) for number, each in enumerate(settings.editions)]
    asked.append(("alerts.channels", settings.alerts.channels, True))
    if not settings.channels and all(names in {(), Edition().channels} for _, names, _ in asked):
        return
    from tasks.settings.channels import agree as channels_agree
    from tasks.settings.channels import named

    for where, names, alerts in asked:
        named(reading, where, names, kinds, alerts=alerts)
    channels_agree(reading, settings, workspace.root)


def _sources(reading: Reading, settings: Settings, workspace: Workspace) -> None:
    """Check that feeds lie where pages from outside may lead, and that no folder holds the reports."""
    reports = _real(settings.reports.path(workspace.root))
    for number, source in enumerate(settings.sources):
        if source.is_feed:
            _reachable(reading, number, source, settings)
            continue
        folder = _real(source.path(workspace.root))
        if reports.is_relative_to(folder) and source.recursive:
            reason = f"the reports go to {reports}, inside it, and would be read as articles"
            reading.tell(f"sources[{number}].folder", reason, f"a folder that does not hold {reports}")


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
