"""The few things done to a disk, behind one seam, so that a test can hand over a disk that fails."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol


class Disk(Protocol):
    """Somewhere files can be put. Every method raises OSError when it fails."""

    def write(self, path: Path, content: bytes) -> None:
        """Make a new file, all of it on the disk when this returns."""

    def rename(self, old: Path, new: Path) -> None:
        """Put one file in the place of another, in one step."""

    def settle(self, folder: Path) -> None:
        """Make sure that the names in a folder are on the disk."""


class RealDisk:
    """The disk of this machine."""

    def write(self, path: Path, content: bytes) -> None:
        """Make a new file, all of it on the disk when this returns."""
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def rename(self, old: Path, new: Path) -> None:
        """Put one file in the place of another, in one step."""
        old.replace(new)

    def settle(self, folder: Path) -> None:
        """Make sure that the names in a folder are on the disk."""
        try:
            handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        except PermissionError:  # Windows opens no folder; there the rename itself is durable
            return
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
