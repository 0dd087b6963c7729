"""What stands in a folder of finished pages already."""

from __future__ import annotations

from pathlib import Path

from tasks.errors import OutputError


def standing(folder: Path, path: str) -> bytes | None:
    """Give the bytes of a page that stands at `path` under `folder`; None where none does. A link is none.

    Raises:
        OutputError: it is there and cannot be read.
    """
    place = folder / path
    try:
        return None if place.is_symlink() else place.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputError(str(place), f"it cannot be read ({error.strerror or error})", "Give permission.") from error
