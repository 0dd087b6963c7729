"""Take old pages away: by their paths, whatever they hold now, for it is their age that the user has set a limit to."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tasks.errors import OutputError


def discard(paths: Iterable[str], folder: Path) -> tuple[str, ...]:
    """Remove the files at `paths` under `folder`, and folders that are empty then; give the paths that were there.

    A link is taken away and not followed; nothing outside `folder` is touched.

    Raises:
        OutputError: one cannot be removed; those before it are gone, and may be named again.
    """
    gone = []
    for path in paths:
        place = folder / path
        if not place.parent.resolve().is_relative_to(folder.resolve()):
            continue
        try:
            place.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            reason = f"it cannot be removed ({error.strerror or error})"
            raise OutputError(str(place), reason, "Give write permission to its folder.") from error
        gone.append(path)
        if place.parent != folder:
            with suppress(OSError):  # it holds other things
                place.parent.rmdir()
    return tuple(gone)
