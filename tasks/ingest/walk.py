"""Find the files of a folder without opening any: what is an ordinary file inside it, and what is not and why."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass

from tasks.ingest.gaps import gap
from tasks.model import Gap

LEFTOVERS = ("~", ".swp", ".swo", ".swx", ".part", ".partial", ".crdownload", ".tmp", ".temp", ".bak", "#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An ordinary file: how to call it, where it really lies, and how it looked before it was opened."""

    where: str
    path: str  # as the user placed it, bytes that are no UTF-8 as surrogates
    real: str  # the same, or where a link inside the folder leads
    before: os.stat_result


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """What lies in a folder, in order of `where`."""

    files: tuple[Found, ...]
    gaps: tuple[Gap, ...]


def printable(path: str) -> str:
    """Write a path so that any terminal, page and database takes it: one line, valid Unicode."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text).replace(
        os.sep, "/"
    )


def walk(folder: str, named: str, *, recursive: bool) -> Walked:
    """List a folder.

    Args:
        folder: an absolute path without links in it.
        named: how the folder is called in `where`, without a slash at its end; "" for the workspace itself.
        recursive: look into subfolders too. Links to folders are never followed.

    Raises:
        OSError: the folder itself cannot be listed.
    """
    files: list[Found] = []
    gaps: list[Gap] = []
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            with os.scandir(current) as listing:
                entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            if current == folder:
                raise
            gaps.append(
                gap("unreadable", _where(current, folder, named), f"The folder cannot be listed: {_said(error)}.")
            )
            continue
        for entry in entries:
            if entry.name.startswith(".") or entry.name.lower().endswith(LEFTOVERS):
                continue  # hidden, or what an editor or a download left: not an article
            where = _where(entry.path, folder, named)
            one = _look(entry, where, folder)
            if isinstance(one, Found):
                files.append(one)
            elif isinstance(one, Gap):
                gaps.append(one)
            elif recursive:
                waiting.append(entry.path)
    return Walked(files=tuple(sorted(files, key=_order)), gaps=tuple(gaps))


def _order(found: Found) -> tuple[str, bytes]:
    return found.where, os.fsencode(found.path)


def _where(path: str, folder: str, named: str) -> str:
    inner = printable(os.path.relpath(path, folder))
    return f"{named}/{inner}" if named else inner


def _said(error: OSError) -> str:
    return error.strerror or str(error)


def _look(entry: os.DirEntry[str], where: str, folder: str) -> Found | Gap | None:
    """Judge one entry by its type alone; None for a folder to look into."""
    try:
        before = entry.stat(follow_symlinks=False)
        if stat.S_ISLNK(before.st_mode):
            return _link(entry, where, folder)
    except OSError as error:
        return gap("unreadable", where, f"It cannot be looked at: {_said(error)}.")
    if stat.S_ISDIR(before.st_mode):
        return None
    if not stat.S_ISREG(before.st_mode):
        return gap("not a regular file", where, "It is a pipe, socket or device.")
    return Found(where=where, path=entry.path, real=entry.path, before=before)


def _link(entry: os.DirEntry[str], where: str, folder: str) -> Found | Gap:
    """Follow a link to a file inside the folder; tell of any other."""
    try:
        real = os.path.realpath(entry.path, strict=True)
    except OSError as error:
        return gap("unreadable", where, f"The link leads nowhere: {_said(error)}.")
    if os.path.commonpath([real, folder]) != folder:
        return gap("link leaves the folder", where, "It is a link to a place outside the folder.")
    target = os.stat(real)  # noqa: PTH116 -- paths stay strings, so that bytes that are no UTF-8 survive
    if stat.S_ISDIR(target.st_mode):
        return gap("duplicate", where, "It is a link to a folder that is read in its own place.")
    if not stat.S_ISREG(target.st_mode):
        return gap("not a regular file", where, "It is a link to a pipe, socket or device.")
    return Found(where=where, path=entry.path, real=real, before=target)
