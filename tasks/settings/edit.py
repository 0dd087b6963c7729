"""Editing `mujaz.toml` as a careful person would: comments, order and spelling stay, and it is whole at any moment.

Every edit reads the file, changes its text, sees that the new text means what it should and that `load` would take
it, looks whether the file is still what was read, and puts the new one in its place in one step.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tasks.errors import SettingsError
from tasks.settings import changes
from tasks.settings.changes import Changed, Table, Unclear
from tasks.settings.load import checked, parsed, read
from tasks.settings.sample import sample
from tasks.settings.values import Opml, Source
from tasks.workspace import Workspace

Change = Callable[[str, Table], Changed]
MARK = "\ufeff"
PATIENCE = 10.0  # seconds that one edit waits for another to end


def add(workspace: Workspace, sources: Sequence[Source], *, opml: Opml | None = None) -> None:
    """Write sources into the settings file, which is made where there is none.

    Args:
        workspace: the folder whose mujaz.toml is edited.
        sources: feeds or folders, under names and addresses that no other has.
        opml: what a list of feeds said besides them, in place of what is kept of it now; None leaves that.

    Raises:
        SettingsError: the file is wrong as it is, would be wrong then, or was changed meanwhile.
        StoreError: the workspace cannot be written.
    """

    def change(text: str, before: Table) -> Changed:
        text, after = changes.added(text, before, sources)
        return changes.with_opml(text, after, opml) if opml is not None else (text, after)

    edit(workspace, change)


def remove(workspace: Workspace, names: Collection[str]) -> None:
    """Take sources out of the settings file, by name or address; comments round them stay.

    Raises:
        SettingsError: there is no such source, an edition names it, or the file was changed meanwhile.
        StoreError: the workspace cannot be written.
    """
    edit(workspace, lambda text, before: changes.removed(text, before, names))


def pause(workspace: Workspace, names: Collection[str]) -> None:
    """Keep feeds from being fetched until `resume`, by name or address; raises what `remove` does."""
    edit(workspace, lambda text, before: changes.paused(text, before, names, now=True))


def resume(workspace: Workspace, names: Collection[str]) -> None:
    """Have feeds fetched again, by name or address; raises what `remove` does."""
    edit(workspace, lambda text, before: changes.paused(text, before, names, now=False))


def edit(workspace: Workspace, change: Change) -> None:
    """Change the settings file, all or nothing.

    Args:
        workspace: the folder whose mujaz.toml is edited.
        change: of the text (its lines end in a line feed alone) and its meaning; gives both as they are to be.

    Raises:
        SettingsError: see `add`.
        StoreError: the workspace cannot be written.
    """
    file = str(workspace.settings)
    with _alone(workspace):
        found = read(workspace)
        before = sample().encode() if found is None else found
        meant = parsed(before, file)
        text = before.decode("utf-8-sig")
        ends = "\r\n" if "\r\n" in text and text.count("\n") == text.count("\r\n") else "\n"
        try:
            new, after = change(text.replace(ends, "\n"), meant)
        except Unclear as unclear:
            raise SettingsError(file, *unclear.told) from unclear
        marked = MARK if before.startswith(MARK.encode()) else ""
        content = (marked + new.replace("\n", ends)).encode()
        checked(after, workspace)
        if parsed(content, file) != after:
            reason = "is laid out in a way that cannot be edited without loss"
            raise SettingsError(file, "the file", reason, "[[sources]] blocks, each in one piece")
        if content != found:
            _put(workspace, content, instead=found)


@contextmanager
def _alone(workspace: Workspace) -> Iterator[None]:
    """Let one edit of ours wait for another: between looking and renaming a third hand must not write."""
    import filelock

    workspace.prepare()
    lock = filelock.FileLock(workspace.state / "settings.lock", timeout=PATIENCE)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        file = str(workspace.settings)
        raise SettingsError(file, "the file", "is being edited by another command", "one edit at a time") from error
    try:
        yield
    finally:
        lock.release()


def _put(workspace: Workspace, content: bytes, *, instead: bytes | None) -> None:
    """Put the new file in the place of the one that was read, or say that this one is there no more."""
    file = str(workspace.settings)
    place = workspace.settings.resolve()  # where it is a link, what it leads to is replaced
    fresh = place.with_name(f".tmp-{place.name}")
    try:
        _write(fresh, content, like=place)
        if read(workspace) != instead:
            reason = "was changed by someone else meanwhile; nothing was written"
            raise SettingsError(file, "the file", reason, "the same command once more")
        fresh.replace(place)
        _settle(place.parent)
    except OSError as error:
        reason = f"cannot be written ({error.strerror or error})"
        raise SettingsError(file, "the file", reason, "write permission to it and its folder") from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _write(path: Path, content: bytes, *, like: Path) -> None:
    """Write a file, all of it on the disk when this returns, readable by whom the old one was."""
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        if like.exists():
            path.chmod(like.stat().st_mode & 0o7777)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """See that the names in a folder are on the disk."""
    with suppress(PermissionError):  # Windows opens no folder; there the rename itself is durable
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
