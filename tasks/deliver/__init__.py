"""Deliver what is finished: pages into the reports folder, whole or not at all; letters through `channels/`.

A channel takes what it is given and says how that went. It changes no word and makes none.
"""

from __future__ import annotations

from tasks.deliver.attempts import attempt, once
from tasks.deliver.channel import Channel, Sealed, Sending
from tasks.deliver.discard import discard
from tasks.deliver.put import Receipt, leftovers, put, sweep
from tasks.deliver.removal import remove
from tasks.deliver.standing import standing

__all__ = [
    "Channel",
    "Receipt",
    "Sealed",
    "Sending",
    "attempt",
    "discard",
    "leftovers",
    "once",
    "put",
    "remove",
    "standing",
    "sweep",
]
