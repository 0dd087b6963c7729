"""A workspace: the folder in which one reader's settings, sources, briefings and store live together.

    <root>/mujaz.toml      settings (may be missing: then everything has its default)
    <root>/seeds/          the reader's own files
    <root>/reports/        the briefings
    <root>/.mujaz/         the store, caches, the lock, Prefect's home; git-ignored by a file of its own

Everything is reached from `root`, so two workspaces never touch each other. Nothing here reads the settings.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tasks.errors import AlreadyRunning, StoreError, UsageError

SETTINGS_NAME = "mujaz.toml"
VARIABLE = "MUJAZ_WORKSPACE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """The paths of one workspace; `root` is absolute. Making this value touches nothing on disk."""

    root: Path

    def __post_init__(self) -> None:
        if not self.root.is_absolute():
            raise ValueError(f"workspace {self.root} is not an absolute path")

    @property
    def settings(self) -> Path:
        """Give the settings file, which need not exist."""
        return self.root / SETTINGS_NAME

    @property
    def seeds(self) -> Path:
        """Give the folder that is read where the settings name no source."""
        return self.root / "seeds"

    @property
    def state(self) -> Path:
        """Give the folder of everything that the program keeps for itself."""
        return self.root / ".mujaz"

    @property
    def store(self) -> Path:
        """Give the file of the default store."""
        return self.state / "store.sqlite"

    @property
    def cache(self) -> Path:
        """Give the folder of what may be deleted at any time."""
        return self.state / "cache"

    @property
    def prefect(self) -> Path:
        """Give the home of Prefect, so that it shares nothing with another workspace."""
        return self.state / "prefect"

    @property
    def lock(self) -> Path:
        """Give the file that a run holds locked."""
        return self.state / "lock"

    def prepare(self) -> None:
        """Make the state folder, told to git as not worth keeping; do nothing where it stands.

        Raises:
            StoreError: the folder cannot be made.
        """
        try:
            self.state.mkdir(exist_ok=True)
            ignore = self.state / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
        except OSError as error:
            reason = f"the folder cannot be made or written ({error.strerror or error})"
            raise StoreError(
                str(self.state), reason, "Give write permission to it, or name another workspace."
            ) from error


def find(explicit: Path | None, environment: Mapping[str, str], here: Path | None = None) -> Workspace:
    """Find the workspace of a command.

    The first that is given counts: `explicit` (the option --workspace), the variable MUJAZ_WORKSPACE, the
    nearest folder at or above `here` that holds a mujaz.toml, `here` itself. A parent is taken only for its
    mujaz.toml, as git does with its own folder, so that a command works anywhere inside a workspace.

    Args:
        explicit: the folder the user named, or None.
        environment: the environment's variables.
        here: the current folder; the process's own where None.

    Raises:
        UsageError: a folder was named, but there is none.
    """
    start = (here or Path.cwd()).absolute()
    named = explicit or (Path(environment[VARIABLE]) if environment.get(VARIABLE) else None)
    if named is not None:
        told_by = "--workspace" if explicit else VARIABLE
        root = start / named.expanduser()
        if not root.is_dir():
            raise UsageError(f"{told_by}: there is no folder {root}. Make it, or name one that exists.")
        return Workspace(root=root.resolve())
    holders = (folder for folder in (start, *start.parents) if (folder / SETTINGS_NAME).is_file())
    return Workspace(root=next(holders, start).resolve())


@contextmanager
def hold(workspace: Workspace) -> Iterator[None]:
    """Hold the workspace for one run; a second run is refused at once.

    The system frees the lock when its holder ends, however it ends; nothing has to be cleaned up by hand.

    Raises:
        AlreadyRunning: another run holds it; the message names its process.
        StoreError: the lock file cannot be made.
    """
    import socket  # loaded here: `mujaz status` holds nothing

    import filelock

    workspace.prepare()
    lock = filelock.FileLock(workspace.lock, timeout=0)
    who = workspace.lock.with_suffix(".holder")
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise AlreadyRunning(
            f"{workspace.root}: another run{_holder(who)} holds this workspace. "
            "Wait for it to end, or end it; a run that died holds nothing."
        ) from error
    except OSError as error:
        reason = f"the lock cannot be made ({error.strerror or error})"
        raise StoreError(str(workspace.lock), reason, "Give write permission to its folder.") from error
    try:
        with suppress(OSError):  # the name is a courtesy to the second run; the lock itself holds without it
            who.write_text(f"process {os.getpid()} on {socket.gethostname()}", encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            who.unlink(missing_ok=True)
        lock.release()


def _holder(who: Path) -> str:
    try:
        return f" ({who.read_text(encoding='utf-8', errors='replace').strip()[:200]})"
    except OSError:  # it has not written its name yet, or has just ended
        return ""
