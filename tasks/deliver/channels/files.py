"""Pages as files in a folder: the channel that is always there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tasks.deliver.put import Receipt, put
from tasks.model import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Puts pages into `folder`."""

    folder: Path

    def deliver(self, pages: Sequence[Page]) -> tuple[Receipt, ...]:
        """Put them in their places, all or none; see `tasks.deliver.put`."""
        return put(pages, self.folder)
