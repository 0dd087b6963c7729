"""Put pages into a folder so that a reader finds each whole: the old one or the new one, never a half.

All new bytes are written beside their places first, and only when every one of them is on the disk do they take
their places, reading copies before the pages that link to them. So a full disk leaves yesterday's briefing as it
was, and a run that is killed leaves at most temporary files, which the next one sweeps away. That it must look for
them, through folders of years, it knows by one more of them at the top, which is made first and goes last.
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tasks.deliver.disk import Disk, RealDisk
from tasks.errors import OutputError
from tasks.model import Page

LEFTOVER = ".tmp-"
REMEDIES = {
    errno.ENOSPC: "Make room on the disk and run again",
    errno.EDQUOT: "Make room within your quota and run again",
    errno.EFBIG: "Raise the limit on the size of files and run again",
    errno.EROFS: "The disk is read-only: name another folder under [reports] in mujaz.toml",
    errno.EACCES: "Give write permission to the folder, or name another under [reports] in mujaz.toml",
    errno.EPERM: "Give write permission to the folder, or name another under [reports] in mujaz.toml",
    errno.ENOTDIR: "A file stands where a folder is needed: move it away",
    errno.EEXIST: "A file stands where a folder is needed: move it away",
    errno.EISDIR: "A folder stands where a page belongs: move it away",
    errno.ENAMETOOLONG: "The name is too long for this disk: name a folder with a shorter path",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Where a page went. `written` is false where the same bytes stood there already and were left alone."""

    path: str
    sha256: str
    bytes: int
    written: bool


@dataclass(frozen=True, slots=True)
class _Move:
    """A page on its way: from its temporary file to its place."""

    page: Page
    fresh: Path
    place: Path


def put(pages: Sequence[Page], folder: Path, *, disk: Disk | None = None) -> tuple[Receipt, ...]:
    """Put `pages` in their places under `folder`, making it where it is missing; give receipts in their order.

    A page whose bytes stand in its place already is left alone, time stamp and all. Leftovers of a run that died
    are swept away first, where there are any; so only one run at a time may write to a folder (the workspace's lock
    sees to that).

    Raises:
        OutputError: a page cannot be written, or its place lies outside `folder` by way of a link. Unless the
            disk fails in the very moment of renaming, every page is as it was before.
        ValueError: two pages have one path.
    """
    _no_two_alike(pages)
    disk = disk or RealDisk()
    moves: list[_Move] = []
    try:
        with _naming(folder):
            folder.mkdir(parents=True, exist_ok=True)
            if _interrupted(folder):
                sweep(folder)
        for number, page in enumerate(pages):
            _stage(page, folder, number, moves, disk)
        for move in sorted(moves, key=lambda one: -one.page.path.count("/")):
            with _naming(move.place):
                disk.rename(move.fresh, move.place)
        for parent in sorted({move.place.parent for move in moves}):
            with _naming(parent):
                disk.settle(parent)
    finally:
        _drop([move.fresh for move in moves], _mark(folder))
    written = {move.page.path for move in moves}
    return tuple(_receipt(page, written=page.path in written) for page in pages)


def _no_two_alike(pages: Sequence[Page]) -> None:
    paths = [page.path for page in pages]
    twice = sorted({path for path in paths if paths.count(path) > 1}) if len(set(paths)) < len(paths) else ()
    if twice:
        raise ValueError(f"two pages have one path: {', '.join(twice)}")


def _stage(page: Page, folder: Path, number: int, moves: list[_Move], disk: Disk) -> None:
    """Write a page beside its place and add its move to `moves`; do nothing where it stands there already."""
    place = folder / page.path
    with _naming(place):
        _refuse_way_out(place, folder)
        if _holds(place, page.content):
            return
        if not moves:
            _mark(folder).touch()
            disk.settle(folder)  # else a loss of power could keep a temporary file and lose what leads to it
        _make_parents(folder, place, disk)
        move = _Move(page, place.with_name(f"{LEFTOVER}{os.getpid()}-{number}"), place)
        moves.append(move)
        disk.write(move.fresh, page.content)


def _receipt(page: Page, *, written: bool) -> Receipt:
    sha256 = hashlib.sha256(page.content).hexdigest()
    return Receipt(path=page.path, sha256=sha256, bytes=len(page.content), written=written)


def sweep(folder: Path) -> int:
    """Remove the temporary files that a dead run left anywhere under `folder`; give their number."""
    left = leftovers(folder)
    for path in reversed(left):  # those at the top last: they say that there may be others
        path.unlink(missing_ok=True)
    return len(left)


def leftovers(folder: Path) -> tuple[Path, ...]:
    """Give the temporary files that a dead run left anywhere under `folder`, those at its top first."""
    found = ((Path(parent), names) for parent, _, names in os.walk(folder))
    return tuple(parent / name for parent, names in found for name in names if name.startswith(LEFTOVER))


def _refuse_way_out(place: Path, folder: Path) -> None:
    """Refuse a place to which only a link out of the folder leads."""
    if not Path(os.path.realpath(place.parent)).is_relative_to(os.path.realpath(folder)):
        reason = "its folder is a link that leads out of the reports folder"
        raise OutputError(str(place), reason, "Remove the link and run again.")


def _holds(place: Path, content: bytes) -> bool:
    """Tell whether the very bytes stand there already; a link is always replaced, never followed."""
    try:
        same = not place.is_symlink() and place.stat().st_size == len(content) and place.read_bytes() == content
    except FileNotFoundError:
        return False
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    return same


def _make_parents(folder: Path, place: Path, disk: Disk) -> None:
    """Make the folders down to a place, and make sure that their names are on the disk."""
    missing = [parent for parent in place.parents if parent.is_relative_to(folder) and not parent.exists()]
    for parent in reversed(missing):
        parent.mkdir(exist_ok=True)
        disk.settle(parent.parent)


def _mark(folder: Path) -> Path:
    """Give the file that says, while it stands, that there may be temporary files under `folder`."""
    return folder / f"{LEFTOVER}{os.getpid()}"


def _interrupted(folder: Path) -> bool:
    """Tell whether whoever put pages here last did not come to its end."""
    with os.scandir(folder) as entries:
        return any(entry.name.startswith(LEFTOVER) for entry in entries)


def _drop(leftovers: Sequence[Path], mark: Path) -> None:
    for path in leftovers:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    with suppress(OSError):
        if not any(map(os.path.lexists, leftovers)):  # else the mark stays, and the next run sweeps what is left
            mark.unlink(missing_ok=True)


@contextmanager
def _naming(place: Path) -> Iterator[None]:
    """Turn what the disk says into an OutputError that names the place and what to do."""
    try:
        yield
    except OSError as error:
        remedy = REMEDIES.get(error.errno or 0, "See that the folder can be written and run again")
        reason = f"it cannot be written ({error.strerror or error})"
        raise OutputError(str(place), reason, f"{remedy}; what stood there before is unharmed.") from error
