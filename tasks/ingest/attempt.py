"""Reading one source of many: if it fails, that is a gap, and the others go on."""

from __future__ import annotations

from datetime import datetime

from tasks.errors import SourceError
from tasks.ingest.folder import FolderSource, read_folder
from tasks.model import Gap, Gathered

FAILED = "source failed"


def attempt(source: FolderSource, *, seen: datetime) -> Gathered:
    """Read a source as `read_folder` does; one that cannot be read at all gives nothing but its gap."""
    try:
        return read_folder(source, seen=seen)
    except SourceError as error:
        return Gathered(gaps=(Gap(kind=FAILED, what=error.source, why=error.reason, remedy=error.remedy),))
