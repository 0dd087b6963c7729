"""Settings: read once, at the door; frozen values after that.

`load(workspace)` gives `Settings` from `mujaz.toml`, or the defaults where there is no such file; whatever is
wrong in the file is told at once, by key. `sample()` is the commented file that `mujaz init` writes.
"""

from __future__ import annotations

from tasks.settings.delivery import Alerts, Channel
from tasks.settings.digesting import digest
from tasks.settings.load import load
from tasks.settings.reports import FORMATS, USUAL, Reports
from tasks.settings.sample import sample
from tasks.settings.secret_text import Secret
from tasks.settings.values import (
    FULL_TEXT,
    METHODS,
    Edition,
    Fetch,
    Grouping,
    Keep,
    Opml,
    Section,
    Settings,
    Source,
    Store,
    Summary,
)

__all__ = [
    "FORMATS",
    "FULL_TEXT",
    "METHODS",
    "USUAL",
    "Alerts",
    "Channel",
    "Edition",
    "Fetch",
    "Grouping",
    "Keep",
    "Opml",
    "Reports",
    "Secret",
    "Section",
    "Settings",
    "Source",
    "Store",
    "Summary",
    "digest",
    "load",
    "sample",
]
