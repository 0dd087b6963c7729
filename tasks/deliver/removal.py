"""Take away files that we wrote and that no longer belong; what is not ours, or was changed by hand, stays."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path

from tasks.deliver.standing import standing
from tasks.errors import OutputError


def remove(written: Mapping[str, Collection[str]], folder: Path) -> tuple[str, ...]:
    """Remove files under `folder` that hold what we put there; give their paths.

    Args:
        written: by path, the digests (SHA-256, hexadecimal) of all that we may have put there. A file that holds
            anything else is somebody's own, and a link is never followed: both stay.
        folder: of the reports.

    Raises:
        OutputError: a file of ours cannot be read or removed.
    """
    gone = []
    for path, digests in written.items():
        content = standing(folder, path)
        if content is None or hashlib.sha256(content).hexdigest() not in digests:
            continue
        try:
            (folder / path).unlink(missing_ok=True)
        except OSError as error:
            reason = f"it cannot be removed ({error.strerror or error})"
            raise OutputError(str(folder / path), reason, "Give write permission to its folder.") from error
        gone.append(path)
    return tuple(gone)
