"""Deliver finished pages: into a folder, whole or not at all; other channels are files of `channels/`.

A channel takes pages and gives receipts. It changes no page and makes none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tasks.deliver.discard import discard
from tasks.deliver.put import Receipt, leftovers, put, sweep
from tasks.deliver.removal import remove
from tasks.deliver.standing import standing
from tasks.model import Page

__all__ = ["Channel", "Receipt", "discard", "leftovers", "put", "remove", "standing", "sweep"]


class Channel(Protocol):
    """Somewhere finished pages can go."""

    def deliver(self, pages: Sequence[Page]) -> tuple[Receipt, ...]:
        """Take the pages there; give a receipt for each, in order.

        Raises:
            OutputError: they could not be taken there; what was there before still is.
        """
